"""How the program speaks HTTP to everything that is not a reader's browser."""
import gzip
import json
import re

import pytest

from harness.markup import Page

# Differ from one answer to the next without saying anything about the page.
VOLATILE = {"date", "x-request-id"}
PAGES = ["portal", "channel", "publication", "article", "search with results", "about"]


def headers(answer):
    return {name.lower(): value for name, value in answer.headers.items() if name.lower() not in VOLATILE}


def media(site, addresses):
    pictures = Page(site.get(addresses["article"]).text + site.get("/").text).resources
    return next(address.removeprefix(site.url) for address in pictures if "/media/" in address)


def policy(answer):
    directives = [part.split() for part in answer.headers["Content-Security-Policy"].split(";") if part.strip()]
    return {name: values for name, *values in directives}


@pytest.mark.parametrize("kind", PAGES)
def test_unchanged_page_is_not_sent_again(site, addresses, kind):
    first = site.get(addresses[kind], accept_encoding="gzip")
    again = site.get(addresses[kind], accept_encoding="gzip", if_none_match=f'"other", {first.headers["ETag"]}')
    assert again.status == 304
    assert again.body == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Vary"] == first.headers["Vary"]
    assert site.get(addresses[kind], if_none_match='"other"').status == 200


@pytest.mark.parametrize("kind", [*PAGES, "not found"])
@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_head_answers_as_get_without_the_body(site, addresses, kind, encoding):
    get = site.request(addresses[kind], headers={"Accept-Encoding": encoding})
    head = site.request(addresses[kind], "HEAD", headers={"Accept-Encoding": encoding})
    assert head.status == get.status
    assert head.body == b""
    assert headers(head) == headers(get)
    assert int(head.headers["Content-Length"]) == len(get.body)


@pytest.mark.parametrize("kind", PAGES)
def test_pages_are_compressed_as_asked(site, addresses, kind):
    plain = site.get(addresses[kind], accept_encoding="identity")
    zipped = site.get(addresses[kind], accept_encoding="gzip")
    brotli = site.get(addresses[kind], accept_encoding="gzip, deflate, br")
    assert "Content-Encoding" not in plain.headers
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == plain.body
    assert brotli.headers["Content-Encoding"] == "br"
    assert len(brotli.body) < len(zipped.body) < len(plain.body)
    assert len({plain.headers["ETag"], zipped.headers["ETag"], brotli.headers["ETag"]}) == 3 or plain.headers["ETag"].startswith("W/")
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
    ("en", "en"), ("en-GB,en;q=0.9", "en"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"), ("zh-TW", "zh-Hans"),
    ("fr, en;q=0.5, zh;q=0.8", "zh-Hans"), ("en;q=0, zh", "zh-Hans"), (";;;,q=", None), ("*", None),
])
def test_language_follows_the_browser(site, accepted, language):
    found = Page(site.get("/", accept_language=accepted).text).language
    assert found == language if language else found in ("zh-Hans", "en")


def test_reading_sets_no_cookie(site, addresses):
    for path in addresses.values():
        assert "Set-Cookie" not in site.get(path).headers, path


@pytest.mark.parametrize("kind", [*PAGES, "not found"])
def test_policy_allows_no_inline_code(site, addresses, kind):
    directives = policy(site.get(addresses[kind]))
    fallback = directives["default-src"]
    for name in ("script-src", "style-src", "object-src", "connect-src"):
        sources = directives.get(name, fallback)
        loose = [source for source in sources if source in ("*", "http:", "https:", "data:", "'unsafe-inline'", "'unsafe-eval'")]
        assert not loose, f"{name}: {loose}"
    assert directives.get("object-src", fallback) == ["'none'"]
    assert directives["base-uri"] in (["'none'"], ["'self'"])
    assert directives["form-action"] in (["'none'"], ["'self'"])
    assert directives["frame-ancestors"] in (["'none'"], ["'self'"])


@pytest.mark.parametrize("path", [
    "/", "/no-such-page", "/media/" + "0" * 64 + "/640.webp", "/assets/none.css", "/@nobody", "/@nobody/1", "/c/none", "/t/none",
    "/feed.xml", "/robots.txt", "/sitemap.xml", "/healthz",
])
def test_security_headers_are_everywhere(site, path):
    answer = site.get(path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] in ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
    assert "default-src" in answer.headers["Content-Security-Policy"]
    assert answer.headers.get_all("Content-Security-Policy") == [answer.headers["Content-Security-Policy"]]


@pytest.mark.parametrize("path", ["/no-such-page", "/@nobody", "/@nobody/1234567890abc", "/c/none", "/t/none", "/a/b/c/d"])
def test_missing_page_says_so_in_the_reader_s_language(site, path):
    for language in ("zh-Hans", "en"):
        answer = site.get(path, accept_language=language)
        assert answer.status == 404
        assert answer.type == "text/html"
        page = Page(answer.text)
        assert page.language == language
        assert page.headings[0]
        assert "/" in page.links, "no way home"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("kind", ["portal", "article"])
def test_other_methods_are_refused(site, addresses, kind, method):
    assert site.request(addresses[kind], method, body=b"x=1").status in (400, 404, 405, 501)


@pytest.mark.parametrize("path", [
    "/assets/../Package.swift", "/assets/../../../../../../etc/passwd", "/assets/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/assets/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd", "/assets/..%5c..%5cetc%5cpasswd", "/assets//etc/passwd", "/assets/%00",
    "/assets/css/../../templates/layout.mustache", "/media/../../../../../../etc/passwd", "/media/%2e%2e/%2e%2e/etc/passwd",
    "/media/..%2f..%2fetc%2fpasswd/640.webp", "//etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/media/%zz/640.webp", "/@%ff%fe",
])
def test_no_path_leads_out(site, path):
    answer = site.get(path)
    assert answer.status in (400, 404), answer.status
    assert b"root:" not in answer.body
    assert b"swift-tools-version" not in answer.body


def test_requests_without_measure_are_refused_and_harm_nobody(site):
    line = b"GET / HTTP/1.1\r\nHost: a\r\n"
    refused = {None, 400, 404, 413, 414, 431}
    assert site.send(b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n") in refused
    assert site.send(line + b"X: " + b"a" * 200_000 + b"\r\n\r\n") in refused
    assert site.send(line + b"".join(b"X-%d: a\r\n" % number for number in range(20_000)) + b"\r\n") in refused
    assert site.send(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200) in refused
    assert site.request("/search?q=" + "字".encode().hex() * 2_000).status in (200, 400, 414)
    assert site.get("/").status == 200


@pytest.mark.parametrize("query", ["%", "'", '"', "a OR b*", "NEAR(", "%E7%BD", "%00", "\\", "*", "-", "😀".encode().hex(), "%F0%9F%98%80"])
def test_no_search_is_an_error(site, query):
    assert site.get("/search?q=" + query.replace(" ", "+").replace('"', "%22").replace("\\", "%5C")).status in (200, 400)


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=99999999999999999999", "page=x", "page=2&page=3", "lang=xx", "lang="])
@pytest.mark.parametrize("kind", ["channel", "publication", "publications"])
def test_no_parameter_is_an_error(site, addresses, kind, query):
    assert site.get(f"{addresses[kind]}?{query}").status in (200, 301, 302, 303, 400, 404)


def test_media_come_in_ranges(site, addresses):
    path = media(site, addresses)
    whole = site.get(path)
    size = len(whole.body)
    assert whole.status == 200
    assert whole.headers["Accept-Ranges"] == "bytes"
    for asked, start, end in [("0-99", 0, 99), ("50-", 50, size - 1), ("-30", size - 30, size - 1), (f"10-{size * 2}", 10, size - 1)]:
        part = site.get(path, range=f"bytes={asked}")
        assert part.status == 206, asked
        assert part.headers["Content-Range"] == f"bytes {start}-{end}/{size}"
        assert part.body == whole.body[start:end + 1]
    outside = site.get(path, range=f"bytes={size}-")
    assert outside.status == 416
    assert outside.headers["Content-Range"] == f"bytes */{size}"
    for nonsense in ("bytes=9-3", "lines=0-3", "bytes=", "bytes=a-b"):
        assert site.get(path, range=nonsense).status in (200, 416)


def test_media_and_assets_are_kept_by_browsers(site, addresses):
    resources = [address for address in Page(site.get(addresses["article"]).text).resources if address.startswith("/")]
    styles = next(address for address in resources if ".css" in address)
    for path in (media(site, addresses), styles):
        answer = site.get(path)
        assert "max-age=31536000" in answer.headers["Cache-Control"], path
        assert site.get(path, if_none_match=answer.headers["ETag"]).status == 304


def test_every_size_of_a_picture_is_there_and_no_other(site, addresses):
    page = Page(site.get(addresses["article"]).text)
    offered = {address.removeprefix(site.url) for address in page.resources if "/media/" in address}
    assert offered, "the article has no picture"
    for path in offered:
        answer = site.get(path)
        assert answer.status == 200, path
        assert answer.type.startswith(("image/", "video/")), path
    folder = next(iter(offered)).rsplit("/", 1)[0]
    for name in ("641.webp", "0.webp", "-1.webp", "640.svg", "640.exe", "original", "", "99999999999999999999.webp"):
        assert site.get(f"{folder}/{name}").status == 404, name
    # The original may hold where a picture was taken.
    assert site.get(folder).status == 404


def test_pictures_say_their_size(site, articles):
    for path in articles:
        for image in Page(site.get(path).text).images:
            assert int(image.get("width", 0)) > 0 and int(image.get("height", 0)) > 0, f"{path}: {image}"
            assert "alt" in image, f"{path}: {image}"


def test_health(site):
    assert site.get("/healthz").status == 200
    assert site.get("/readyz").status == 200


def test_metrics_are_prometheus_text(site):
    answer = site.get("/metrics")
    assert answer.status == 200
    assert answer.type == "text/plain"
    sample = re.compile(r'[a-zA-Z_:][\w:]*(\{([a-zA-Z_]\w*="(\\.|[^"\\])*",?)*\})? [-+]?(\d+(\.\d+)?([eE][-+]?\d+)?|Inf|NaN)')
    lines = [line for line in answer.text.splitlines() if line and not line.startswith("#")]
    assert lines
    for line in lines:
        assert sample.fullmatch(line), line
    # Addresses that readers type must not become series of their own.
    site.get("/no-such-page-in-metrics")
    assert "no-such-page-in-metrics" not in site.get("/metrics").text


def test_errors_for_machines_are_not_pages(site):
    for path in ("/feed.json", "/sitemap.xml", "/robots.txt"):
        answer = site.get(path)
        assert answer.status == 200 and answer.type != "text/html"
        if path.endswith(".json"):
            json.loads(answer.text)
