"""The main journeys as a screen reader is told them: Chromium's accessibility tree, and the keyboard alone."""
import pytest

from harness import town, tree
from harness.program import Program


@pytest.fixture(scope="module")
def place(tmp_path_factory, browser):
    program = Program(tmp_path_factory.mktemp("tree") / "data")
    with program.serve() as site:
        yield town.Town(program, site, browser)


@pytest.fixture
def visit(place):
    """Opens a page as somebody, in English."""
    opened = []

    def visit(path, who=None, **options):
        page = place.page(who, reduced_motion="reduce", viewport={"width": 1280, "height": 900}, **options)
        opened.append(page.context)
        page.goto(place.site.url + path)
        return page

    yield visit
    for context in opened:
        context.close()


def focus(page):
    """What the keyboard is on, as a screen reader says it."""
    return next((node for node in reversed(tree.nodes(page)) if node.get("focused")), {})


def tab_to(page, role, name, most=150):
    for _ in range(most):
        page.keyboard.press("Tab")
        here = focus(page)
        if here.get("role") == role and name in here.get("name", ""):
            return here
    raise AssertionError(f"no {role} “{name}” within {most} presses of Tab; the last was {focus(page)}")


@pytest.mark.parametrize("edition", ["", "/care"])
def test_every_page_says_what_it_is(place, edition):
    found, pages = [], {}
    for pattern, (who, path) in town.examples(place).items():
        if who not in pages:
            pages[who] = place.page(who, reduced_motion="reduce")
        page = pages[who]
        page.goto(place.site.url + edition + path, wait_until="load")
        found += [f"{edition}{pattern}: {fault}" for fault in tree.faults(page)]
    for page in pages.values():
        page.context.close()
    assert not found, "\n".join(found)


def test_reading(place, visit):
    """From the front page to an article, past everything that repeats, to its text and what belongs to it."""
    page = visit("/")
    page.keyboard.press("Tab")
    assert focus(page)["name"] == "Skip to content"
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if focus(page).get("role") == "link" and page.evaluate("document.activeElement.closest('.card-title') !== null"):
            break
    title = focus(page)["name"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/@*/*")
    headings = tree.named(page, "heading")
    assert [heading["name"] for heading in headings if heading["level"] == 1] == [title]
    assert tree.named(page, "article")
    assert tree.named(page, "main") and tree.named(page, "banner") and tree.named(page, "contentinfo")
    assert any(node["role"] == "StaticText" for node in tree.nodes(page))


def test_following(place, visit):
    """The button says whom it follows, and afterwards that it does."""
    path = place.found["publication"]
    page = visit(path, town.READER)
    name = page.locator("h1").inner_text().strip()
    button = tab_to(page, "button", "Follow")
    assert name in button["name"]
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('form[data-switch=follow] button').dataset.on === '1'")
    assert "Following" in focus(page)["name"]
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('form[data-switch=follow] button').dataset.on === '0'")


def test_applying(place, visit):
    """A step that is refused says why at the field, and the field says that it is wrong."""
    page = visit("/apply/step/name", town.APPLICANT)
    handle = tab_to(page, "textbox", "Handle")
    assert handle["description"], "the field does not say what may stand in it"
    page.keyboard.type("-")
    # The browser itself stops at what is empty.
    for empty in page.locator("main :is(input, textarea)[required]:not(:focus)").all():
        empty.fill("Reeds")
    page.locator("[name=handle]").press("Enter")
    page.locator("[aria-invalid=true]").first.wait_for()
    wrong = [node for node in tree.named(page, "textbox") if node.get("invalid") == "true"]
    assert wrong and wrong[0]["description"]
    assert tree.named(page, "alert")


def test_writing(place, visit):
    """The title, the text and its tools are named; saving is announced."""
    page = visit(place.draft, town.WRITER)
    page.locator(".ProseMirror").wait_for()
    assert tree.named(page, "textbox", "Title")
    body = [node for node in tree.named(page, "textbox") if node.get("multiline")]
    assert len(body) >= 2
    assert all(button["name"] for button in tree.named(page, "button"))
    assert tree.named(page, "toolbar")
    page.locator("[data-title]").focus()
    page.keyboard.type("Ropes")
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.activeElement.closest('.ProseMirror, [data-toolbar]') !== null")
    page.locator(".ProseMirror").focus()
    page.keyboard.type("A rope is only as long as its knot.")
    page.wait_for_function("() => document.querySelector('[data-save-state]').textContent.startsWith('Saved')")
    status = page.locator("[data-save-state]")
    assert status.get_attribute("role") == "status"


def test_reviewing(place, visit):
    """The desk's list, an article, and the decision, by keyboard; the outcome is announced."""
    page = visit("/desk", town.BOSS)
    assert tree.named(page, "link", "A crossing")
    page.keyboard.press("n")
    page.wait_for_url("**/desk/*")
    page.wait_for_function("() => document.activeElement?.id === 'review-title'")
    assert focus(page)["name"] == "A crossing"
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert tree.named(page, "dialog")[0]["name"]
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    for node in tree.named(page, "button"):
        assert node["name"]
