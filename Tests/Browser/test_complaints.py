"""A copyright notice without an account, its way over the desk, the author's counter-notice, and every page of it."""
import re

import pytest

from harness import nu
from harness.program import Program
from harness.submissions import Submissions, address
from harness.watch import accessibility, too_wide, watched

WRITER, OFFICER, BOSS = "writer@example.org", "officer@example.org", "boss@example.org"
READER = "reader@example.org"
TITLE = "The quay closes on Monday"
TEXT = [
    "The ferry leaves the quay at seven, and the tide is already running out under the piles.",
    "Nobody on board talks; the lamps swing, and somewhere below a pump begins to knock.",
]
NOTICE = {
    "work": "The Book of Quays", "work-address": "https://books.example/quays", "proof": "ISBN 978-3-16-148410-0",
    "location": "The second paragraph.", "explanation": "It is taken from my book, word for word.",
    "name": "Ada Claimant", "email": "ada@example.net", "address": "1 Quay Street",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("complaints") / "data")
    with program.serve() as site:
        program.succeed("user", "add", WRITER, "--name", "Wen")
        program.succeed("user", "add", READER, "--name", "Lan")
        program.succeed("user", "add", OFFICER, "--name", "Rui", "--role", "complaints-officer")
        program.succeed("user", "add", BOSS, "--name", "Jin", "--role", "operator")
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
    # Else the next page lets go of what this one has still to fetch, which the browser reports.
    page.wait_for_load_state("networkidle")


def complain(page, site, path, ground, fields):
    page.goto(f"{site.url}/complaints/new?on=article&id={path.split('/')[-1]}&ground={ground}")
    for name, value in fields.items():
        page.locator(f"[name='{name}']").fill(value)
    if page.locator("[name=good-faith]").count():
        page.locator("[name=good-faith]").check()
    page.get_by_role("button", name="Send the complaint").click()


def test_a_notice_is_answered_countered_and_not_repeated(browser, desk):
    program, site, path = desk
    # Who complains needs neither an account nor scripts.
    claimants = browser.new_context(locale="en-US", reduced_motion="reduce", java_script_enabled=False)
    officers, writers = [browser.new_context(locale="en-US", reduced_motion="reduce") for _ in range(2)]
    with watched(claimants, site) as (page, faults):
        page.goto(site.url + path)
        page.get_by_role("link", name="Report this article").click()
        page.get_by_role("link", name="Copyright").click()
        page.get_by_role("button", name="Send the complaint").click()
        page.get_by_text("Some of what is needed is missing.").wait_for()
        assert page.locator("[aria-invalid=true]").count() >= 7
        complain(page, site, path, "copyright", NOTICE)
        page.get_by_text("Your complaint has come in").wait_for()
        receipt = page.url.split("?")[0]
        assert receipt in page.locator(".complaint-code").inner_text()
        choose = page.get_by_label("Choose documents")
        choose.set_input_files({"name": "letter.txt", "mimeType": "application/pdf", "buffer": b"Dear sir"})
        page.get_by_role("button", name="Upload").click()
        page.get_by_text("Only PDF, JPEG and PNG are taken.").wait_for()
        choose.set_input_files([
            {"name": "contract.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 contract"},
            {"name": "wrong.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 wrong"}])
        page.get_by_role("button", name="Upload").click()
        page.get_by_text("Your documents are with the complaint now.").wait_for()
        page.get_by_role("button", name="Remove wrong.pdf").click()
        page.get_by_role("button", name="Remove wrong.pdf").wait_for(state="detached")
        assert page.locator(".documents li").count() == 1

    with watched(officers, site) as (page, faults):
        sign_in(page, program, OFFICER)
        page.goto(f"{site.url}/desk")
        page.wait_for_url("**/desk/complaints")
        page.keyboard.press("n")
        page.wait_for_url("**done=taken")
        case = page.url.split("?")[0]
        document = page.get_by_role("link", name="contract.pdf").get_attribute("href")
        assert officers.request.get(site.url + document).body() == b"%PDF-1.7 contract"
        assert site.get(document).status != 200
        page.keyboard.press("a")
        page.keyboard.type("Which edition?")
        page.keyboard.press("Control+Enter")
        page.get_by_text("The complainant was asked.").wait_for()
        assert not faults

    with watched(claimants, site) as (page, faults):
        page.goto(receipt)
        page.get_by_label("Your answer").fill("The second, of 2019.")
        page.get_by_role("button", name="Send the answer").click()
        page.get_by_text("Your answer has come in").wait_for()

    with watched(officers, site) as (page, faults):
        page.goto(case)
        page.get_by_text("The second, of 2019.").wait_for()
        page.keyboard.press("m")
        page.wait_for_url("**/desk/decisions/new?**")
        page.get_by_label("Taken off for now", exact=True).check()
        page.get_by_label("Law or rule").first.fill("Copyright Act, § 97")
        page.get_by_label("Why it is against it").fill("The second paragraph is from a book.")
        page.get_by_label("Facts and circumstances").fill("Compared with the second edition.")
        page.get_by_label("Held against the publication’s credit").select_option("infringement")
        page.get_by_role("button", name="Decide").click()
        page.get_by_text("Answered with a measure.").wait_for()
        assert not faults
    assert site.get(path).status == 451

    with watched(claimants, site) as (page, faults):
        page.goto(receipt)
        decision = page.get_by_role("link", name="Taken off for now").get_attribute("href").split("/")[-1]
        assert "Rui" not in page.content() and OFFICER not in page.content()
    assert "Ada" not in site.get(f"/decisions/{decision}").text

    with watched(writers, site) as (page, faults):
        sign_in(page, program, WRITER)
        page.goto(f"{site.url}/studio/decisions/{decision}")
        page.get_by_text("Ada Claimant").wait_for()
        page.get_by_label("Why you may publish it").fill("The book quotes me, not the other way round.")
        page.get_by_label("First proof").fill("My manuscript of 2017.")
        page.get_by_label("Your postal address").fill("2 Pier Road")
        page.get_by_label("I believe in good faith").check()
        page.get_by_role("button", name="Send the counter-notice").click()
        page.get_by_text("Your counter-notice has come in").wait_for()
        assert not faults

    assert site.get(path).status == 200

    with watched(claimants, site) as (page, faults):
        page.goto(receipt)
        page.get_by_text("My manuscript of 2017.").wait_for()
        assert page.get_by_text("2 Pier Road").count() == 1
        complain(page, site, path, "copyright", NOTICE)
        page.get_by_text("The same notice cannot take it down again").wait_for()
    for context in (claimants, officers, writers):
        context.close()


def test_who_is_signed_in_finds_theirs_again(browser, desk):
    program, site, path = desk
    readers, officers = [browser.new_context(locale="en-US", reduced_motion="reduce") for _ in range(2)]
    with watched(readers, site) as (page, faults):
        sign_in(page, program, READER)
        page.goto(f"{site.url}/account/complaints")
        page.get_by_text("You have not complained of anything while you were signed in.").wait_for()
        complain(page, site, path, "rules", {"explanation": "The third paragraph is a threat."})
        page.wait_for_url("**done=sent")
        page.goto(f"{site.url}/account")
        page.get_by_role("link", name="Your complaints").click()
        page.get_by_role("link", name=f"Broken house rules: {TITLE}").click()
        page.get_by_text("The third paragraph is a threat.").wait_for()
        own = page.url
        page.get_by_label("Choose documents").set_input_files(
            {"name": "screen.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"})
        page.get_by_role("button", name="Upload").click()
        page.get_by_text("Your documents are with the complaint now.").wait_for()
        document = page.get_by_role("link", name="screen.png").get_attribute("href")
        assert readers.request.get(site.url + document).status == 200
        assert site.get(document).status != 200
        assert not faults
    with watched(officers, site) as (page, faults):
        sign_in(page, program, OFFICER)
        assert officers.request.get(site.url + document).status == 404
        page.goto(f"{site.url}/desk/complaints")
        page.keyboard.press("n")
        page.wait_for_url("**done=taken")
        page.get_by_role("link", name="screen.png").wait_for()
        page.locator("summary[data-key=d]").click()
        page.get_by_label("Why it is not founded").fill("It is a quotation from a play.")
        page.get_by_role("button", name="Answer so").click()
        page.wait_for_url("**done=dismissed")
        assert not faults
    with watched(readers, site) as (page, faults):
        page.goto(own)
        page.get_by_text("It is a quotation from a play.").wait_for()
        assert page.get_by_role("button", name="Upload").count() == 0
        assert page.get_by_role("button", name="Remove").count() == 0
        page.get_by_role("link", name="screen.png").wait_for()
    for context in (readers, officers):
        context.close()


@pytest.fixture(scope="module")
def addresses(browser, desk):
    """A complaint that waits, one that was asked about, and the addresses of both."""
    program, site, path = desk
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    complain(page, site, path, "defamation", {
        "concerned": "The harbour master", "explanation": "She never said so.", "name": "Bo", "email": "bo@example.net"})
    page.wait_for_url("**done=sent")
    receipt = page.url.removeprefix(site.url).split("?")[0]
    complain(page, site, path, "defamation", {
        "concerned": "The harbour master", "explanation": "Nor did she mean it.", "name": "Cy", "email": "cy@example.net"})
    page.wait_for_url("**done=sent")
    sign_in(page, program, OFFICER)
    page.goto(f"{site.url}/desk/complaints")
    page.get_by_role("button", name="Take it").first.click()
    page.wait_for_url("**done=taken")
    case = page.url.removeprefix(site.url).split("?")[0]
    page.locator("[data-key=a]").first.click()
    page.get_by_label("What is missing").first.fill("Which sentence?")
    page.get_by_role("button", name="Send it back").first.click()
    page.wait_for_url("**done=asked")
    page.goto(f"{site.url}/desk/complaints?show=closed")
    closed = page.locator("[data-row-link]").first.get_attribute("href")
    context.close()
    return {"receipt": receipt, "case": case, "closed": closed}


@pytest.mark.parametrize("width, language", [(390, "en-US"), (1280, "zh-CN")])
def test_every_page(browser, desk, addresses, tmp_path, screenshot, language, width):
    program, site, path = desk
    article = path.split("/")[-1]
    new = f"/complaints/new?on=article&id={article}"
    month = re.search(r"/decisions/reports/(20\d\d-\d\d)", site.get("/decisions/reports").text).group(1)
    pages = {
        None: [
            path, "/@quays", "/complaints", new, f"{new}&ground=copyright", f"{new}&ground=illegal-content",
            addresses["receipt"], f"{addresses['receipt']}?done=sent", f"/decisions/reports/{month}",
            f"/care{new}", f"/care{new}&ground=privacy", f"/care{addresses['receipt']}"],
        OFFICER: [
            "/desk/complaints", "/desk/complaints?show=asked", "/desk/complaints?show=closed", addresses["case"],
            addresses["closed"], f"/desk/decisions/new?on=article&id={article}&notice={addresses['case'].split('/')[-1]}"],
        BOSS: ["/admin/complaints"],
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
                narrow = [] if address_of_page.startswith("/care") else too_wide(page, 320)
                problems = accessibility(page) + too_wide(page, width) + narrow + faults
                page.set_viewport_size({"width": width, "height": 844})
                if page.locator("h1").count() != 1:
                    problems.append("not one h1")
                screenshot(page, f"{address_of_page}-{language}-{width}", problems)
                faulty += [f"{address_of_page}: {problem}" for problem in problems]
        context.close()
    assert not faulty + saved.errors()
