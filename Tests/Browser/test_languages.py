"""The languages of the interface as readers meet them, and the Traditional texts as the script makes them."""
import subprocess
import sys

import pytest

from harness.program import ROOT


def test_the_traditional_texts_are_up_to_date():
    run = subprocess.run(
        [sys.executable, str(ROOT / "Scripts/zh-hant"), "--check"], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("wanted, language, home", [
    ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant", "首頁"), ("zh-HK", "zh-Hant", "首頁"), ("zh-CN", "zh-Hans", "首页"),
    ("fr,en-GB;q=0.5", "en", "Home"), ("fr", "zh-Hans", "首页"),
])
def test_a_browser_is_answered_in_its_language(site, wanted, language, home):
    page = site.get("/hot", accept_language=wanted).text
    assert f'<html lang="{language}"' in page
    assert home in page


def test_a_chosen_language_is_kept(site, window):
    page = window(locale="zh-CN").new_page()
    page.goto(site.url + "/hot")
    page.locator(".footer-languages a[hreflang=zh-Hant]").click()
    page.goto(site.url + "/about")
    assert page.evaluate("document.documentElement.lang") == "zh-Hant"
    page.context.clear_cookies()
    page.close()
