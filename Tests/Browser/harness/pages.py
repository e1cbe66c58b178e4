"""Finds a page of every kind as a reader would: by following links from the front page."""
import collections
import re
import urllib.parse
import xml.etree.ElementTree as ElementTree

from harness.markup import Page

FIXED = {
    "portal": "/",
    "publications": "/publications",
    "hot": "/hot",
    "most read": "/most-read",
    "latest": "/latest",
    "for you": "/for-you",
    "about": "/about",
    "rules": "/about/rules",
    "design": "/about/design",
    "ranking": "/about/ranking",
    "transparency log": "/log",
    "search": "/search",
    "search without results": "/search?q=qzxjvwkq",
    "not found": "/no-such-page",
}
FOUND = {
    "channel": re.compile(r"/c/[^/.?]+"),
    "topic": re.compile(r"/t/[^/.?]+"),
    "publication": re.compile(r"/@[^/.?]+"),
    # Identifiers are Crockford's base 32, so no word such as "articles" is taken for one.
    "article": re.compile(r"/@[^/.?]+/[0-9a-hjkmnp-tv-z]{8,13}"),
    "log entry": re.compile(r"/log/entry/\d+"),
    "verification": re.compile(r"/@[^/.?]+/[0-9a-hjkmnp-tv-z]{8,13}/verify"),
}
KINDS = [*FIXED, *FOUND, "search with results"]
# The ones whose answers are compared byte for byte.
COMPARED = ["portal", "channel", "publication", "article", "search with results", "about"]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Enough for the sample site; stops a site that makes links without end.
PAGES_AT_MOST = 5000
# What every article or entry has once more: whether it answers is looked at, of so many of a kind, and not what it links to.
LEAVES = re.compile(r"^/care|/comments|^/complaints/new|^/log/entry/|/verify$|[?&](q|order|page|after|lang|edition|next)=")
LEAVES_OF_A_KIND = 20
NAMES = re.compile(r"@[^/?]+|[0-9a-hjkmnp-tv-z]{8,}|(%[0-9A-F]{2})+|\d+")


def local(site, base, link):
    """The path and query of a link if it stays on the site."""
    address = urllib.parse.urldefrag(urllib.parse.urljoin(site.url + base, link)).url
    address = urllib.parse.quote(address, safe="/:?#[]@!$&'()*+,;=%~")
    return (address.removeprefix(site.url) or "/") if address.startswith(site.url) else None


def links(site, path):
    return [target for link in Page(site.get(path).text).links if (target := local(site, path, link))]


def every_kind(site):
    """A page of every kind, by kind."""
    pages = dict(FIXED)
    waiting, seen = ["/", "/publications"], set()
    while waiting and len(pages) < len(FIXED) + len(FOUND) and len(seen) < 100:
        path = waiting.pop(0)
        seen.add(path)
        for link in links(site, path):
            for kind, pattern in FOUND.items():
                if pattern.fullmatch(link):
                    pages.setdefault(kind, link)
                    if link not in seen and link not in waiting:
                        waiting.append(link)
    missing = set(FOUND) - set(pages)
    assert not missing, f"no link from the front page leads to: {', '.join(sorted(missing))}"
    title = Page(site.get(pages["article"]).text).headings[0]
    # Two characters are enough to find something in Chinese, and too few in no language.
    pages["search with results"] = "/search?" + urllib.parse.urlencode({"q": title[:2]})
    return pages


def crawl(site):
    """Every address on the site that a chain of links from the front page reaches, with the page that linked it."""
    found, waiting, leaves = {"/": None}, ["/"], collections.Counter()
    while waiting:
        path = waiting.pop(0)
        answer = site.get(path)
        if answer.type != "text/html" or answer.status != 200:
            continue
        for link in Page(answer.text).links:
            target = local(site, path, link)
            if not target or target in found:
                continue
            if LEAVES.search(target):
                kind = NAMES.sub("-", target)
                leaves[kind] += 1
                if leaves[kind] > LEAVES_OF_A_KIND:
                    continue
            else:
                waiting.append(target)
            found[target] = path
            assert len(found) <= PAGES_AT_MOST, "the site has links without end"
    return found


def sitemap(site):
    """Every address in the sitemaps, without the host."""
    index = ElementTree.fromstring(site.get("/sitemap.xml").text)
    assert index.tag == f"{SITEMAP}sitemapindex"
    addresses = []
    for part in index.iter(f"{SITEMAP}loc"):
        urls = ElementTree.fromstring(site.get(part.text.strip()).text)
        addresses += [location.text.strip() for location in urls.iter(f"{SITEMAP}loc")]
    return [address.removeprefix(site.url) or "/" for address in addresses]


def articles(site):
    """The paths of every article the site tells search engines about."""
    return sorted(path for path in sitemap(site) if FOUND["article"].fullmatch(urllib.parse.urlsplit(path).path))


def with_language(path, language):
    return f"{path}{'&' if '?' in path else '?'}lang={language}"
