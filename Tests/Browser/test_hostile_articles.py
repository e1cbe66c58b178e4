"""Articles written to run a script in the reader's browser: none does, and every page stays valid."""
import html.parser
import json
import re
import urllib.parse
import xml.etree.ElementTree as ElementTree

import pytest

from harness import corpora, pages, watch
from harness.markup import Page
from harness.program import Program

pytestmark = pytest.mark.shared

# Says so when the page runs anything at all, or only the policy kept it from running.
TRAP = """
    window.__ran = []
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
        window[name] = (...values) => { window.__ran.push(`${name}(${values})`) }
    document.addEventListener('securitypolicyviolation', event => {
        if (/^(script|object|frame|child|base|form)/.test(event.effectiveDirective))
            window.__ran.push(`${event.effectiveDirective} stopped ${event.blockedURI} ${event.sample}`)
    })
"""
# What runs only when it is touched does not get onto the page either.
DORMANT = """() => {
    const found = []
    for (const element of document.querySelectorAll('*')) {
        for (const attribute of element.attributes) {
            if (/^on/i.test(attribute.name)) found.push(`${element.tagName} ${attribute.name}`)
            if (attribute.name === 'style') found.push(`${element.tagName} style=${attribute.value.slice(0, 60)}`)
            const scheme = attribute.value.replace(/[\\x00-\\x20]/g, '').toLowerCase().match(/^(javascript|vbscript|data):/)
            const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'srcdoc', 'poster']
            // A picture may stand in its own address: nothing in it can run.
            const picture = ['IMG', 'SOURCE', 'LINK'].includes(element.tagName) && scheme && scheme[1] === 'data'
            if (scheme && !picture && addresses.includes(attribute.name))
                found.push(`${element.tagName} ${attribute.name}=${attribute.value.slice(0, 60)}`)
        }
    }
    const article = document.querySelector('article')
    const foreign = 'iframe, object, embed, base, meta, style, math, form[action^=http]'
    for (const element of article.querySelectorAll(`${foreign}, script:not([type="application/ld+json"])`))
        found.push(`${element.tagName} in the article`)
    return found
}"""


def payloads():
    return [each["payload"] for each in json.loads(corpora.PAYLOADS.read_text(encoding="utf-8"))]


def write_articles(folder):
    """Every payload as the text of one article; the short ones also as title, summary, author and tag of another."""
    posts = folder / "_posts"
    posts.mkdir(parents=True)
    expected = 0
    for number, payload in enumerate(payloads(), 1):
        name = f"Payload {number:03}"
        (posts / f"2024-01-01-payload-{number:03}.md").write_text(
            f"---\ntitle: {name}\ndate: 2024-01-01 08:00:00 +0800\n---\n{name} follows.\n\n{payload}\n", encoding="utf-8")
        expected += 1
        if len(payload) <= 80 and payload.isprintable():
            word = json.dumps(payload)
            (posts / f"2024-01-02-fields-{number:03}.md").write_text(
                f"---\ntitle: {word}\ndescription: {word}\nauthor: {word}\ntags: [{word}]\ncategories: [{word}]\n"
                f"date: 2024-01-02 08:00:00 +0800\n---\nFields {number:03} above.\n", encoding="utf-8")
            expected += 1
    return expected


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    expected = write_articles(folder / "source")
    program = Program(folder / "data")
    program.succeed("import", "markdown", folder / "source")
    with program.serve() as site:
        articles = pages.articles(site)
        assert len(articles) == expected, f"{len(articles)} of {expected} articles came in"
        yield site


def other_pages(site):
    return [path for path in pages.sitemap(site) if not pages.FOUND["article"].fullmatch(path)]


def test_no_script_runs(hostile, browser):
    context = browser.new_context()
    context.add_init_script(TRAP)
    found, marked = [], 0
    with watch.watched(context, hostile) as (page, faults):
        for path in [*pages.articles(hostile), *other_pages(hostile)]:
            faults.clear()
            page.goto(hostile.url + path, wait_until="load")
            ran = [*page.evaluate("window.__ran"), *page.evaluate(DORMANT)] if page.locator("article").count() \
                else page.evaluate("window.__ran")
            marked += bool(re.search(r"Payload \d{3} follows\.", page.locator("main").inner_text()))
            assert page.url.startswith(hostile.url), f"{path} went to {page.url}"
            found += [f"{path} ({page.title()}): {fault}" for fault in [*faults, *ran]]
    context.close()
    assert not found, "\n".join(found)
    assert marked >= len(payloads()), "some articles lost what came before the payload"


def test_pages_stay_valid(hostile, markup):
    for path in [*pages.articles(hostile), *other_pages(hostile), "/"]:
        html = hostile.get(path).text
        markup.add(f"{path} {Page(html).title}", html)
    errors = markup.errors()
    assert not errors, "\n".join(errors)


class Tags(html.parser.HTMLParser):
    """The elements and attributes in a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.names, self.attributes = set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        self.attributes |= {name for name, _ in attributes}


def test_feeds_stay_well_formed_and_harmless(hostile):
    ElementTree.fromstring(hostile.get("/feed.xml").text)
    ElementTree.fromstring(hostile.get("/feed.rss").text)
    for item in json.loads(hostile.get("/feed.json").text)["items"]:
        tags = Tags(item["content_html"])
        assert not tags.names & {"script", "style", "iframe", "object", "embed", "form", "svg", "math", "base", "meta"}
        assert not [name for name in tags.attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("payload", [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'-alert(1)-'", "</title><svg onload=alert(1)>",
])
def test_search_words_are_only_words(hostile, browser, payload):
    context = browser.new_context()
    context.add_init_script(TRAP)
    with watch.watched(context, hostile) as (page, faults):
        page.goto(f"{hostile.url}/search?" + urllib.parse.urlencode({"q": payload}))
        assert not faults + page.evaluate("window.__ran")
        assert page.locator("main input[name=q]").input_value() == payload
    context.close()
