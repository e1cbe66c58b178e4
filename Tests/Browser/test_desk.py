"""The desk: a queue worked through by keyboard alone, and its pages in every light and width."""
import http.server
import threading

import pytest

from harness.program import Program
from harness.submissions import Submissions, address
from harness.watch import TOO_WIDE, accessibility, watched

WRITER, REVIEWER = "writer@example.org", "reviewer@example.org"
TEXT = [
    "The ferry leaves the quay at seven, and the tide is already running out under the piles.",
    "Nobody on board talks; the lamps swing, and somewhere below a pump begins to knock.",
    "On the other side the town is still asleep, except for the baker and the two of us.",
]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return Program(tmp_path_factory.mktemp("desk") / "data")


@pytest.fixture(scope="module")
def desk(program):
    with program.serve() as site:
        program.succeed("user", "add", WRITER, "--name", "Wen")
        program.succeed("user", "add", REVIEWER, "--name", "Rui", "--role", "reviewer", "--role", "channel-editor")
        submissions = Submissions(program.data)
        yield site, submissions
        submissions.close()


@pytest.fixture(scope="module")
def publication(desk):
    return desk[1].publication("quays", "Quays and Piers", WRITER)


def sign_in(page, program):
    page.goto(program.succeed("user", "sign-in-link", REVIEWER).stdout.strip())
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def is_on(page, title):
    page.wait_for_function(
        "title => document.activeElement?.id === 'review-title' && document.activeElement.textContent === title", arg=title)


def test_a_queue_is_worked_through_by_keyboard(browser, program, desk, publication):
    site, submissions = desk
    titles = ["First crossing", "Second crossing", "Third crossing", "Fourth crossing", "Fifth crossing"]
    submissions.set_review(undoSeconds=3)
    articles = [
        submissions.submit(publication, title, TEXT, WRITER, minutes=60 - 10 * index)
        for index, title in enumerate(titles)]
    for article in articles:
        submissions.wait_for(article, "in review")
    context = browser.new_context(locale="en-US", reduced_motion="reduce")
    with watched(context, site) as (page, faults):
        sign_in(page, program)
        faults.clear()
        page.goto(f"{site.url}/desk")
        press = page.keyboard.press
        press("j")
        press("j")
        press("k")
        assert page.evaluate("document.activeElement.textContent") == titles[0]
        press("?")
        page.get_by_role("dialog").wait_for()
        press("Escape")

        # The first: approved, the approval taken back, and approved again.
        press("n")
        is_on(page, titles[0])
        press("a")
        is_on(page, titles[1])
        press("u")
        is_on(page, titles[0])
        assert submissions.state(articles[0]) == "in review"
        press("a")
        is_on(page, titles[1])

        # The second: with a label. Letters typed into a field are no keys.
        press("l")
        page.keyboard.type("A parody. All jokes are true.")
        press("Enter")
        is_on(page, titles[2])

        # The third: changes, with a comment on a paragraph.
        press("]")
        press("]")
        press("x")
        page.keyboard.type("Which pump? Say who told you.")
        press("Control+Enter")
        page.get_by_text("Which pump? Say who told you.").wait_for()
        press("m")
        page.keyboard.type("One thing to clear up.")
        press("Control+Enter")
        is_on(page, titles[3])

        # The fourth: rejected, for a reason from the list.
        press("r")
        page.keyboard.type("Sources")
        press("Tab")
        assert "sources" in page.locator("#decide-reason").input_value()
        press("Control+Enter")
        is_on(page, titles[4])

        # The last: looked at, and left where it is.
        press("c")
        page.get_by_text("With you").wait_for()
        press("q")
        page.wait_for_url(f"{site.url}/desk")
        assert not faults
    submissions.wait_for(articles[0], "published")
    submissions.wait_for(articles[1], "published")
    assert submissions.state(articles[2]) == "changes requested"
    assert submissions.state(articles[3]) == "rejected"
    assert submissions.state(articles[4]) == "in review"
    assert "A parody. All jokes are true." in site.get(f"/@quays/{address(articles[1])}").text
    assert site.get(f"/@quays/{address(articles[3])}").status == 404
    context.close()


@pytest.mark.parametrize("width, scheme, language", [(390, "dark", "en-US"), (1280, "light", "zh-CN")])
def test_pages_of_the_desk(browser, program, desk, publication, screenshot, language, width, scheme):
    site, submissions = desk
    article = submissions.one("SELECT article_id FROM submission WHERE state = 'in review' LIMIT 1")
    article = article[0] if article else submissions.submit(publication, "Waiting", TEXT, WRITER)
    submissions.wait_for(article, "in review")
    submission = submissions.one("SELECT id FROM submission WHERE article_id = ? ORDER BY id DESC LIMIT 1", article)[0]
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, locale=language, reduced_motion="reduce")
    with watched(context, site) as (page, faults):
        sign_in(page, program)
        faults.clear()
        for path in ["/desk", f"/desk/{address(submission)}", "/desk/channels", "/desk/channels/-"]:
            assert page.goto(site.url + path).status == 200
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
            problems = accessibility(page) + page.evaluate(TOO_WIDE) + faults
            screenshot(page, f"{path}-{language}-{width}-{scheme}", problems)
            assert not problems, f"{path}: {problems}"
    context.close()


def test_words_selected_with_the_mouse_are_commented_on(browser, program, desk, publication):
    site, submissions = desk
    article = submissions.submit(publication, "Selected words", TEXT, WRITER)
    submissions.wait_for(article, "in review")
    submission = submissions.one("SELECT id FROM submission WHERE article_id = ?", article)[0]
    context = browser.new_context(locale="en-US", reduced_motion="reduce")
    with watched(context, site) as (page, faults):
        sign_in(page, program)
        faults.clear()
        page.goto(f"{site.url}/desk/{address(submission)}")
        page.evaluate("""() => {
            const text = document.querySelector('[data-block="1"]').firstChild
            const range = document.createRange()
            range.setStart(text, text.data.indexOf('the lamps'))
            range.setEnd(text, text.data.indexOf('the lamps') + 'the lamps swing'.length)
            getSelection().removeAllRanges()
            getSelection().addRange(range)
        }""")
        page.locator(".select-comment").click()
        page.keyboard.type("In what wind?")
        page.get_by_role("button", name="Save the comment").click()
        mark = page.locator("mark.passage[data-passage^=c]")
        mark.wait_for()
        assert mark.text_content() == "the lamps swing"
        assert not faults
    context.close()


class Pages(http.server.BaseHTTPRequestHandler):
    """A site that answers some requests and remembers all."""

    asked = []

    def do_HEAD(self):
        self.asked.append((self.command, self.path))
        status = {"/here": 200, "/moved": 302, "/get-only": 405 if self.command == "HEAD" else 200}.get(self.path, 404)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/gone")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *arguments):
        pass


@pytest.mark.parametrize("allowed", [False, True])
def test_links_are_asked_but_not_inside_the_own_network(tmp_path, allowed):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Pages.asked.clear()
    origin = f"http://127.0.0.1:{server.server_port}"
    program = Program(tmp_path / "data", settings={"BYLINE_LINKS_PRIVATE": "true"} if allowed else {})
    with program.serve("--without-sample"):
        program.succeed("user", "add", WRITER)
        submissions = Submissions(program.data)
        submissions.add_channel()
        publication = submissions.publication("quays", "Quays and Piers", WRITER)
        links = [
            {"type": "paragraph", "content": [
                {"type": "text", "text": path, "marks": [{"type": "link", "attrs": {"href": origin + path}}]}]}
            for path in ["/here", "/moved", "/get-only", "/gone"]]
        article = submissions.submit(publication, "Links", TEXT, WRITER, blocks=links)
        submissions.wait_for(article, "in review")
        found = submissions.dead_links(article)
        submissions.close()
    server.shutdown()
    if allowed:
        assert found == {f"{origin}/moved": "404", f"{origin}/gone": "404"}
        assert ("GET", "/here") not in Pages.asked
    else:
        assert set(found) == {origin + path for path in ["/here", "/moved", "/get-only", "/gone"]}
        assert not Pages.asked
