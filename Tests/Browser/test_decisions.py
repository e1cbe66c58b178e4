"""A measure, the appeal against it, and its end by somebody else; credit recomputed from the public ledger; every page."""
import json
import re

import pytest

from harness import nu
from harness.program import Program
from harness.submissions import Submissions, address
from harness.watch import accessibility, too_wide, watched

WRITER, OFFICER, JUDGE = "writer@example.org", "officer@example.org", "judge@example.org"
TITLE = "The quay closes on Monday"
TEXT = [
    "The ferry leaves the quay at seven, and the tide is already running out under the piles.",
    "Nobody on board talks; the lamps swing, and somewhere below a pump begins to knock.",
]


@pytest.fixture(scope="module")
def court(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("decisions") / "data")
    with program.serve() as site:
        program.succeed("user", "add", WRITER, "--name", "Wen")
        program.succeed("user", "add", OFFICER, "--name", "Rui", "--role", "operator")
        program.succeed("user", "add", JUDGE, "--name", "Jin", "--role", "appeals-officer")
        submissions = Submissions(program.data)
        publication = submissions.publication("quays", "Quays and Piers", WRITER, state="active")
        article = submissions.submit(publication, TITLE, TEXT, WRITER)
        submissions.wait_for(article, "in review")
        yield program, site, f"/@quays/{address(article)}"
        submissions.close()


def sign_in(page, program, email):
    page.goto(program.succeed("user", "sign-in-link", email).stdout.strip())
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def recomputed(site):
    """The score by the published rule, from nothing but the public ledger."""
    ledger = json.loads(site.get("/@quays/credit.json").text)
    undone = {entry["undoes"] for entry in ledger["entries"] if entry.get("undoes")}
    score = ledger["start"]
    for entry in ledger["entries"]:
        if entry["kind"] != "undone" and entry["id"] not in undone:
            score = min(ledger["start"], score + entry["points"])
    assert max(0, score) == ledger["score"]
    return ledger["score"]


def test_a_measure_is_taken_appealed_and_overturned_by_somebody_else(browser, court):
    program, site, path = court
    officers, writers, judges = [browser.new_context(locale="en-US", reduced_motion="reduce") for _ in range(3)]
    assert site.get(path).status == 200

    with watched(officers, site) as (page, faults):
        sign_in(page, program, OFFICER)
        page.goto(site.url + path)
        page.get_by_role("link", name="Take a measure").click()
        page.get_by_label("Removed", exact=True).check()
        page.get_by_label("Against the law").check()
        page.get_by_label("Law or rule").first.fill("Press Act, § 3")
        page.get_by_label("Why it is against it").fill("The quay does not close; the headline starts a rumour.")
        page.get_by_label("Facts and circumstances").fill("Wen (writer@example.org) had no source, and said so.")
        page.get_by_label("Held against the publication’s credit").select_option("rumour")
        page.get_by_role("button", name="Decide").click()
        page.get_by_text("Decided. The authors have been told.").wait_for()
        decision = page.url.split("/")[-1].split("?")[0]
        assert not faults

    removed = site.get(path)
    assert removed.status == 451 and "blocked-by" in removed.headers["Link"]
    assert "Press Act, § 3" in removed.text and f"/decisions/{decision}" in removed.text and TITLE not in removed.text
    entry = site.get(f"/decisions/{decision}").text
    assert "Wen" not in entry and "example.org" not in entry and "Quays" not in entry
    assert recomputed(site) == 80

    with watched(writers, site) as (page, faults):
        sign_in(page, program, WRITER)
        page.goto(f"{site.url}/notifications")
        page.get_by_text("was removed").click()
        page.wait_for_url(f"**/studio/decisions/{decision}")
        assert page.get_by_text("The quay does not close").count() == 1
        page.get_by_label("Why the decision is wrong").fill("The harbour office told me, and here is the letter.")
        page.get_by_role("button", name="Appeal").click()
        page.get_by_text("Your appeal has come in.").wait_for()
        assert not faults

    with watched(officers, site) as (page, faults):
        page.goto(f"{site.url}/desk/decisions/{decision}")
        page.get_by_text("You decided this, so somebody else hears the appeal.").wait_for()
        assert page.get_by_role("button", name="Take it").count() == 0

    with watched(judges, site) as (page, faults):
        sign_in(page, program, JUDGE)
        page.goto(f"{site.url}/desk/appeals")
        page.keyboard.press("n")
        page.wait_for_url(f"**/desk/decisions/{decision}?done=taken")
        page.get_by_label("Decision overturned").check()
        page.get_by_label("Reasons").fill("The letter is genuine.")
        page.get_by_role("button", name="Decide the appeal").click()
        page.get_by_text("The appeal is decided. The author has been told.").wait_for()

    assert site.get(path).status == 200
    entry = site.get(f"/decisions/{decision}", accept_language="en").text
    assert "This decision was overturned." in entry and "The letter is genuine." in entry
    assert recomputed(site) == 100
    assert "Quays" not in program.succeed("decisions", "export", "--dsa").stdout
    for context in (officers, writers, judges):
        context.close()


@pytest.mark.parametrize("width, language", [(390, "en-US"), (1280, "zh-CN")])
def test_every_page(browser, court, tmp_path, screenshot, language, width):
    program, site, path = court
    decision = re.search(r"/decisions/([0-9a-z]{12,13})\b", site.get("/decisions").text).group(1)
    month = re.search(r"/decisions/reports/(20\d\d-\d\d)", site.get("/decisions/reports").text).group(1)
    article = path.split("/")[-1]
    pages = {
        None: [
            "/decisions", f"/decisions/{decision}", "/decisions/reports", f"/decisions/reports/{month}",
            "/@quays/credit", "/about/credit"],
        WRITER: ["/studio/decisions", f"/studio/decisions/{decision}"],
        OFFICER: [
            "/desk/decisions", f"/desk/decisions/{decision}", f"/desk/decisions/new?on=article&id={article}",
            "/desk/appeals", "/desk/appeals?show=closed", "/admin/credit"],
    }
    saved = nu.Pages(tmp_path)
    faulty = []
    for email, paths in pages.items():
        context = browser.new_context(
            viewport={"width": width, "height": 844}, locale=language, reduced_motion="reduce",
            color_scheme="dark" if width == 390 else "light")
        with watched(context, site) as (page, faults):
            if email:
                sign_in(page, program, email)
            for address_of_page in paths:
                faults.clear()
                answer = page.goto(site.url + address_of_page)
                assert answer.status == 200, address_of_page
                saved.add(address_of_page, answer.text())
                problems = accessibility(page) + too_wide(page, width) + too_wide(page, 320) + faults
                page.set_viewport_size({"width": width, "height": 844})
                if page.locator("h1").count() != 1:
                    problems.append("not one h1")
                screenshot(page, f"{address_of_page}-{language}-{width}", problems)
                faulty += [f"{address_of_page}: {problem}" for problem in problems]
        context.close()
    assert not faulty + saved.errors()


def test_an_age_limit_asks_once(browser, court):
    program, site, path = court
    context = browser.new_context(locale="en-US", reduced_motion="reduce")
    with watched(context, site) as (page, faults):
        sign_in(page, program, OFFICER)
        page.goto(f"{site.url}/desk/decisions/new?on=article&id={path.split('/')[-1]}")
        page.get_by_label("Age limit", exact=True).check()
        page.get_by_label("Why it is against it").fill("It shows how fish are killed.")
        page.get_by_role("button", name="Decide").click()
        page.get_by_text("Decided. The authors have been told.").wait_for()
    context.close()
    readers = browser.new_context(locale="en-US", reduced_motion="reduce")
    with watched(readers, site) as (page, faults):
        page.goto(site.url + path)
        assert "It shows how fish are killed." in page.locator("main").inner_text()
        assert TITLE not in page.content()
        assert not accessibility(page) + too_wide(page, 390)
        page.get_by_role("button", name="I am 18 or older").click()
        page.get_by_role("heading", name=TITLE).wait_for()
        assert {cookie["name"] for cookie in readers.cookies()} == {"age"}
    readers.close()
    assert TITLE not in site.get(path).text
