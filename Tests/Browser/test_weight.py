"""What a page costs its reader, and how still it stands."""
import pytest

ARTICLE_AT_MOST = 60_000
SCRIPTS_AT_MOST = 10_000
SHIFTS = """
    window.__shifts = []
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shifts.push(entry)
    }).observe({type: 'layout-shift', buffered: true})
"""
# Of a page that has not arrived as a whole, a busy browser shows the beginning; how much of it is left to chance.
SHIFT = """() => {
    const arrived = performance.getEntriesByType('navigation')[0].domContentLoadedEventStart
    return window.__shifts.filter(entry => entry.startTime > arrived).reduce((sum, entry) => sum + entry.value, 0)
}"""


def transferred(browser, address):
    """The compressed sizes, in bytes, of everything but pictures and videos that a first visit fetches, by address."""
    context = browser.new_context()
    page = context.new_page()
    finished = []
    page.on("requestfinished", lambda request: finished.append(request))
    page.goto(address, wait_until="networkidle")
    sizes = {
        request.url: (request.resource_type, request.sizes()["responseBodySize"])
        for request in finished if request.resource_type not in ("image", "media")
    }
    context.close()
    return sizes


def test_article_is_light(site, addresses, browser):
    sizes = transferred(browser, site.url + addresses["article"])
    total = sum(size for _, size in sizes.values())
    assert total < ARTICLE_AT_MOST, f"{total} bytes: {sizes}"


@pytest.mark.parametrize("kind", ["portal", "channel", "publication", "article", "search"])
def test_scripts_are_few(site, addresses, browser, kind):
    sizes = transferred(browser, site.url + addresses[kind])
    total = sum(size for type, size in sizes.values() if type == "script")
    assert total <= SCRIPTS_AT_MOST, f"{total} bytes of script: {sizes}"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["portal", "article", "publication"])
def test_nothing_jumps(site, addresses, browser, kind, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(site.url + addresses[kind], wait_until="networkidle")
    # Pictures further down arrive only when they are scrolled to.
    height = page.evaluate("document.documentElement.scrollHeight")
    for position in range(0, height, 700):
        page.evaluate("position => window.scrollTo(0, position)", position)
        page.wait_for_load_state("networkidle")
    shift = page.evaluate(SHIFT)
    context.close()
    assert shift < 0.001, f"cumulative layout shift {shift}"
