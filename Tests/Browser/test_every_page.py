"""Every page the program has, as it says itself: in the standard and the care edition, in two languages, on a phone and on
a desktop, light, dark and with more contrast. A new page without an example is a failure."""
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
CARE_LOOKS = {name: LOOKS[name] for name in ("light", "dark")}

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


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("edition", ["standard", "care"])
def test_every_page_is_open_to_everybody(place, examples, markup, screenshot, edition, language):
    is_care = edition == "care"
    looks = CARE_LOOKS if is_care else LOOKS
    found, windows = [], {}
    for pattern, (who, path) in examples.items():
        if who not in windows:
            windows[who] = place.browser.new_context(
                locale=language, storage_state=place.states.get(who), reduced_motion="reduce",
                viewport={"width": WIDTHS[0], "height": 844})
        with watch.watched(windows[who], place.site) as (page, faults):
            address = with_language(("/care" if is_care else "") + path, language)
            response = page.goto(place.site.url + address, wait_until="load")
            if response.status != 200:
                faults.append(f"status {response.status}")
            if page.evaluate("document.documentElement.lang") != language:
                faults.append(f"not in {language}")
            if is_care and "/care/" not in page.url + "/":
                faults.append(f"left the care edition for {page.url}")
            if page.locator("h1").count() != 1:
                faults.append(f"{page.locator('h1').count()} h1")
            markup.add(f"{edition} {pattern} {language}", response.text())
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 844})
                # Colours do not depend on the width.
                for index, (look, media) in enumerate(looks.items() if width == WIDTHS[-1] else [*looks.items()][:1]):
                    page.emulate_media(**media)
                    check = {
                        (False, True): axe.everything, (False, False): axe.colours,
                        (True, True): axe.everything_enhanced, (True, False): axe.colours_enhanced,
                    }[is_care, index == 0]
                    faults += [f"{look}, {width} px: {fault}" for fault in check(page)]
                faults += watch.too_wide(page, width)
                if is_care:
                    faults += [f"{width} px: {fault}" for fault in page.evaluate(CARE)]
            screenshot(page, f"every-{edition}-{pattern}-{language}", failed=False)
            found += [f"{edition} {pattern} {language}: {fault}" for fault in faults]
    for window in windows.values():
        window.close()
    found += markup.errors()
    assert not found, "\n".join(found)
