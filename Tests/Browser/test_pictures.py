"""What is special about an article: pictures that open large, contents of long pieces, coloured code."""
import re

import pytest

from harness import watch


@pytest.fixture(scope="module")
def find(site, articles):
    """The first article with something in it."""
    texts = {path: site.get(path).text for path in articles}

    def find(pattern):
        return next(path for path, text in texts.items() if re.search(pattern, text))

    return find


def test_picture_opens_large_by_keyboard(site, find, window):
    path = find(r'(?s)class="enlarge".*class="enlarge"')
    with watch.watched(window(width=1280, locale="en-US"), site) as (page, faults):
        page.goto(site.url + path, wait_until="load")
        links = page.locator("a.enlarge")
        links.first.focus()
        page.keyboard.press("Enter")
        viewer = page.get_by_role("dialog", name="Pictures of this article")
        viewer.wait_for()
        assert viewer.locator("img").get_attribute("src") == links.first.get_attribute("href")
        page.wait_for_function("() => document.querySelector('.viewer img').complete")
        faults += watch.accessibility(page, ".viewer")
        page.keyboard.press("ArrowRight")
        assert viewer.locator("img").get_attribute("src") == links.nth(1).get_attribute("href")
        page.keyboard.press("Escape")
        # A dialog says that it was closed when it has been, not while.
        page.wait_for_function("() => document.activeElement === document.querySelectorAll('a.enlarge')[1]")
        assert not viewer.is_visible()
        assert not faults, "\n".join(faults)


def test_picture_opens_large_by_touch(site, find, browser):
    path = find(r'class="enlarge"')
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    with watch.watched(context, site) as (page, faults):
        page.goto(site.url + path, wait_until="load")
        page.locator("a.enlarge").first.tap()
        page.locator(".viewer[open]").wait_for()
        page.locator(".viewer-close").tap()
        page.locator(".viewer[open]").wait_for(state="detached")
        assert page.url == site.url + path
        assert not faults, "\n".join(faults)
    context.close()


def test_picture_is_a_plain_link_without_script(site, find):
    path = find(r'class="enlarge"')
    address = re.search(r'class="enlarge" href="([^"]+)"', site.get(path).text).group(1)
    answer = site.get(address)
    assert answer.status == 200 and answer.type.startswith("image/")


@pytest.mark.parametrize("width", [390, 1280])
def test_contents_lead_to_their_sections(site, find, window, width):
    path = find(r'class="contents"')
    with watch.watched(window(width=width), site) as (page, faults):
        page.goto(site.url + path, wait_until="load")
        page.locator(".contents summary").click()
        links = page.locator(".contents a")
        assert links.count() >= 4
        targets = [link.get_attribute("href") for link in links.all()]
        missing = page.evaluate(
            "targets => targets.filter(each => !document.getElementById(decodeURIComponent(each.slice(1))))", targets)
        assert not missing
        links.nth(2).click()
        page.wait_for_function("""() => {
            const heading = document.querySelector(":target")
            return heading && heading.getBoundingClientRect().top < innerHeight
        }""")
        faults += watch.accessibility(page)
        assert not faults, "\n".join(faults)


def test_code_is_coloured(site, find, window):
    path = find(r'class="language-(python|swift)"')
    with watch.watched(window(width=390), site) as (page, faults):
        page.goto(site.url + path, wait_until="load")
        words = page.locator(".code .code-keyword")
        assert words.count()
        plain = page.evaluate("getComputedStyle(document.querySelector('.code code')).color")
        assert page.evaluate("getComputedStyle(document.querySelector('.code-keyword')).color") != plain
        assert not faults, "\n".join(faults)
