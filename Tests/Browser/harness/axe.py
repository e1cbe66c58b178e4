"""axe, in a page that may stay open while its width and its colours change."""
from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Which contrast an edition promises: AA, or AAA, which asks for more of the same text.
CONTRAST = {"standard": "color-contrast", "care": "color-contrast-enhanced"}
# What shows in the care edition how pages of the standard one look.
EXCLUDED = {"standard": None, "care": {"exclude": [["iframe"], [".paper"]]}}

# What sticks to an edge covers what happens to lie there, until somebody scrolls, and what is laid out only near the window
# has no place yet: both are looked at in their own places. No rule of ours reads style sheets: they are not fetched again.
FAULTS = """async ([context, options]) => {
    const changed = []
    for (const element of document.querySelectorAll('*')) {
        const {position, contentVisibility} = getComputedStyle(element)
        if (position !== 'sticky' && contentVisibility !== 'auto') continue
        changed.push(element)
        if (position === 'sticky') element.style.position = 'static'
        element.style.contentVisibility = 'visible'
    }
    const {violations} = await axe.run(
        context ?? document, {...options, resultTypes: ['violations'], preload: {assets: ['media']}})
    for (const element of changed) element.style.position = element.style.contentVisibility = ''
    return violations.map(({id, help, nodes}) => `axe ${id}: ${help} (${nodes.length}×, first ${nodes[0].target}: `
        + `${nodes[0].any?.[0]?.message ?? ''})`)
}"""


def faults(page, options, context):
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(FAULTS, [context, options])


def everything(page, within=None, edition="standard", contrast=True):
    """WCAG 2.0 to 2.2, A and AA, in the page or in what a selector names, with the contrast of the edition."""
    rules = {rule: {"enabled": contrast and rule == CONTRAST[edition]} for rule in CONTRAST.values()}
    return faults(page, {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules}, within or EXCLUDED[edition])


def colours(page, edition):
    """What there is to look at again where a page differs by its colours alone."""
    rules = [CONTRAST[edition], "link-in-text-block"]
    return faults(page, {"runOnly": {"type": "rule", "values": rules}}, EXCLUDED[edition])
