"""Search as readers use it: by words of the text, by keyboard, with scripts off, and after a mistake."""
import json
import re
import urllib.parse

import pytest

from harness.markup import Page
from harness.pages import FOUND
from harness.program import Program
from harness.submissions import Submissions
from harness.watch import accessibility, too_wide, watched

# Words that stand in the text of one sample article and in no title.
SENTENCE = "Copying nothing succeeds"
TITLE = "A backup is a rehearsal"


def search(site, text, **filters):
    return site.get("/search?" + urllib.parse.urlencode({"q": text, **filters})).text


def results(html):
    """The addresses of the articles found, in their order."""
    return [link for link in Page(html).links if FOUND["article"].fullmatch(link)]


def test_words_of_the_text_are_found_and_marked(site):
    found = search(site, f'"{SENTENCE}"')
    assert TITLE in found
    assert "<mark>Copying nothing succeeds</mark>" in found
    assert TITLE not in search(site, f"{SENTENCE} -succeeds")
    # What was looked for is shown as text.
    assert "<script>alert" not in search(site, "<script>alert(1)</script> backup")


def test_simplified_finds_traditional_and_one_character_is_enough(site):
    simplified, traditional = search(site, "渡轮"), search(site, "渡輪")
    assert len(results(simplified)) > 2 and results(simplified) == results(traditional)
    assert 'class="card card-standard search-result"' in search(site, "潮")


def test_results_are_narrowed_without_scripts(site, window):
    with watched(window(width=390, java_script_enabled=False), site) as (page, faults):
        page.goto(site.url + "/search?q=" + urllib.parse.quote("的"))
        all_of_it = page.locator(".section-note").inner_text()
        page.locator("select[name=channel]").select_option("tech")
        page.locator("select[name=order]").select_option("newest")
        page.locator("main button[type=submit]").click()
        assert "channel=tech" in page.url and "order=newest" in page.url
        assert page.locator(".section-note").inner_text() != all_of_it
        assert page.locator("select[name=channel]").input_value() == "tech"
        times = page.locator(".search-result time").evaluate_all("all => all.map(each => each.dateTime)")
        assert times == sorted(times, reverse=True) and len(times) > 1
        assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [390, 1280])
def test_suggestions_by_keyboard(site, window, width):
    with watched(window(width=width), site) as (page, faults):
        page.goto(site.url + "/search")
        page.locator("#query").focus()
        box = page.get_by_role("combobox", name="Search articles")
        box.press_sequentially("backup is a reh", delay=20)
        page.get_by_role("listbox").wait_for()
        assert box.get_attribute("aria-expanded") == "true"
        faults += accessibility(page) + too_wide(page, width)
        box.press("ArrowDown")
        option = page.locator("[role=option][aria-selected=true]")
        assert TITLE in option.inner_text()
        assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
        box.press("Escape")
        assert box.get_attribute("aria-expanded") == "false"
        box.press("Enter")
        page.wait_for_url("**/search?q=*")
        assert TITLE in page.locator("main").inner_text()
        assert not faults, "\n".join(faults)


def test_suggestions_wherever_one_may_search(site, window):
    with watched(window(width=1280), site) as (page, faults):
        page.goto(site.url + "/hot", wait_until="load")
        box = page.locator("#masthead-query")
        # Typed before what suggests is there.
        box.fill("backup is a reh")
        option = page.get_by_role("option").first
        option.wait_for()
        assert TITLE in option.inner_text()
        faults += accessibility(page) + too_wide(page, 1280)
        box.press("ArrowDown")
        box.press("Enter")
        page.wait_for_url("**/@**")
        assert TITLE in page.locator("h1").inner_text()
        assert not faults, "\n".join(faults)


def test_suggestions_name_topics_and_publications(site):
    answer = site.get("/search/suggestions?" + urllib.parse.urlencode({"q": "潮与"}))
    assert {"kind": "publication", "text": "潮与岸", "url": "/@chao-yu-an"} in json.loads(answer.text)
    assert json.loads(site.get("/search/suggestions").text) == []
    assert json.loads(site.get("/search/suggestions?q=%22%5C%00%27").text) == []


def test_a_mistake_is_corrected(site):
    found = search(site, "rehersal")
    assert "<strong>rehearsal</strong>" in found
    assert "search-suggestion" not in search(site, "qzxjvwkq")


def test_a_restricted_article_is_found_nowhere_at_once(tmp_path):
    program = Program(tmp_path / "data")
    with program.serve() as site:
        assert TITLE in search(site, SENTENCE)
    database = Submissions(program.data).database
    database.execute(
        "UPDATE article SET restriction = 'removed' WHERE revision_id IN (SELECT id FROM revision WHERE title = ?)",
        (TITLE,))
    database.commit()
    with program.serve() as site:
        assert TITLE not in search(site, SENTENCE)
        # The page repeats what was asked, but nothing of the article.
        assert f">{TITLE}</a>" not in re.sub("</?mark>", "", search(site, TITLE))
        assert TITLE not in site.get("/search/suggestions?q=backup").text
        # The index is right; what is not is that nobody has ordered it.
        checked = program.run("check").stdout
        assert "it is removed, and what was ordered is none" in checked and ": 1 problems" in checked


def test_the_index_is_made_anew(tmp_path):
    program = Program(tmp_path / "data")
    with program.serve() as site:
        before = search(site, "渡轮")
    Submissions(program.data).database.execute("UPDATE search_block SET data = x'ff'")
    failed = program.run("check")
    assert failed.returncode == 1 and "byline search reindex" in failed.stdout
    assert "Indexed" in program.succeed("search", "reindex").stdout
    program.succeed("check")
    with program.serve() as site:
        assert results(search(site, "渡轮")) == results(before)
