"""The headers that protect a reader, and requests that no reader sends."""
import pytest

from harness.markup import Page
from harness.pages import COMPARED

PRIVATE_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def policy(answer):
    directives = [part.split() for part in answer.headers["Content-Security-Policy"].split(";") if part.strip()]
    return {name: values for name, *values in directives}


@pytest.mark.parametrize("kind", [*COMPARED, "not found"])
def test_policy_allows_no_inline_code(site, addresses, kind):
    directives = policy(site.get(addresses[kind]))
    fallback = directives["default-src"]
    for name in ("script-src", "style-src", "object-src", "connect-src"):
        sources = directives.get(name, fallback)
        loose = set(sources) & {"*", "http:", "https:", "data:", "'unsafe-inline'", "'unsafe-eval'"}
        assert not loose, f"{name}: {loose}"
    assert directives.get("object-src", fallback) == ["'none'"]
    assert directives["base-uri"] in (["'none'"], ["'self'"])
    assert directives["form-action"] in (["'none'"], ["'self'"])
    assert directives["frame-ancestors"] in (["'none'"], ["'self'"])


@pytest.mark.parametrize("path", [
    "/", "/no-such-page", "/@nobody", "/@nobody/1", "/c/none", "/t/none", "/assets/none.css",
    "/media/" + "0" * 64 + "/640.webp", "/feed.xml", "/robots.txt", "/sitemap.xml", "/healthz",
])
def test_security_headers_are_everywhere(site, path):
    answer = site.get(path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] in PRIVATE_REFERRERS
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


@pytest.mark.parametrize("query", ["%", "'", '"', "a OR b*", "NEAR(", "%E7%BD", "%00", "\\", "*", "-", "%F0%9F%98%80"])
def test_no_search_is_an_error(site, query):
    assert site.get("/search?q=" + query.replace(" ", "+").replace('"', "%22").replace("\\", "%5C")).status in (200, 400)


@pytest.mark.parametrize("query", [
    "page=0", "page=-1", "page=99999999999999999999", "page=x", "page=2&page=3", "lang=xx", "lang=",
])
@pytest.mark.parametrize("kind", ["channel", "publication", "publications"])
def test_no_parameter_is_an_error(site, addresses, kind, query):
    assert site.get(f"{addresses[kind]}?{query}").status in (200, 301, 302, 303, 400, 404)
