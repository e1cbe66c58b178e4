"""What feeds, search engines and other sites read."""
import datetime
import email.utils
import json
import urllib.parse
import xml.etree.ElementTree as ElementTree

import pytest

from harness import pages
from harness.markup import Page, text_of

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
FEEDS = ["", "channel", "publication"]


def prefix(addresses, kind):
    return addresses[kind] if kind else ""


def moment(text):
    """A date in a feed or page, which always says its zone."""
    date = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    assert date.tzinfo, f"{text} has no zone"
    return date


def atom(site, path):
    answer = site.get(f"{path}/feed.xml")
    assert answer.type == "application/atom+xml"
    feed = ElementTree.fromstring(answer.text)
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{name}").strip(), name
    moment(feed.findtext(f"{ATOM}updated"))
    entries = {}
    for entry in feed.iter(f"{ATOM}entry"):
        links = {link.get("rel", "alternate"): link.get("href") for link in entry.iter(f"{ATOM}link")}
        assert entry.findtext(f"{ATOM}id") and entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}author/{ATOM}name") or feed.findtext(f"{ATOM}author/{ATOM}name")
        assert moment(entry.findtext(f"{ATOM}updated")) >= moment(entry.findtext(f"{ATOM}published"))
        content = entry.find(f"{ATOM}content")
        assert content.get("type") == "html"
        entries[links["alternate"]] = content.text
    assert len(entries) == len({entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")})
    return entries


def rss(site, path):
    answer = site.get(f"{path}/feed.rss")
    assert answer.type == "application/rss+xml"
    feed = ElementTree.fromstring(answer.text)
    assert feed.tag == "rss" and feed.get("version") == "2.0"
    for name in ("title", "link", "description"):
        assert feed.findtext(f"channel/{name}").strip(), name
    for item in feed.iter("item"):
        assert item.findtext("guid") and item.findtext("title")
        assert email.utils.parsedate_to_datetime(item.findtext("pubDate"))
    return {item.findtext("link"): item.findtext(CONTENT) for item in feed.iter("item")}


def json_feed(site, path):
    answer = site.get(f"{path}/feed.json")
    assert answer.type == "application/feed+json"
    feed = json.loads(answer.text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] and feed["home_page_url"] and feed["feed_url"] == site.url + f"{path}/feed.json"
    for item in feed["items"]:
        assert item["id"] and item["title"]
        moment(item["date_published"])
    return {item["url"]: item["content_html"] for item in feed["items"]}


@pytest.mark.parametrize("kind", FEEDS)
def test_three_feeds_carry_the_same_articles_in_full(site, addresses, kind):
    path = prefix(addresses, kind)
    feeds = [read(site, path) for read in (atom, rss, json_feed)]
    assert feeds[0], "the feed is empty"
    assert set(feeds[0]) == set(feeds[1]) == set(feeds[2])
    for address in feeds[0]:
        contents = [text_of(feed[address]) for feed in feeds]
        assert contents[0] == contents[1] == contents[2], address
        article = Page(site.get(address).text)
        written = "".join(article.article.split())
        missing = [part for part in contents[0].split("。") if part not in written]
        assert not missing, f"{address}: in the feed but not on the page: {missing[:2]}"
        summary = article.meta.get("description", "")
        assert len(contents[0]) > len(summary), f"{address}: the feed has no more than the summary"


@pytest.mark.parametrize("kind", FEEDS)
def test_feed_content_stands_on_its_own(site, addresses, kind):
    """A feed reader knows no address of ours: pictures and links are given in full."""
    for address, content in json_feed(site, prefix(addresses, kind)).items():
        page = Page(content)
        relative = [link for link in page.links + page.resources if link.startswith("/")]
        assert not relative, f"{address}: {relative[:3]}"


@pytest.mark.parametrize("kind", FEEDS)
@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.json"])
def test_feeds_answer_conditional_requests(site, addresses, kind, name):
    path = f"{prefix(addresses, kind)}/{name}"
    answer = site.get(path)
    assert site.get(path, if_none_match=answer.headers["ETag"]).status == 304


@pytest.mark.parametrize("kind", ["portal", "channel", "publication"])
def test_pages_name_their_feeds(site, addresses, kind):
    alternates = Page(site.get(addresses[kind]).text).alternates
    for type in ("application/atom+xml", "application/rss+xml", "application/feed+json"):
        assert site.get(alternates[type]).type == type


def test_sitemap_lists_pages_that_are_there(site):
    listed = pages.sitemap(site)
    assert len(listed) == len(set(listed))
    missing = {path: answer.status for path in listed if (answer := site.get(path)).status != 200}
    assert not missing
    # An address that says another is the right one has no place in a sitemap.
    for path in listed[:50]:
        assert Page(site.get(path).text).canonical == site.url + path


def test_sitemap_says_when_pages_changed_and_which_pictures_they_have(site):
    index = ElementTree.fromstring(site.get("/sitemap.xml").text)
    parts = [ElementTree.fromstring(site.get(part.text.strip()).text) for part in index.iter(f"{pages.SITEMAP}loc")]
    dates = [date.text for part in parts for date in part.iter(f"{pages.SITEMAP}lastmod")]
    pictures = [loc.text for part in parts for loc in part.iter("{http://www.google.com/schemas/sitemap-image/1.1}loc")]
    assert dates and pictures
    for date in dates:
        datetime.datetime.fromisoformat(date.replace("Z", "+00:00"))
    for picture in pictures[:20]:
        assert site.get(picture).type.startswith("image/")


def test_robots(site):
    answer = site.get("/robots.txt")
    assert answer.type == "text/plain"
    lines = [line.strip() for line in answer.text.splitlines()]
    assert "User-agent: *" in lines
    assert f"Sitemap: {site.url}/sitemap.xml" in lines
    assert "Disallow: /" not in lines


def test_article_describes_itself(site, articles):
    for path in articles:
        page = Page(site.get(path).text)
        news = page.linked_data["NewsArticle"]
        assert news["headline"] == page.headings[0], path
        assert moment(news["dateModified"]) >= moment(news["datePublished"])
        assert news["publisher"]["@type"] in ("Organization", "Person")
        author = news["author"][0] if isinstance(news["author"], list) else news["author"]
        assert author["name"]
        crumbs = page.linked_data["BreadcrumbList"]["itemListElement"]
        assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
        for crumb in crumbs:
            if "item" in crumb:
                address = crumb["item"] if isinstance(crumb["item"], str) else crumb["item"]["@id"]
                assert urllib.parse.urlsplit(address).scheme, f"{path}: {address} is not a full address"


def test_publication_describes_itself(site, addresses):
    found = Page(site.get(addresses["publication"]).text).linked_data
    described = found.get("Organization") or found.get("NewsMediaOrganization") or found.get("Person")
    described = described or found["ProfilePage"]["mainEntity"]
    assert described["name"]
    assert described["url"] == site.url + addresses["publication"]


def test_article_can_be_shared(site, articles):
    for path in articles:
        page = Page(site.get(path).text)
        assert page.canonical == page.meta["og:url"] == site.url + path
        assert page.meta["og:title"] == page.headings[0]
        assert page.meta["og:type"] == "article"
        assert page.meta["og:site_name"]
        moment(page.meta["article:published_time"])
        if "og:image" in page.meta:
            picture = site.get(page.meta["og:image"])
            assert picture.status == 200 and picture.type in ("image/jpeg", "image/png")


@pytest.mark.parametrize("kind", ["portal", "channel", "topic", "publication", "article", "publications", "hot"])
def test_canonical_address_says_no_language(site, addresses, kind):
    page = Page(site.get(pages.with_language(addresses[kind], "en")).text)
    assert page.canonical == site.url + addresses[kind]
