"""A small site with a publication, its writers, and the editor open before them."""
import contextlib
import sqlite3
import time

EDITOR = "[data-editor][data-ready]"
TEXT = ".editor-text"


def prepare(program):
    """Makes a site with one channel and one publication, on probation, that has a writer and an editor."""
    program.succeed("migrate")
    for name in ("writer", "editor"):
        program.succeed("user", "add", f"{name}@example.org", "--name", name)
    with contextlib.closing(sqlite3.connect(program.data / "byline.sqlite")) as database, database:
        database.execute(
            "INSERT INTO publication (id, handle, name, tagline, about, kind, state, created_at)"
            " VALUES (4194305, 'writers', '写作者', '', '', 'personal', 'probation', 0)")
        database.execute(
            "INSERT INTO channel (id, slug, name_zh, name_en, about_zh, about_en, position)"
            " VALUES (4194306, 'culture', '文化', 'Culture', '', '', 1)")
        for name, role in (("writer", "owner"), ("editor", "editor")):
            database.execute(
                "INSERT INTO membership (publication_id, account_id, role, created_at)"
                " SELECT 4194305, id, ?, 0 FROM account WHERE email = ?", (role, f"{name}@example.org"))


def sign_in(program, page, name="writer"):
    link = program.succeed("user", "sign-in-link", f"{name}@example.org").stdout.strip().splitlines()[-1]
    page.goto(link)
    page.locator("main form button[type=submit]").click()
    page.wait_for_load_state()


def begin(program, page):
    """Begins an article and answers with its address."""
    page.goto(f"{program.url}/studio")
    page.locator(".studio-new button").first.click()
    page.wait_for_selector(EDITOR)
    return page.url.split("?")[0]


def write(page, text, title=None):
    if title:
        page.fill("[data-title]", title)
    page.locator(TEXT).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def wait_for(page, state, timeout=10):
    page.wait_for_selector(f'[data-save-state][data-state="{state}"]', timeout=timeout * 1000)


def wait_until(what, timeout=10):
    """Asks again and again: what is asked about has no event to wait for."""
    deadline = time.monotonic() + timeout
    while not what():
        assert time.monotonic() < deadline, "it did not come true in time"
        time.sleep(0.05)


def saved_text(program, url):
    """What the server has of an article, as its JSON."""
    article = number(url.rsplit("/", 1)[1])
    with contextlib.closing(sqlite3.connect(program.data / "byline.sqlite")) as database:
        row = database.execute(
            "SELECT content FROM draft JOIN draft_version ON draft_version.article_id = draft.article_id"
            " AND draft_version.number = draft.version WHERE draft.article_id = ?", (article,)).fetchone()
    return row[0]


def number(text):
    """An identifier as it is stored, of its form in addresses (Crockford's base 32)."""
    value = 0
    for digit in text:
        value = value * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(digit)
    return value


PASTE = """([selector, html, text]) => {
    const clipboard = new DataTransfer()
    clipboard.setData("text/html", html)
    clipboard.setData("text/plain", text)
    document.querySelector(selector).dispatchEvent(
        new ClipboardEvent("paste", {clipboardData: clipboard, bubbles: true, cancelable: true}))
}"""


def paste(page, html, text=""):
    page.evaluate(PASTE, [TEXT, html, text])
