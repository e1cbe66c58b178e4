"""What readers do: the hot list with its reasons, the author's numbers, and the list of one's own."""
import time

import pytest

from harness import people
from harness.pages import articles as published
from harness.program import Program
from harness.submissions import Submissions, address
from harness.watch import accessibility, too_wide, watched

OWNER, READER = "owner@example.org", "reader@example.org"
# A headless Chromium says what it is, and is rightly not counted.
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SECONDS = 30


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return Program(tmp_path_factory.mktemp("numbers") / "data")


@pytest.fixture(scope="module")
def own(program):
    with program.serve() as site:
        people.add_user(program, OWNER, "Wen")
        people.add_user(program, READER, "Ren")
        yield site


@pytest.fixture(scope="module")
def article(program, own):
    """An article of a publication that OWNER belongs to, that nobody has commented on and ten have read."""
    site = Submissions(program.data)
    number, handle, publication = site.one(
        "SELECT article.id, publication.handle, publication.id FROM article"
        " JOIN publication ON publication.id = article.publication_id WHERE article.state = 'published'"
        " AND article.channel_id IS NOT NULL ORDER BY article.published_at LIMIT 1")
    site.database.execute(
        "INSERT INTO membership (publication_id, account_id, role, created_at) VALUES (?, ?, 'owner', 0)",
        (publication, site.account(OWNER)))
    path = next(path for path in published(own) if path.startswith(f"/@{handle}/") and path.endswith(address(number)))
    read(own, path, range(60))
    return path


def read(site, path, readers, **headers):
    for reader in readers:
        answer = site.request(path, headers={
            "User-Agent": FIREFOX, "Accept": "text/html", "X-Forwarded-For": f"198.51.{reader}.7",
            "Referer": f"{site.url}/c/tech", **headers})
        assert answer.status == 200


def until(answers, what):
    deadline = time.monotonic() + SECONDS
    while not (found := answers()):
        assert time.monotonic() < deadline, f"not within {SECONDS} s: {what}"
        time.sleep(0.2)
    return found


def test_the_hot_list_says_why(own, article):
    first = until(
        lambda: (text := own.get("/hot", accept_language="en").text).find("60 reads in the last hour in") > 0 and text,
        "60 reads in the hot list")
    assert article in first.split('class="card card-ranked"')[1], "what was read most does not come first"
    # The same readers again, robots, and a page fetched in advance change nothing.
    read(own, article, range(60))
    read(own, article, range(60, 70), **{"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"})
    read(own, article, range(70, 80), **{"Sec-Purpose": "prefetch;prerender"})
    time.sleep(2)
    assert "60 reads in 7 days" in own.get("/most-read", accept_language="en").text


@pytest.mark.parametrize("width, scheme", [(390, "dark"), (1280, "light")])
def test_numbers_are_plotted_and_tabled(browser, program, own, article, screenshot, width, scheme):
    handle = article.split("/")[1].removeprefix("@")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-US", reduced_motion="reduce")
    with watched(context, own) as (page, faults):
        people.sign_in(page, program, OWNER)
        page.goto(f"{own.url}/studio/publication/{handle}/numbers")
        plot = page.get_by_role("img", name="Reads by day")
        assert plot.count() == 1 and plot.is_visible()
        assert "60 in all" in page.locator("desc").first.text_content()
        assert page.get_by_role("row", name="A channel 100% 60").is_visible()
        page.get_by_role("link", name="7 days").press("Enter")
        page.wait_for_url("**/numbers?days=7")
        page.get_by_text("All days as a table").press("Enter")
        assert page.locator(".numbers-table tbody tr").count() == 7
        with page.expect_download() as download:
            page.get_by_role("link", name="Download CSV").click()
        lines = download.value.path().read_text().splitlines()
        assert len(lines) == 8 and sum(int(line.split(",")[1]) for line in lines[1:]) == 60
        found = faults + accessibility(page)
        found += too_wide(page, width) + too_wide(page, 320)
        page.set_viewport_size({"width": width, "height": 900})
        screenshot(page, f"numbers-{scheme}-{width}", failed=bool(found))
        page.get_by_role("row", name="60").get_by_role("link").first.click()
        page.wait_for_url("**/numbers?days=7")
        found += accessibility(page)
        assert page.get_by_role("img", name="Reads by day").is_visible()
        assert not found, "\n".join(found)
    context.close()


def test_a_list_of_ones_own_is_turned_on_changed_and_erased_without_a_script(browser, program, own, article):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="en-US", java_script_enabled=False, user_agent=FIREFOX)
    database = Submissions(program.data)
    kept = lambda: database.one("SELECT count(*) FROM interest")[0]
    with watched(context, own) as (page, faults):
        page.goto(f"{own.url}/for-you")
        page.get_by_role("link", name="Everything by time").click()
        assert page.url == f"{own.url}/latest" and page.locator(".river > li").count() == 20
        page.goto(f"{own.url}/for-you")
        page.get_by_role("link", name="Sign in to turn it on").click()
        page.fill("[name=email]", READER)
        page.fill("[name=password]", people.PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url("**/for-you")
        page.goto(own.url + article)
        time.sleep(2)
        assert kept() == 0, "something was kept while the list was off"

        page.goto(f"{own.url}/for-you")
        page.get_by_role("button", name="Turn on").click()
        assert page.locator(".river > li").count() > 10
        other = next(path for path in published(own) if path != article)
        page.goto(own.url + other)
        until(kept, "what was read is among the interests")
        page.goto(f"{own.url}/for-you")
        assert page.get_by_text("Because you").count() > 0
        page.get_by_role("link", name="Your interests").click()
        page.locator("select[name^=publication-]").first.select_option("never")
        page.get_by_role("button", name="Save").click()
        assert page.get_by_role("status").text_content() == "Saved."
        page.goto(f"{own.url}/for-you")
        assert page.locator(f".river a[href='{other}']").count() == 0

        page.get_by_role("link", name="Your interests").click()
        page.get_by_role("button", name="Erase all interests").click()
        assert kept() == 0
        page.get_by_role("button", name="Turn off and delete everything").click()
        assert page.get_by_role("heading", name="This list is off").is_visible()
        assert database.one("SELECT count(*) FROM for_you")[0] == 0
        assert not faults, "\n".join(faults)
    database.close()
    context.close()


@pytest.mark.parametrize("width, scheme", [(390, "light"), (1280, "dark")])
def test_pages_of_ones_own_list_are_accessible(browser, program, own, screenshot, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="zh-CN", reduced_motion="reduce")
    with watched(context, own) as (page, faults):
        people.sign_in(page, program, READER)
        page.goto(f"{own.url}/for-you")
        found = accessibility(page)
        page.locator("form[action='/for-you/on'] button").click()
        page.locator("form[action='/for-you/on']").wait_for(state="detached")
        for path in ["/for-you", "/for-you/interests"]:
            page.goto(own.url + path)
            found += accessibility(page) + too_wide(page, width) + too_wide(page, 320)
            page.set_viewport_size({"width": width, "height": 900})
            screenshot(page, f"{path.strip('/')}-{scheme}-{width}", failed=bool(found))
        page.goto(f"{own.url}/for-you")
        page.locator("form[action='/for-you/off'] button").click()
        page.locator("form[action='/for-you/on']").wait_for()
        found += faults
        assert not found, "\n".join(found)
    context.close()
