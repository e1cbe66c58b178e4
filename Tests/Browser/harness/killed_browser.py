"""Writes in a browser that is killed in the middle, or opens what it has left: `PROFILE SITE LINK [ADDRESS]`.

A process of its own, because a test run has one Playwright already.
"""
import os
import pathlib
import signal
import sys
import time

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from harness import chromium  # noqa: E402
from harness.studio import EDITOR, TEXT, wait_for, write  # noqa: E402


def processes_of(profile):
    """The processes of the browser that has this profile, by what they were started with."""
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if profile in (folder / "cmdline").read_text():
                    if int(folder.name) != os.getpid():
                        yield int(folder.name)
            except OSError:
                pass


def main(profile, site, link, left=None):
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, locale="zh-CN", **chromium.OPTIONS)
        page = context.new_page()
        page.goto(link)
        page.locator("main form button[type=submit]").click()
        page.wait_for_load_state()
        if left is None:
            page.goto(f"{site}/studio")
            page.locator(".studio-new button").first.click()
            page.wait_for_selector(EDITOR)
            write(page, "存上的。", title="杀掉浏览器")
            page.keyboard.press("Control+s")
            page.wait_for_timeout(1500)
            wait_for(page, "saved")
            context.set_offline(True)
            page.keyboard.type("没有存上的。")
            wait_for(page, "offline")
            print(page.url.split("?")[0], flush=True)
            for process in processes_of(f"--user-data-dir={profile}"):
                os.kill(process, signal.SIGKILL)
            os._exit(0)
        page.goto(left)
        page.wait_for_selector("dialog")
        assert "没有存上的" in page.inner_text("dialog"), page.inner_text("dialog")
        page.locator('dialog button[value="restore"]').click()
        wait_for(page, "saved")
        deadline = time.monotonic() + 10
        while "没有存上的" not in page.inner_text(TEXT):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
