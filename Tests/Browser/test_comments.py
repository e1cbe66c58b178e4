"""Comments in a browser: written, answered, changed, reported, looked after, and seen to arrive."""
import re

import pytest

from harness import crowd, nu, people, watch
from harness.program import Program
from harness.submissions import address

OWNER, READER, OTHER, DESK = (f"{name}@example.org" for name in ["owner", "reader", "other", "desk"])


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("comments") / "data")
    with program.serve():
        people.add_user(program, OWNER, "林晚")
        people.add_user(program, READER, "阿福")
        people.add_user(program, OTHER, "Jonas")
        people.add_user(program, DESK, "审核", "reviewer")
        handle = crowd.newest(program)[0]
        crowd.run(
            program, "INSERT INTO membership (publication_id, account_id, role, created_at) SELECT publication.id,"
            f" account.id, 'owner', 0 FROM publication, account WHERE publication.handle = '{handle}'"
            f" AND account.email = '{OWNER}'")
        yield program


@pytest.fixture(scope="module")
def article(program):
    return crowd.newest(program)[2]


@pytest.fixture
def window(browser):
    opened = []

    def window(program=None, who=None, **options):
        options.setdefault("locale", "en-US")
        context = browser.new_context(reduced_motion="reduce", **options)
        opened.append(context)
        page = context.new_page()
        if who:
            people.sign_in(page, program, who)
        return page

    yield window
    for context in opened:
        context.close()


def comment(page, text):
    return page.locator(".comment", has=page.locator(".comment-text", has_text=text)).first


def write(page, text):
    page.fill("#comment-text", text)
    page.locator("[data-comment-form] button[type=submit]").first.click()
    page.wait_for_url("**#c-*")


def open_menu(page, text):
    comment(page, text).locator(".comment-more summary").click()


def test_by_keyboard(window, program, article):
    """Write, answer, like and change without a mouse."""
    page = window(program, READER, viewport={"width": 1280, "height": 900})
    page.goto(program.url + article)
    page.locator("#comment-text").focus()
    page.keyboard.type("Typed by keyboard")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**#c-*")
    assert comment(page, "Typed by keyboard").is_visible()
    comment(page, "Typed by keyboard").locator("[data-reply]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "reply-text"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.hasAttribute('data-reply')")
    page.keyboard.press("Enter")
    page.keyboard.type("Answered by keyboard")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reply = page.locator(".comment-replies .comment", has_text="Answered by keyboard")
    reply.wait_for()
    reply.locator(".comment-more summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert not reply.locator(".comment-menu").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit")
    page.locator("[name=text]").fill("Changed by keyboard")
    page.locator("main form button[type=submit]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#c-*")
    assert "edited" in page.locator(".comment-replies .comment", has_text="Changed by keyboard").inner_text()


def test_without_javascript(window, program, article):
    page = window(program, READER, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(program.url + article)
    write(page, "No script\nbut two lines, see https://example.org/tide")
    assert page.url.startswith(f"{program.url}{article}#c-")
    text = comment(page, "No script")
    assert text.locator(".comment-text a").get_attribute("rel") == "nofollow ugc noopener"
    other = window(program, OTHER, java_script_enabled=False)
    other.goto(program.url + article)
    comment(other, "No script").locator("button[aria-pressed]").click()
    assert comment(other, "No script").locator("button[aria-pressed]").get_attribute("aria-pressed") == "true"
    comment(other, "No script").locator("[data-reply]").click()
    other.fill("[name=text]", "And an answer without one")
    other.click("main form button[type=submit]")
    assert "#c-" in other.url
    assert comment(other, "And an answer without one").is_visible()
    # Reported, with a reason; deleted, with a trace.
    other.goto(program.url + article)
    comment(other, "No script").locator("a", has_text="Report").click(force=True)
    other.click("main form button[type=submit]")
    assert other.locator(".field-error").is_visible()
    other.check("[name=reason][value=spam]")
    other.click("main form button[type=submit]")
    assert other.locator(".comments-done").is_visible()
    page.goto(program.url + article)
    open_menu(page, "No script")
    comment(page, "No script").locator(".comment-menu a", has_text="Delete").click()
    page.click("main form button[type=submit]")
    page.goto(program.url + article)
    assert page.locator(".comment-trace").count() >= 1
    assert "No script" not in page.locator("#comments").inner_text()


def test_who_is_not_signed_in_comes_back(window, program, article):
    page = window()
    page.goto(program.url + article)
    page.locator(".comments-invitation a").click()
    page.fill("[name=email]", READER)
    page.fill("[name=password]", people.PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(f"**{article}*")
    assert page.locator("#comment-text").is_visible()


def test_moderated_by_the_publication_and_the_desk(window, program, article):
    reader = window(program, READER)
    owner = window(program, OWNER, viewport={"width": 1280, "height": 900})
    desk = window(program, DESK, viewport={"width": 1280, "height": 900})
    owner.goto(program.url + article)
    owner.select_option("#comments-mode", "after-review")
    owner.locator(".comments-mode button").click()
    reader.goto(program.url + article)
    assert reader.locator("#comment-hint").is_visible()
    for text in ["First to wait", "Second to wait"]:
        reader.goto(program.url + article)
        write(reader, text)
        assert comment(reader, text).locator(".comment-standing").is_visible()
    handle = article.split("/")[1][1:]
    owner.goto(f"{program.url}/studio/publication/{handle}/comments")
    assert owner.locator("[data-row]").count() >= 2
    # By keyboard: the first in focus, approved, and on to the next.
    owner.keyboard.press("j")
    first = owner.evaluate("document.activeElement.closest('[data-row]').querySelector('.comment-text').textContent")
    owner.keyboard.press("a")
    owner.wait_for_url("**?done")
    assert owner.evaluate("document.activeElement.closest('[data-row]') !== null")
    assert first not in owner.locator(".moderation").inner_text()
    # The desk takes the other down, with a reason.
    desk.goto(program.url + "/desk/comments")
    row = desk.locator("[data-row]", has_text="to wait")
    row.locator("[data-row-link]").focus()
    desk.keyboard.press("r")
    assert desk.evaluate("document.activeElement.name") == "reason"
    row.locator(".moderation-ground[open] [name=note]").fill("not about the article")
    row.locator(".moderation-ground[open] button[type=submit]").click()
    desk.wait_for_url("**?done")
    desk.goto(program.url + "/desk/comments?show=removed")
    events = desk.locator("[data-row]", has_text="to wait").locator(".moderation-events")
    events.locator("summary").click()
    assert "not about the article" in events.inner_text()
    # Its author is told why.
    reader.goto(program.url + "/notifications")
    assert "not about the article" in reader.locator("main").inner_text()
    # The reasons are on a page of their own, with the appeal.
    reader.get_by_text("was removed").first.click()
    reader.wait_for_url("**/studio/decisions/*")
    reader.get_by_label("Why the decision is wrong").fill("It is about the article.")
    reader.get_by_role("button", name="Appeal").click()
    reader.get_by_text("Your appeal has come in.").wait_for()
    # Featured and pinned below the article.
    owner.goto(program.url + article)
    open_menu(owner, first)
    comment(owner, first).locator(".comment-menu button", has_text="Feature").click()
    owner.wait_for_load_state()
    owner.goto(program.url + article)
    assert "Featured" in comment(owner, first).inner_text()
    open_menu(owner, first)
    comment(owner, first).locator(".comment-menu button", has_text=re.compile("^Pin$")).click()
    owner.wait_for_load_state()
    owner.goto(program.url + article)
    assert owner.locator(".comment-list-pinned .comment", has_text=first).is_visible()
    # Closed: what is there stays.
    owner.select_option("#comments-mode", "closed")
    owner.locator(".comments-mode button").click()
    reader.goto(program.url + article)
    assert reader.locator(".comments-closed").is_visible() and not reader.locator("#comment-text").count()
    assert comment(reader, first).is_visible()
    owner.goto(program.url + article)
    owner.select_option("#comments-mode", "open")
    owner.locator(".comments-mode button").click()


@pytest.mark.parametrize("signed_in", [False, True])
def test_new_ones_arrive_in_a_second_window(window, program, article, signed_in):
    page = window(program, OTHER if signed_in else None)
    page.goto(program.url + article)
    with page.expect_request("**/comments/live"):
        page.locator("#comments").scroll_into_view_if_needed()
    writer = window(program, READER)
    writer.goto(program.url + article)
    write(writer, f"Just now, {signed_in}")
    page.locator(".comments-show").wait_for(timeout=15_000)
    # Nothing moves by itself.
    assert f"Just now, {signed_in}" not in page.locator("#comments").inner_text()
    page.locator(".comments-show").click()
    assert comment(page, f"Just now, {signed_in}").is_visible()
    if signed_in:
        comment(page, f"Just now, {signed_in}").locator("button[aria-pressed]").click()
        page.wait_for_function(
            "() => document.querySelector('.comment-new button[aria-pressed=true] [data-count]')?.textContent === '1'")
    # And a reply, into its conversation.
    comment(writer, f"Just now, {signed_in}").locator("[data-reply]").click()
    writer.fill("#reply-text", f"Right after, {signed_in}")
    writer.locator(".comment-form-reply button[type=submit]").click()
    writer.wait_for_url("**#c-*")
    page.locator(".comments-show").click(timeout=15_000)
    assert page.locator(".comment-replies .comment", has_text=f"Right after, {signed_in}").is_visible()


def test_ten_thousand_comments(window, program, article):
    """Every page of them is there, and any comment's own address finds it."""
    number = int(crowd.newest(program)[1])
    crowd.run(program, f"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
        INSERT INTO comment (id, article_id, author_name, body, state, created_at, shown_at, likes)
        SELECT 7000000000000 + i, {number}, 'Reader ' || i, 'Number ' || i, 'visible', 1000 * i, 1000 * i, i % 50 FROM n;
        UPDATE article_tally SET comments = comments + 10000 WHERE article_id = {number}""")
    page = window()
    page.goto(f"{program.url}{article}/comments")
    page.locator(".comments-onward [rel=next]").click()
    assert page.locator(".comment-thread").count() == 20
    middle = address(7000000005000)
    page.goto(f"{program.url}{article}/comments/{middle}")
    assert page.locator(f"#c-{middle}").is_visible()
    page.locator(".section-more").click()
    assert page.locator(f"#c-{middle}").is_visible()
    page.locator(".comments-onward [rel=prev]").click()
    assert page.locator(".comment-thread").count() == 20
    page.goto(f"{program.url}{article}/comments?order=oldest")
    assert "Number 1" in page.locator("[data-comment-list] > .comment-thread").first.inner_text()
    page.goto(f"{program.url}{article}/comments?order=liked")
    # What is pinned stands above the list.
    assert page.locator("[data-comment-list] > .comment-thread").count() == 20


@pytest.mark.parametrize("width, scheme, language", [(390, "dark", "zh-CN"), (1280, "light", "en-US")])
def test_pages_are_sound(browser, program, article, language, width, scheme, tmp_path):
    """No error in the console, WCAG 2.2 AA, no sideways scrolling, valid HTML: for readers, authors and moderators."""
    contexts = [
        browser.new_context(
            reduced_motion="reduce", locale=language, viewport={"width": width, "height": 900}, color_scheme=scheme)
        for _ in range(3)]
    handle = article.split("/")[1][1:]
    newest = crowd.values(
        program, "SELECT max(id) FROM comment WHERE parent_id IS NULL AND state = 'visible' AND id > 8000000000000")[0][0]
    own = f"{article}/comments/{address(int(newest))}"
    studio = f"/studio/publication/{handle}/comments?show=shown"
    visits = {
        None: [article, f"{article}/comments", own],
        OWNER: [article, own, f"{own}/hide", f"{article}/comments/write", studio],
        DESK: ["/desk/comments", "/desk/comments?show=shown", f"{own}/report"],
    }
    saved, problems = nu.Pages(tmp_path), []
    for context, (who, paths) in zip(contexts, visits.items()):
        if who:
            page = context.new_page()
            people.sign_in(page, program, who)
            page.close()
        for path in paths:
            with watch.watched(context, program) as (page, faults):
                page.goto(program.url + path)
                problems += [f"{path}: {fault}" for fault in faults + watch.accessibility(page)]
                if width == 1280:
                    saved.add(path, page.content())
                problems += [f"{path}: {fault}" for fault in watch.too_wide(page, width)]
        context.close()
    assert problems + saved.errors() == []
