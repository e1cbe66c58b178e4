"""Readers like, keep, follow, are told what is new, take everything along and leave, in a browser."""
import http.client
import io
import json
import zipfile

import pytest

from harness import crowd, people, watch
from harness.program import Program

READER = "reader@example.org"
PAGES = ["/following", "/account/following", "/account/bookmarks", "/account/history", "/account/data",
         "/account/notifications"]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("readers") / "data")
    with program.serve():
        for name in ["reader", "keyboard", "plain", "digest", "leaver"]:
            people.add_user(program, f"{name}@example.org", f"林{name}")
        yield program


@pytest.fixture(scope="module")
def article(program):
    """The newest article of the sample, by its path."""
    return crowd.newest(program)[2]


@pytest.fixture
def window(browser):
    opened = []

    def window(**options):
        options.setdefault("locale", "en-US")
        context = browser.new_context(reduced_motion="reduce", **options)
        opened.append(context)
        return context.new_page()

    yield window
    for context in opened:
        context.close()


def settled(page):
    page.wait_for_load_state("networkidle")


def like(page):
    return page.locator("form[data-switch=like] button")


def follow(page):
    return page.locator("form[data-switch=follow] button").first


def test_by_keyboard(window, program, article):
    """Like, keep and follow in place, without leaving the keyboard; it is all there after a reload."""
    page = window(viewport={"width": 1280, "height": 900})
    people.sign_in(page, program, "keyboard@example.org")
    page.goto(program.url + article)
    like(page).focus()
    page.keyboard.press("Enter")
    assert like(page).get_attribute("aria-pressed") == "true"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("form[data-switch=bookmark] button").get_attribute("aria-pressed") == "true"
    follow(page).focus()
    page.keyboard.press("Enter")
    settled(page)
    assert page.url == program.url + article, "the page was left"
    assert follow(page).inner_text().startswith("Following")
    assert page.locator("[data-followers]").inner_text() == "1"
    page.reload()
    assert like(page).get_attribute("aria-pressed") == "true"
    assert like(page).locator("[data-count]").inner_text() == "1"
    # The menu opens, leads there, and closes with Escape.
    page.locator(".masthead-menu summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".masthead-menu a[href='/account/bookmarks']").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".masthead-menu a[href='/account/bookmarks']").is_visible()
    page.goto(program.url + "/account/bookmarks")
    page.locator(".kept-list button").focus()
    page.keyboard.press("Enter")
    page.locator(".empty-title").wait_for()


def test_what_the_site_could_not_do_is_undone(window, program, article):
    page = window()
    people.sign_in(page, program, READER)
    page.goto(program.url + article)
    page.route("**/like", lambda route: route.abort())
    like(page).click()
    page.wait_for_function("() => document.querySelector('[data-switch-status]').textContent !== ''")
    assert like(page).get_attribute("aria-pressed") == "false"
    page.unroute("**/like")
    # Pressed thrice while the first is on its way, it is what was pressed last.
    for _ in range(3):
        like(page).click()
    settled(page)
    assert like(page).get_attribute("aria-pressed") == "true"
    page.reload()
    assert like(page).get_attribute("aria-pressed") == "true"


def test_following_and_leaving_again(window, program, article):
    page = window(viewport={"width": 390, "height": 844})
    people.sign_in(page, program, READER)
    page.goto(program.url + "/following")
    assert page.locator(".empty-title").is_visible()
    page.locator(".suggested form[data-switch] button").first.click()
    settled(page)
    page.reload()
    assert page.locator(".river .card").count() > 0
    page.goto(program.url + "/account/following")
    page.locator("form[data-switch] button").first.click()
    settled(page)
    page.goto(program.url + "/following")
    assert page.locator(".empty-title").is_visible()


def test_without_javascript(window, program, article):
    page = window(java_script_enabled=False)
    people.sign_in(page, program, "plain@example.org")
    page.goto(program.url + article)
    for _ in range(2):
        like(page).click()
    assert like(page).get_attribute("aria-pressed") == "false"
    like(page).click()
    assert page.url == f"{program.url}{article}#actions"
    with page.expect_navigation():
        follow(page).click()
    page.goto(program.url + "/following")
    assert page.locator(".river .card").count() > 0
    page.goto(program.url + article)
    follow(page).click()
    assert follow(page).get_attribute("data-on") == "0"


def test_who_is_not_signed_in_comes_back(window, program, article):
    page = window()
    page.goto(program.url + article)
    page.locator(".actions a", has_text="Like").click()
    page.fill("[name=email]", READER)
    page.fill("[name=password]", people.PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(f"**{article}*")
    assert like(page).is_visible()


def test_digest(window, program, article):
    """Asked for, confirmed by mail, sent once, and ended by one POST without a session."""
    address = "digest@example.org"
    page = window()
    people.sign_in(page, program, address)
    page.goto(program.url + article)
    follow(page).click()
    settled(page)
    page.goto(program.url + "/account/notifications")
    page.get_by_label("Every morning").check()
    page.locator("#digest button").click()
    assert page.get_by_text("Open the link in it").is_visible()
    page.goto(people.link(people.next_mail(program, address)))
    page.click("main form button[type=submit]")
    page.wait_for_url("**/digest/confirmed")

    # The morning comes.
    crowd.run(program, "UPDATE digest SET next_at = 1, sent_through = 0")
    mail = people.next_mail(program, address, 1)
    assert article in people.text(mail)
    assert article in mail.get_body(("html",)).get_content()
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    end = mail["List-Unsubscribe"].strip("<>")
    assert end.startswith(program.url + "/digest/end/")
    assert end in people.text(mail)

    page.goto(end)
    assert page.get_by_role("button", name="End the digest").is_visible()
    connection = http.client.HTTPConnection(program.host, program.port, timeout=60)
    connection.request("POST", end.removeprefix(program.url), body="List-Unsubscribe=One-Click",
                       headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert connection.getresponse().status == 200
    connection.close()
    page.reload()
    assert page.get_by_text("You get no digest by mail").is_visible()
    assert len(people.mails(program, address)) == 2


def test_everything_can_be_taken_along(window, program, article):
    page = window()
    people.sign_in(page, program, READER)
    page.goto(program.url + "/account/data")
    form = page.locator("form[action='/account/archive.zip']")
    form.locator("[name=current]").fill(people.PASSWORD)
    with page.expect_download() as download:
        form.locator("button").click()
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("profile.json"))["email"] == READER
        assert len(json.loads(archive.read("likes.json"))) == 1


def test_leaving(window, program, article):
    """Taken back by signing in, then meant."""
    address = "leaver@example.org"
    page = window()

    def leave():
        people.sign_in(page, program, address)
        page.goto(program.url + "/account/data")
        page.get_by_label("Delete them").check()
        form = page.locator("form[action='/account/leave']")
        form.locator("[name=current]").fill(people.PASSWORD)
        form.locator("button").click()
        page.wait_for_url("**/left")

    leave()
    assert "/stay/" in people.text(people.next_mail(program, address))
    people.sign_in(page, program, address)
    assert "已保留" in people.next_mail(program, address, 1)["Subject"]
    page.goto(program.url + article)
    like(page).click()
    follow(page).click()
    settled(page)
    people.sign_out(page)
    leave()
    people.next_mail(program, address, 2)
    crowd.run(program, "UPDATE leaving SET due_at = 1")
    assert "已注销" in people.next_mail(program, address, 3)["Subject"]
    page.goto(program.url + "/sign-in")
    page.fill("[name=email]", address)
    page.fill("[name=password]", people.PASSWORD)
    page.click("main form button[type=submit]")
    assert page.locator("[role=alert]").first.is_visible()
    assert crowd.values(program, f"SELECT count(*) FROM account WHERE email = '{address}'") == [("0",)]
    assert crowd.values(
        program, "SELECT sum(likes) - (SELECT count(*) FROM article_like) FROM article_tally") == [("0",)]


@pytest.mark.parametrize("width, scheme", [(390, "dark"), (1280, "light")])
def test_pages_are_open_to_everybody(window, program, article, width, scheme, screenshot):
    page = window(viewport={"width": width, "height": 844}, color_scheme=scheme)
    faults = []
    page.on("console", lambda message: message.type == "error" and faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    people.sign_in(page, program, READER)
    for path in [article, article.rsplit("/", 1)[0], *PAGES]:
        page.goto(program.url + path)
        found = watch.accessibility(page) + watch.too_wide(page, 320 if width == 390 else width) + faults
        screenshot(page, f"readers{path}-{width}-{scheme}", bool(found))
        assert not found, (path, found)
        page.set_viewport_size({"width": width, "height": 844})
