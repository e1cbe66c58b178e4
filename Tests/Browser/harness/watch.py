"""What a browser says about a page while it shows it."""
import contextlib
import urllib.parse

from harness import axe

accessibility = axe.everything

# What sticks out to the right, unless something around it scrolls on its own.
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const scrolls = element => element && element !== document.body
        && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement))
    const names = [...document.body.querySelectorAll('*')]
        .filter(element => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
        .map(element => `${element.tagName.toLowerCase()}.${element.className}`)
    return names.length ? names.slice(0, 4) : [`the page is ${document.documentElement.scrollWidth} px wide`]
}"""


@contextlib.contextmanager
def watched(context, site):
    """A page, and a list of the faults the browser reports of it: errors, blocked or foreign requests."""
    page, faults = context.new_page(), []

    def console(message):
        # The browser reports a page that is rightly missing as an error, too.
        if message.type == "error" and message.location.get("url") != page.url:
            faults.append(f"console: {message.text}")

    def request(request):
        host = urllib.parse.urlsplit(request.url)
        if host.scheme in ("http", "https") and not request.url.startswith(site.url):
            faults.append(f"asks another site: {request.url}")

    def failed(request):
        # The browser lets go of a video after its beginning, as preload="metadata" asks, and of whatever is still on its
        # way when a page is left.
        if request.failure != "net::ERR_ABORTED":
            faults.append(f"failed: {request.url} {request.failure}")

    page.on("console", console)
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("request", request)
    page.on("requestfailed", failed)
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    try:
        yield page, faults
    finally:
        page.close()


def too_wide(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    return [f"wider than {width} px: {name}" for name in page.evaluate(TOO_WIDE)]


def structure(page, language):
    """What every page has, whatever its kind. What is shown as a preview of another page has that page's."""
    found = page.evaluate("""() => ({
        language: document.documentElement.lang,
        title: document.title,
        headings: [...document.querySelectorAll('h1:not([inert] *)')].map(each => each.textContent.trim()),
        mains: document.querySelectorAll('main').length,
        empty: [...document.querySelectorAll('nav:not(:has(a, button, form))')].map(each => each.className),
    })""")
    faults = []
    if found["language"] != language:
        faults.append(f"html lang is {found['language']!r}, not {language!r}")
    if not found["title"].strip():
        faults.append("no title")
    if len(found["headings"]) != 1 or not found["headings"][0]:
        faults.append(f"not exactly one h1: {found['headings']}")
    if found["mains"] != 1:
        faults.append(f"{found['mains']} main elements")
    if found["empty"]:
        faults.append(f"navigation that leads nowhere: {found['empty']}")
    return faults
