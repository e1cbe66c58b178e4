"""What a reader sees without a connection."""
from harness import watch


def test_without_a_connection_a_page_says_so_and_opens_when_there_is_one(site, addresses, browser):
    for edition in ("", "/care"):
        context = browser.new_context(locale="en-US", viewport={"width": 390, "height": 844}, service_workers="allow")
        page = context.new_page()
        page.goto(site.url + "/")
        page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
        context.set_offline(True)
        page.goto(site.url + edition + addresses["article"])
        assert page.url == site.url + edition + addresses["article"]
        assert page.locator("h1").inner_text() == "No connection"
        # As it looks with a connection, and fit to be used by everybody.
        assert page.evaluate("() => [...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
        assert page.locator("html").get_attribute("lang") == "en"
        # Nothing is kept of what somebody has read.
        kept = page.evaluate("""async () => {
            const names = await caches.keys()
            const lists = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
            return lists.flat().map(request => new URL(request.url).pathname)
        }""")
        assert kept and all(path.startswith(("/assets/", "/appearance/")) or path.endswith("/offline") for path in kept), kept
        page.get_by_role("link", name="Try again").click()
        assert page.locator("h1").inner_text() == "No connection"
        context.set_offline(False)
        page.locator("article.article").wait_for()
        context.close()


def test_the_page_for_it_is_found_in_the_language_and_for_everybody(site, window):
    with watch.watched(window(width=390), site) as (page, faults):
        page.goto(site.url + "/offline?lang=zh-Hans")
        assert page.locator("h1").inner_text() == "连接不上"
        assert not faults + watch.accessibility(page) + watch.too_wide(page, 320), page.url
