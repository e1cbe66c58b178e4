"""How pages travel: compressed, conditional, in the reader's language, and without a cookie."""
import gzip

import pytest

from harness.markup import Page
from harness.pages import COMPARED

# Differ from one answer to the next without saying anything about the page.
VOLATILE = {"date", "x-request-id"}


def headers(answer):
    return {name.lower(): value for name, value in answer.headers.items() if name.lower() not in VOLATILE}


@pytest.mark.parametrize("kind", COMPARED)
def test_unchanged_page_is_not_sent_again(site, addresses, kind):
    first = site.get(addresses[kind], accept_encoding="gzip")
    again = site.get(addresses[kind], accept_encoding="gzip", if_none_match=f'"other", {first.headers["ETag"]}')
    assert again.status == 304
    assert again.body == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Vary"] == first.headers["Vary"]
    assert site.get(addresses[kind], if_none_match='"other"').status == 200


@pytest.mark.parametrize("kind", [*COMPARED, "not found"])
@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_head_answers_as_get_without_the_body(site, addresses, kind, encoding):
    get = site.request(addresses[kind], headers={"Accept-Encoding": encoding})
    head = site.request(addresses[kind], "HEAD", headers={"Accept-Encoding": encoding})
    assert head.status == get.status
    assert head.body == b""
    assert headers(head) == headers(get)
    assert int(head.headers["Content-Length"]) == len(get.body)


@pytest.mark.parametrize("kind", COMPARED)
def test_pages_are_compressed_as_asked(site, addresses, kind):
    plain = site.get(addresses[kind], accept_encoding="identity")
    zipped = site.get(addresses[kind], accept_encoding="gzip")
    brotli = site.get(addresses[kind], accept_encoding="gzip, deflate, br")
    assert "Content-Encoding" not in plain.headers
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == plain.body
    assert brotli.headers["Content-Encoding"] == "br"
    assert len(brotli.body) < len(zipped.body) < len(plain.body)
    # Different bytes under one strong tag would be a lie; a weak one says they only mean the same.
    tags = [answer.headers["ETag"] for answer in (plain, zipped, brotli)]
    assert len(set(tags)) == 3 or tags[0].startswith("W/")
    assert site.get(addresses[kind], accept_encoding="gzip;q=0, br;q=0").headers.get("Content-Encoding") is None
    varies = plain.headers["Vary"].lower()
    assert "accept-encoding" in varies and "accept-language" in varies


def test_browser_reads_brotli(site, addresses, window):
    page = window().new_page()
    response = page.goto(site.url + addresses["article"])
    assert response.all_headers()["content-encoding"] == "br"
    assert page.locator("h1").inner_text().strip() == Page(site.get(addresses["article"]).text).headings[0]
    page.close()


@pytest.mark.parametrize(("accepted", "language"), [
    ("en", "en"), ("en-GB,en;q=0.9", "en"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK,zh;q=0.9", "zh-Hant"),
    ("fr, en;q=0.5, zh;q=0.8", "zh-Hans"), ("en;q=0, zh", "zh-Hans"), (";;;,q=", None), ("*", None),
])
def test_language_follows_the_browser(site, accepted, language):
    found = Page(site.get("/", accept_language=accepted).text).language
    assert found == language if language else found in ("zh-Hans", "en")


def test_reading_sets_no_cookie(site, addresses):
    for path in addresses.values():
        assert "Set-Cookie" not in site.get(path).headers, path
