"""Every page the program has, as it says itself: in the standard and the care edition, in three languages, on a phone and on
a desktop, light, dark, each with more contrast, and in the system's colours. A new page without an example is a failure.

Looked at once in every way, this takes more than an hour: unless BYLINE_EVERY_LOOK is 1, languages and editions share out
widths and looks, so that every page is seen in each language, each edition, each width and each look, and no look in every
language. Whether anything sticks out is looked at in both widths always. Traditional Chinese in the care edition, which is
the simplified one in other characters, waits for BYLINE_EVERY_LOOK.

Where only the colours of a page change, only its colours are looked at again."""
import itertools
import os

import pytest

from harness import axe, nu, town, watch
from harness.pages import with_language
from harness.program import Program

EVERY_LOOK = os.environ.get("BYLINE_EVERY_LOOK") == "1"
WIDTHS = [390, 1280]
LOOKS = {
    "light": {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "contrast": "no-preference", "forced_colors": "none"},
    "more contrast": {"color_scheme": "light", "contrast": "more", "forced_colors": "none"},
    "dark, more contrast": {"color_scheme": "dark", "contrast": "more", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "active"},
}
# The ways to see a page, a width at a time.
SHARES = {
    ("standard", "zh-Hans"): [(390, "light"), (390, "dark")],
    ("standard", "zh-Hant"): [(390, "forced colours")],
    ("standard", "en"): [(1280, "more contrast"), (1280, "dark, more contrast")],
    ("care", "zh-Hans"): [(390, "light")],
    ("care", "en"): [(1280, "dark")],
}
if EVERY_LOOK:
    SHARES = {
        way: [*itertools.product(WIDTHS, LOOKS)] for way in itertools.product(axe.CONTRAST, ["zh-Hans", "zh-Hant", "en"])}

# What is nothing but a colour, as the bars of a chart are; and which of it is gone where the system takes our colours away.
PAINTED = """() => {
    window.__painted = [...document.body.querySelectorAll('*')].filter(element => {
        const {width, height} = element.getBoundingClientRect()
        return width > 1 && height > 1 && !element.textContent.trim() && !element.closest('svg')
            && !element.querySelector('*') && !element.matches('img, video, iframe, input, textarea, select, progress, meter')
            && element.checkVisibility({visibilityProperty: true, opacityProperty: true})
            && !getComputedStyle(element).backgroundColor.endsWith(', 0)')
    })
}"""
GONE = """() => window.__painted.filter(element => {
    const {borderTopWidth, borderLeftWidth, borderBottomWidth, outlineStyle, forcedColorAdjust} = getComputedStyle(element)
    return forcedColorAdjust !== 'none' && outlineStyle === 'none'
        && !(parseFloat(borderTopWidth) || parseFloat(borderLeftWidth) || parseFloat(borderBottomWidth))
}).map(element => `gone: ${element.tagName.toLowerCase()}.${element.className}`)"""

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


@pytest.fixture(scope="module")
def markup(tmp_path_factory):
    """What all pages are made of: it is checked at once, because starting Java costs as much as some thirty pages."""
    return nu.Pages(tmp_path_factory.mktemp("markup"))


def test_every_page_has_an_example(place, examples):
    patterns = {pattern for pattern in town.patterns(place.program) if not town.FEED.search(pattern)}
    assert len(patterns) > 60, "the program names too few addresses"
    missing = patterns - set(examples) - set(town.NOT_PAGES)
    assert not missing, f"pages without an example in harness/town.py: {sorted(missing)}"
    gone = (set(examples) | set(town.NOT_PAGES)) - patterns
    assert not gone, f"examples of pages that the program does not have: {sorted(gone)}"


def seen(page, edition, views):
    """The faults of a page in each of these ways."""
    faults, widths = [], set()
    for width, look in views:
        page.set_viewport_size({"width": width, "height": 844})
        if look == "forced colours":
            page.emulate_media(**LOOKS["light"])
            page.evaluate(PAINTED)
        page.emulate_media(**LOOKS[look])
        if look == "forced colours":
            found = axe.everything(page, edition=edition, contrast=False) + page.evaluate(GONE)
        elif width in widths:
            found = axe.colours(page, edition)
        else:
            found = axe.everything(page, edition=edition)
        widths.add(width)
        if edition == "care":
            found += page.evaluate(CARE)
        faults += [f"{look}, {width} px: {fault}" for fault in found]
    for width in [320, *WIDTHS]:
        faults += watch.too_wide(page, width)
    return faults


@pytest.mark.parametrize("edition, language", SHARES)
@pytest.mark.parametrize("who", [None, town.READER, town.WRITER, town.BOSS, town.APPLICANT])
def test_every_page_is_open_to_everybody(place, examples, markup, screenshot, who, edition, language):
    is_care = edition == "care"
    found = []
    window = place.browser.new_context(locale=language, storage_state=place.states.get(who), reduced_motion="reduce")
    window.add_init_script(axe.AXE_SCRIPT)
    with watch.watched(window, place.site) as (page, faults):
        for pattern, path in [(pattern, path) for pattern, (looker, path) in examples.items() if looker == who]:
            faults.clear()
            page.set_viewport_size({"width": WIDTHS[0], "height": 844})
            page.emulate_media(**LOOKS["light"])
            address = with_language(("/care" if is_care else "") + path, language)
            response = page.goto(place.site.url + address, wait_until="load")
            if response.status != 200:
                faults.append(f"status {response.status}")
            if is_care and "/care/" not in page.url + "/":
                faults.append(f"left the care edition for {page.url}")
            faults += watch.structure(page, language)
            markup.add(f"{edition} {pattern} {language}", response.text())
            faults += seen(page, edition, SHARES[edition, language])
            screenshot(page, f"every-{edition}-{pattern}-{language}", failed=False)
            found += [f"{edition} {pattern} {language}: {fault}" for fault in faults]
    window.close()
    assert not found, "\n".join(found)


def test_every_page_seen_so_far_is_valid_html(markup):
    errors = markup.errors()
    assert not errors, "\n".join(errors)
