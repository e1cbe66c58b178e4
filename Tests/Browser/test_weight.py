"""What a page costs its reader, how still it stands, and that it bears what readers do to it."""
import json
import statistics

import pytest

from harness import watch

ARTICLE_AT_MOST = 60_000
REQUESTS_AT_MOST = 12
SCRIPTS_AT_MOST = 10_000
# Milliseconds of a processor.
TASK_AT_MOST = 50
# A page of bare text whose longest task takes about as much; where it takes more, the machine is slower or busy.
YARDSTICK = "<!DOCTYPE html><title>Yardstick</title>" + "<p>署名的人写下这一天的消息。 The people who sign write the day's news.</p>" * 850
READING = ["portal", "channel", "publication", "article", "hot", "search with results"]
# What moved although nobody did anything, how much, and from where to where.
SHIFTS = """
    window.__shifts = []
    const moved = ({node, previousRect: from, currentRect: to}) =>
        `${node?.className || node?.nodeName} ${from.top} to ${to.top}`
    new PerformanceObserver(list => {
        for (const {hadRecentInput, value, sources} of list.getEntries())
            if (!hadRecentInput) window.__shifts.push(`${value.toFixed(5)}: ${sources.map(moved).join(', ')}`)
    }).observe({type: 'layout-shift', buffered: true})
"""
# Goes somewhere, and waits until the pictures there are shown.
SCROLL = """async position => {
    scrollTo(0, position)
    const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    await frames()
    const isNear = ({top, bottom}) => bottom > 0 && top < innerHeight
    for (const image of document.images)
        if (!image.complete && isNear(image.getBoundingClientRect()))
            await new Promise(done => { image.onload = image.onerror = done })
    await frames()
}"""
# Puts a page in the place of this one as a slow line brings it: some parts, then some more when those are shown.
ARRIVE = """async address => {
    const pieces = (await (await fetch(address)).text()).match(/[^]{1500,}?<\\/(li|section|header|article)>|[^]+/g)
    window.__shifts = []
    document.open()
    for (const piece of pieces) {
        document.write(piece)
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    }
    document.close()
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
    assert len(sizes) <= REQUESTS_AT_MOST, f"{len(sizes)} requests: {sorted(sizes)}"


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
        page.evaluate(SCROLL, position)
    shifts = page.evaluate("() => window.__shifts")
    context.close()
    assert sum(float(shift.split(":")[0]) for shift in shifts) < 0.001, "\n".join(shifts)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", [*READING, "search without results", "log entry"])
def test_nothing_jumps_while_a_page_arrives(site, addresses, window, kind, width):
    page = window(width=width).new_page()
    page.add_init_script(SHIFTS)
    page.goto(site.url + addresses["rules"], wait_until="load")
    page.evaluate(ARRIVE, addresses[kind])
    page.wait_for_load_state("networkidle")
    shifts = page.evaluate("() => window.__shifts")
    page.close()
    assert not shifts, "\n".join(shifts)


def longest_task(browser, context, address):
    """How long the page's own thread was busy without a break, at most, while the page was loaded and scrolled through."""
    page = context.new_page()
    browser.start_tracing(page=page, categories=["toplevel", "__metadata"])
    page.goto(address, wait_until="load")
    for _ in range(4):
        page.mouse.wheel(0, 700)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    page.close()
    mains = {
        (event["pid"], event["tid"]) for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"}
    tasks = [
        event["tdur"] / 1000 for event in events
        if event["name"].endswith("RunTask") and "tdur" in event and (event["pid"], event["tid"]) in mains]
    assert tasks, "the trace has no tasks"
    return max(tasks)


@pytest.mark.parametrize("kind", READING)
def test_no_task_is_long(site, addresses, browser, kind):
    """The best of a few loads, beside those of another page: what a page itself costs it costs each time, and a slow machine
    is slow with both."""
    longest, limits = [], []
    for _ in range(8):
        context = browser.new_context(viewport={"width": 390, "height": 844})
        context.route("**/yardstick", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=YARDSTICK))
        longest.append(longest_task(browser, context, site.url + addresses[kind]))
        limits.append(longest_task(browser, context, site.url + "/yardstick"))
        context.close()
        if min(longest) <= max(TASK_AT_MOST, statistics.median(limits)):
            return
    raise AssertionError(f"longest tasks in ms: {longest}, where at most {limits}")


@pytest.mark.parametrize("size", [(640, 450), (320, 225)], ids=["200 %", "400 %"])
@pytest.mark.parametrize("kind", READING)
def test_page_bears_being_enlarged(site, addresses, window, kind, size):
    """A window of 1280 by 900 enlarged: nothing sticks out, and what stays in place leaves most of it to the text."""
    with watch.watched(window(width=1280), site) as (page, faults):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(site.url + addresses[kind], wait_until="load")
        faults += page.evaluate(watch.TOO_WIDE)
        page.evaluate("scrollTo(0, 900)")
        covered = page.evaluate("""() => [...document.querySelectorAll('body *')]
            .filter(each => ['fixed', 'sticky'].includes(getComputedStyle(each).position) && each.checkVisibility())
            .map(each => each.getBoundingClientRect())
            .filter(box => box.top < innerHeight && box.bottom > 0 && box.width > innerWidth / 2)
            .reduce((sum, box) => sum + Math.min(box.bottom, innerHeight) - Math.max(box.top, 0), 0) / innerHeight""")
        if covered > 0.3:
            faults.append(f"{covered:.0%} of the window is covered by what stays in place")
        assert not faults, "\n".join([page.url, *faults])


@pytest.mark.parametrize("kind", READING)
def test_page_reads_without_pictures(site, addresses, browser, kind):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.route("**/*", lambda route: route.abort() if route.request.resource_type == "image" else route.continue_())
    page.goto(site.url + addresses[kind], wait_until="load")
    assert page.locator("h1").first.text_content().strip()
    assert len(page.locator("main").inner_text()) > 100
    nameless = page.evaluate("""() => [...document.querySelectorAll('main a, main button')]
        .filter(each => each.checkVisibility() && !each.textContent.trim() && !each.ariaLabel && each.ariaHidden !== 'true')
        .filter(each => ![...each.querySelectorAll('img')].some(image => image.alt))
        .map(each => each.outerHTML.slice(0, 120))""")
    faults = page.evaluate(watch.TOO_WIDE)
    context.close()
    assert not nameless and not faults, f"{nameless} {faults}"


@pytest.mark.parametrize("kind", ["portal", "article"])
def test_page_keeps_its_marks_in_forced_colours(site, addresses, browser, kind):
    """Where the system's colours replace ours, what only a colour said is said by a line."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active")
    page = context.new_page()
    page.goto(site.url + addresses[kind], wait_until="load")
    marks = page.evaluate("""() => {
        const width = (selector, pseudo, side) => {
            const element = document.querySelector(selector)
            return element ? parseFloat(getComputedStyle(element, pseudo)[side]) : null
        }
        return {
            current: width('.channel-nav [aria-current]', '::after', 'borderBottomWidth'),
            seal: width('span.seal', null, 'borderTopWidth'),
            button: width('.button', null, 'borderTopWidth'),
        }
    }""")
    context.close()
    assert all(width is None or width >= 1 for width in marks.values()), marks
    assert any(marks.values())


@pytest.mark.parametrize("kind", READING)
def test_nothing_moves_for_who_wants_it_still(site, addresses, window, kind):
    with watch.watched(window(width=390), site) as (page, faults):
        page.goto(site.url + addresses[kind], wait_until="load")
        page.evaluate("scrollTo(0, 600)")
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert not faults, "\n".join(faults)
