"""Copies are seen by author and reviewer; a reprint is published with leave, and not without."""
import contextlib
import json
import time

import pytest

from harness.program import Program
from harness.submissions import Submissions, address
from harness.watch import accessibility, too_wide, watched

OWNER, COPIER, REVIEWER = "owner@example.org", "copier@example.org", "reviewer@example.org"
TEXT = [
    "The ferry leaves the quay at seven, and the tide is already running out under the piles; nobody on board talks.",
    "The lamps swing, and somewhere below a pump begins to knock, as it has done every morning since the spring floods.",
    "On the other side the town is still asleep, except for the baker, two policemen and a dog that belongs to no one.",
    "When the ramp goes down the first to leave is always the same old man, who carries a clock under his arm.",
]
OWN = [
    "Six cranes stand idle this week because the crews are at the regatta, which the harbour office calls a trade fair.",
    "Herring was sold at twice the price of last year; the smokehouses say that wood, not fish, is what they pay for.",
    "A yacht under a Swiss flag was towed in on Tuesday, and its owner asked the tug for a receipt in three languages.",
    "The customs shed will be painted yellow, as it was in the photographs, if anybody finds out which yellow it was.",
    "Two apprentices of the ropewalk have spliced a line of nine hundred metres, which nobody has ordered or can lift.",
    "On Sunday the lighthouse is open to visitors; there are a hundred and sixty steps, and the keeper counts aloud.",
]
YEAR = [
    "In January the ice came as far as the second pier, and for eleven days the mail was pulled across it on a sledge.",
    "February had one clear night, when half the town stood on the wall to see a comet that turned out to be a kite.",
    "The frost left in March and took with it the old landing stage, three rowing boats and the sign of the tea house.",
    "All of April was spent in arguing who should pay for a new one; in May a carpenter built it without being asked.",
    "Summer brought the brass band, the wasps, and a professor who measured the tide with an instrument of his own make.",
    "What the autumn was like nobody remembers, except that the harvest festival was moved indoors and lasted a week.",
]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return Program(tmp_path_factory.mktemp("originality") / "data")


@pytest.fixture(scope="module")
def room(program):
    with program.serve() as site:
        for email, name in [(OWNER, "Wen"), (COPIER, "Kai")]:
            program.succeed("user", "add", email, "--name", name)
        program.succeed("user", "add", REVIEWER, "--name", "Rui", "--role", "reviewer")
        submissions = Submissions(program.data)
        quays = submissions.publication("quays", "Quays and Piers", OWNER, state="active")
        submissions.publication("copies", "Copies and Prints", COPIER, state="active")
        original = submissions.submit(quays, "The first ferry", TEXT, OWNER)
        until(lambda: state(submissions, original) == "published")
        yield site, submissions, original
        submissions.close()


def until(happened):
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline, "it did not happen within a minute"
        time.sleep(0.1)


def state(submissions, article):
    return submissions.one("SELECT state FROM article WHERE id = ?", article)[0]


def publication(submissions, handle):
    return submissions.one("SELECT id FROM publication WHERE handle = ?", handle)[0]


def sign_in(page, program, email):
    page.goto(program.succeed("user", "sign-in-link", email).stdout.strip())
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


@contextlib.contextmanager
def window(browser, site, width=1280):
    """A page of a new visitor."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="en")
    try:
        with watched(context, site) as (page, faults):
            yield page
            assert not faults
    finally:
        context.close()


def sound(page):
    assert not accessibility(page)
    width = page.viewport_size["width"]
    assert not too_wide(page, width) and not too_wide(page, 320)
    page.set_viewport_size({"width": width, "height": 900})


def submission(submissions, article):
    return submissions.one("SELECT id FROM submission WHERE article_id = ? ORDER BY id DESC LIMIT 1", article)[0]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_copy_is_shown_to_its_author_and_the_reviewer(browser, program, room, width):
    site, submissions, _ = room
    copy = submissions.submit(publication(submissions, "copies"), f"A ferry at dawn {width}", TEXT[1:], COPIER)
    until(lambda: state(submissions, copy) == "in review")
    for email, path in [
        (COPIER, f"/studio/{address(copy)}"), (REVIEWER, f"/desk/{address(submission(submissions, copy))}")
    ]:
        with window(browser, site, width) as page:
            sign_in(page, program, email)
            if email == REVIEWER:
                page.goto(site.url + path)
                assert "The first ferry" in page.locator(".review-notes").first.inner_text()
            page.goto(f"{site.url}{path}/originality")
            text = page.locator("main").inner_text()
            assert "The first ferry" in text and "Quays and Piers" in text
            pair = page.locator(".originality-pair").first
            assert pair.locator(".originality-text").nth(0).inner_text() == pair.locator(".originality-text").nth(1).inner_text()
            sound(page)


def test_a_reprint_needs_leave(browser, program, room):
    site, submissions, original = room
    copies = publication(submissions, "copies")
    reprint = [{"kind": "reprint", "source": "Quays and Piers"}]
    held = submissions.submit(copies, "The first ferry, again", TEXT, COPIER, declarations=reprint)
    until(lambda: state(submissions, held) == "in review")
    with window(browser, site) as page:
        sign_in(page, program, REVIEWER)
        page.goto(f"{site.url}/desk/{address(submission(submissions, held))}")
        assert "has not allowed it" in page.locator(".review-notes").first.inner_text()
    with window(browser, site, 390) as page:
        sign_in(page, program, OWNER)
        page.goto(f"{site.url}/studio/publication/quays/licences")
        sound(page)
        page.fill("[name=licensee]", "copies")
        page.locator("main form.form button[type=submit]").click()
        page.wait_for_selector(".rows-title")
        assert "Copies and Prints" in page.locator(".rows-title").first.inner_text()
        sound(page)
    allowed = submissions.submit(copies, "The first ferry, by leave", TEXT, COPIER, declarations=reprint)
    until(lambda: state(submissions, allowed) == "published")
    with window(browser, site) as page:
        page.goto(f"{site.url}/@copies/{address(allowed)}")
        there = f"{site.url}/@quays/{address(original)}"
        assert page.locator("link[rel=canonical]").get_attribute("href") == there
        data = [json.loads(text) for text in page.locator("script[type='application/ld+json']").all_inner_texts()]
        assert any(each.get("isBasedOn") == there for each in data)
        assert "Quays and Piers" in page.locator(".origin-reprint").inner_text()
        sound(page)
        page.goto(there)
        assert page.locator(".origin-badge").inner_text() == "Original"


def test_an_import_of_older_texts_shows_the_reviewers_what_was_copied(browser, program, room, tmp_path):
    site = room[0]
    (tmp_path / "copy.md").write_text(
        "---\ntitle: Our ferry\ndate: 2025-11-26\nauthor: mirror\n---\n\n" + "\n\n".join(TEXT), encoding="utf-8")
    (tmp_path / "year.md").write_text(
        "---\ntitle: A year\ndate: 2025-11-20\nauthor: almanac\n---\n\n" + "\n\n".join(YEAR), encoding="utf-8")
    (tmp_path / "passages.md").write_text(
        "---\ntitle: Harbour notes\ndate: 2025-11-27\nauthor: harbour\n---\n\n" + "\n\n".join(OWN + YEAR[:2]), encoding="utf-8")
    program.succeed("import", "markdown", tmp_path)
    program.succeed("originality", "stock")
    with window(browser, site, 390) as page:
        sign_in(page, program, REVIEWER)
        page.goto(f"{site.url}/desk/originality")
        assert "Our ferry" in page.locator("[data-row]", has_text="The first ferry").first.inner_text()
        sound(page)
        row = page.locator("[data-row]").first
        row.locator("[data-row-link]").click()
        page.locator(".originality-pair").first.wait_for()
        sound(page)
        page.go_back()
        left = page.locator("[data-row]").count()
        page.get_by_role("button", name="Settled").first.click()
        page.get_by_text("It is off the list.").wait_for()
        assert page.locator("[data-row]").count() == left - 1
        page.get_by_role("link", name="Passages").click()
        page.get_by_role("link", name="Harbour notes").wait_for()
        sound(page)
        page.get_by_role("button", name="Settled: Harbour notes").click()
        page.get_by_text("It is off the list.").wait_for()
        assert page.get_by_role("link", name="Passages").get_attribute("aria-current") == "page"
        assert page.get_by_role("link", name="Harbour notes").count() == 0


def test_a_claim_that_was_let_through_is_revoked_from_the_stock(browser, program, room):
    site, submissions, _ = room
    copy = submissions.submit(publication(submissions, "copies"), "The old man and the clock", TEXT, COPIER)
    until(lambda: state(submissions, copy) == "in review")
    with window(browser, site) as page:
        sign_in(page, program, REVIEWER)
        page.goto(f"{site.url}/desk/{address(submission(submissions, copy))}")
        page.keyboard.press("a")
        until(lambda: state(submissions, copy) == "published")
        program.succeed("originality", "stock")
        page.goto(f"{site.url}/desk/originality")
        page.get_by_role("link", name="The old man and the clock").click()
        page.get_by_role("button", name="Revoke the claim").click()
        page.locator("[role=alert]").wait_for()
        page.get_by_label("Reason").fill("All four paragraphs are from The first ferry.")
        page.get_by_role("button", name="Revoke the claim").click()
        page.locator(".timeline .state", has_text="The claim to be original has been revoked.").wait_for()
        assert "All four paragraphs" in page.locator(".timeline-why").last.inner_text()
        sound(page)
        page.goto(f"{site.url}/@copies/{address(copy)}")
        assert page.locator(".origin-badge").inner_text() == "Claim of originality revoked"


def test_the_command_finds_the_same(program, room, tmp_path):
    file = tmp_path / "copy.md"
    file.write_text("\n\n".join(TEXT), encoding="utf-8")
    found = json.loads(program.succeed("originality", "check", "--json", file).stdout)
    assert found["share"] > 0.95
    assert "The first ferry" in [source["title"] for source in found["sources"] if source["is_reprint"]]
    quoted = tmp_path / "quoted.md"
    quoted.write_text("My own words stand here.\n\n" + "\n".join(f"> {line}\n>" for line in TEXT), encoding="utf-8")
    assert json.loads(program.succeed("originality", "check", "--json", quoted).stdout)["share"] == 0
