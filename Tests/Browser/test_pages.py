"""What test_every_page leaves: pages without a pattern, every article, every link, and reading without scripts."""
import urllib.parse

import pytest

from harness import pages, watch
from harness.markup import Page
from harness.pages import KINDS, with_language

LANGUAGES = ["zh-Hans", "en"]
# All others are looked at by test_every_page: these have an address of another kind, or none.
REST = ["not found", "search without results"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", REST)
def test_page(site, addresses, window, screenshot, kind, language, width):
    with watch.watched(window(width=width), site) as (page, faults):
        response = page.goto(site.url + with_language(addresses[kind], language), wait_until="load")
        expected = 404 if kind == "not found" else 200
        if response.status != expected:
            faults.append(f"status {response.status}, not {expected}")
        faults += watch.structure(page, language) + watch.accessibility(page)
        if width == 390:
            faults += watch.too_wide(page, 320) + watch.too_wide(page, 390)
        else:
            faults += watch.too_wide(page, width)
        screenshot(page, f"{kind}-{language}-{width}", failed=bool(faults))
        assert not faults, "\n".join([page.url, *faults])


def test_every_article_is_accessible_and_fits_a_phone(site, articles, window, screenshot):
    assert len(articles) >= 40, "the sample site has fewer articles than promised"
    found = []
    with watch.watched(window(width=390, color_scheme="light"), site) as (page, faults):
        for path in articles:
            faults.clear()
            page.goto(site.url + path, wait_until="load")
            faults += watch.accessibility(page, "article.article") + watch.too_wide(page, 320) + watch.too_wide(page, 390)
            screenshot(page, f"article{path}", failed=bool(faults))
            found += [f"{path}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", KINDS)
def test_page_reads_without_javascript(site, addresses, window, kind):
    """Without scripts a page shows its heading and its text, and every control it offers is a link or a form."""
    with watch.watched(window(width=390, java_script_enabled=False), site) as (page, faults):
        page.goto(site.url + addresses[kind], wait_until="load")
        assert page.locator("h1").is_visible()
        assert page.locator("main").inner_text().strip()
        dead = page.evaluate("""() => [...document.querySelectorAll('button, [role=button]')]
            .filter(each => each.checkVisibility({visibilityProperty: true}))
            .filter(each => !each.closest('form, summary') && !each.hasAttribute('popovertarget'))
            .map(each => each.outerHTML.slice(0, 100))""")
        assert not dead, f"buttons that do nothing without a script: {dead}"
        assert not faults, "\n".join(faults)


def test_pages_are_valid_html(site, addresses, articles, markup):
    """Every sample article, and in both languages what test_every_page does not look at."""
    for kind in REST:
        for language in LANGUAGES:
            markup.add(f"{kind} {language}", site.get(with_language(addresses[kind], language)).text)
    for path in articles:
        markup.add(path, site.get(path).text)
    errors = markup.errors()
    assert not errors, "\n".join(errors)


@pytest.fixture(scope="module")
def reached(site):
    return pages.crawl(site)


def test_no_link_is_dead(site, reached):
    statuses = {path: site.get(path).status for path in reached}
    dead = [f"{path} → {status} (from {reached[path]})" for path, status in statuses.items() if status >= 400]
    assert not dead, "\n".join(dead)


def test_every_article_can_be_reached_by_links(articles, reached):
    unreached = set(articles) - set(reached)
    assert not unreached, f"in the sitemap but behind no link: {sorted(unreached)}"


def test_search_finds_an_article_by_its_title(site, articles):
    title = Page(site.get(articles[0]).text).headings[0]
    assert articles[0] in pages.links(site, "/search?" + urllib.parse.urlencode({"q": title}))
