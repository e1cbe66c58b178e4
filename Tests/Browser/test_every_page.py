"""Every page the program has, as it says itself: in the standard and the care edition, in two languages, on a phone and on
a desktop, light, dark and with more contrast. A new page without an example is a failure.

Looked at once in every way, this takes more than half an hour: unless BYLINE_EVERY_LOOK is 1, each language takes its share
of widths and looks, so that every page is seen in each of them, and no look in every language."""
import itertools
import os

import pytest

from harness import axe, town, watch
from harness.pages import with_language
from harness.program import Program

WIDTHS = [390, 1280]
LOOKS = {
    "light": {"color_scheme": "light", "contrast": "no-preference"},
    "dark": {"color_scheme": "dark", "contrast": "no-preference"},
    "more contrast": {"color_scheme": "light", "contrast": "more"},
    "dark, more contrast": {"color_scheme": "dark", "contrast": "more"},
}
SHARES = {
    ("standard", "zh-Hans"): [(390, "light"), (1280, "dark")],
    ("standard", "en"): [(390, "dark, more contrast"), (1280, "more contrast")],
    ("care", "zh-Hans"): [(390, "light")],
    ("care", "en"): [(1280, "dark")],
}

# What the care edition promises of every element: text of 18 px, lines of one and a half, targets of 60 px but for links in
# a sentence, one column.
CARE = """() => {
    const faults = []
    const name = element => `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 30)}”`
    const isShown = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
        && !element.closest('.visually-hidden, .skip-link')
    for (const element of document.body.querySelectorAll('*')) {
        if (!isShown(element)) continue
        const style = getComputedStyle(element)
        const hasText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
        const size = parseFloat(style.fontSize)
        if (hasText && !(element instanceof SVGElement)) {
            if (size < 18) faults.push(`text of ${size} px: ${name(element)}`)
            if (style.lineHeight !== 'normal' && parseFloat(style.lineHeight) < size * 1.49)
                faults.push(`lines of ${style.lineHeight}: ${name(element)}`)
        }
        if (style.animationName !== 'none') faults.push(`moves: ${name(element)}`)
    }
    const targets = 'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [tabindex="0"]:is([role])'
    const inSentence = element => [...element.parentElement.childNodes].some(node =>
        node.nodeType === Node.TEXT_NODE && node.data.trim()) || element.closest('.prose, sup, figcaption')
    for (const element of document.querySelectorAll(targets)) {
        if (!isShown(element) || inSentence(element)) continue
        const {width, height} = element.getBoundingClientRect()
        if (width < 59.5 || height < 59.5)
            faults.push(`target of ${Math.round(width)} × ${Math.round(height)} px: ${name(element)}`)
    }
    return [...new Set(faults)].slice(0, 12)
}"""


@pytest.fixture(scope="module")
def place(tmp_path_factory, browser):
    program = Program(tmp_path_factory.mktemp("town") / "data")
    with program.serve() as site:
        yield town.Town(program, site, browser)


@pytest.fixture(scope="module")
def examples(place):
    return town.examples(place)


def test_every_page_has_an_example(place, examples):
    patterns = {pattern for pattern in town.patterns(place.program) if not town.FEED.search(pattern)}
    assert len(patterns) > 60, "the program names too few addresses"
    missing = patterns - set(examples) - set(town.NOT_PAGES)
    assert not missing, f"pages without an example in harness/town.py: {sorted(missing)}"
    gone = (set(examples) | set(town.NOT_PAGES)) - patterns
    assert not gone, f"examples of pages that the program does not have: {sorted(gone)}"


def views(edition, language):
    """Widths and looks in which to see a page, a width at a time."""
    if os.environ.get("BYLINE_EVERY_LOOK") == "1":
        return [*itertools.product(WIDTHS, LOOKS)]
    return SHARES[edition, language]


@pytest.mark.parametrize("edition, language", SHARES)
@pytest.mark.parametrize("who", [None, town.READER, town.WRITER, town.BOSS, town.APPLICANT])
def test_every_page_is_open_to_everybody(place, examples, markup, screenshot, who, edition, language):
    is_care = edition == "care"
    check = axe.everything_enhanced if is_care else axe.everything
    found = []
    window = place.browser.new_context(locale=language, storage_state=place.states.get(who), reduced_motion="reduce")
    window.add_init_script(axe.AXE_SCRIPT)
    with watch.watched(window, place.site) as (page, faults):
        for pattern, path in [(pattern, path) for pattern, (looker, path) in examples.items() if looker == who]:
            faults.clear()
            page.set_viewport_size({"width": WIDTHS[0], "height": 844})
            address = with_language(("/care" if is_care else "") + path, language)
            response = page.goto(place.site.url + address, wait_until="load")
            if response.status != 200:
                faults.append(f"status {response.status}")
            if page.evaluate("document.documentElement.lang") != language:
                faults.append(f"not in {language}")
            if is_care and "/care/" not in page.url + "/":
                faults.append(f"left the care edition for {page.url}")
            # What is shown as a preview of another page has that page's.
            headings = page.locator("h1:not([inert] *)").count()
            if headings != 1:
                faults.append(f"{headings} h1")
            markup.add(f"{edition} {pattern} {language}", response.text())
            for width, look in views(edition, language):
                page.set_viewport_size({"width": width, "height": 844})
                page.emulate_media(**LOOKS[look])
                faults += [f"{look}, {width} px: {fault}" for fault in check(page)]
                faults += watch.too_wide(page, width)
                if is_care:
                    faults += [f"{width} px: {fault}" for fault in page.evaluate(CARE)]
                if width == WIDTHS[0]:
                    faults += watch.too_wide(page, 320)
            screenshot(page, f"every-{edition}-{pattern}-{language}", failed=False)
            found += [f"{edition} {pattern} {language}: {fault}" for fault in faults]
    window.close()
    found += markup.errors()
    assert not found, "\n".join(found)
