"""What a reader sees without a connection."""
import pytest

from harness import watch


KEPT = """async () => {
    const lists = await Promise.all((await caches.keys()).map(async name => (await caches.open(name)).keys()))
    return lists.flat().map(request => new URL(request.url).pathname)
}"""


@pytest.fixture
def page(site, browser):
    """A page whose browser has seen the front page, and so knows what to show without a connection."""
    context = browser.new_context(locale="en-US", viewport={"width": 390, "height": 844}, service_workers="allow")
    page = context.new_page()
    page.goto(site.url + "/")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    yield page
    context.close()


def is_shown(page, address):
    assert page.url == address
    assert page.locator("h1").inner_text() == "No connection"
    assert page.locator("html").get_attribute("lang") == "en"
    # As it looks with a connection.
    assert page.evaluate("() => [...document.styleSheets].some(sheet => sheet.cssRules.length > 100)")


def test_without_a_connection_a_page_says_so_and_the_one_asked_for_opens_when_there_is_one(site, addresses, page):
    address = site.url + addresses["article"]
    page.context.set_offline(True)
    page.goto(address)
    is_shown(page, address)
    page.get_by_role("link", name="Try again").click()
    is_shown(page, address)
    # Nothing is kept of what somebody has read.
    kept = page.evaluate(KEPT)
    assert kept and all(path.startswith(("/assets/", "/appearance/")) or path.endswith("/offline") for path in kept), kept
    page.context.set_offline(False)
    page.locator("article.article").wait_for()
    assert page.url == address


def test_the_care_edition_has_one_of_its_own(site, addresses, page):
    address = site.url + "/care" + addresses["article"]
    page.context.set_offline(True)
    page.goto(address)
    is_shown(page, address)
    page.context.set_offline(False)
    page.get_by_role("link", name="Try again").click()
    page.wait_for_function("() => document.querySelector('h1').textContent.trim() !== 'No connection'")
    assert page.url == address


def test_the_page_for_it_is_found_in_the_language_and_for_everybody(site, window):
    with watch.watched(window(width=390), site) as (page, faults):
        page.goto(site.url + "/offline?lang=zh-Hans")
        assert page.locator("h1").inner_text() == "连接不上"
        assert not faults + watch.accessibility(page) + watch.too_wide(page, 320), page.url


def test_under_its_own_address_it_is_not_loaded_again_and_again(site, window):
    with watch.watched(window(width=390), site) as (page, faults):
        page.clock.install()
        page.goto(site.url + "/offline", wait_until="networkidle")
        asked = []
        page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
        page.clock.run_for(60_000)
        page.wait_for_load_state("networkidle")
        assert not asked + faults
