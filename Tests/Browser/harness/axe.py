"""axe, in a page that may stay open while its width and its colours change."""
from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# What sticks to an edge covers what happens to lie there, until somebody scrolls, and what is laid out only near the window
# has no place yet: both are looked at in their own places.
FAULTS = """async ([context, options]) => {
    const changed = []
    for (const element of document.querySelectorAll('*')) {
        const {position, contentVisibility} = getComputedStyle(element)
        if (position !== 'sticky' && contentVisibility !== 'auto') continue
        changed.push(element)
        if (position === 'sticky') element.style.position = 'static'
        element.style.contentVisibility = 'visible'
    }
    const {violations} = await axe.run(context ?? document, {...options, resultTypes: ['violations']})
    for (const element of changed) element.style.position = element.style.contentVisibility = ''
    return violations.map(({id, help, nodes}) => `axe ${id}: ${help} (${nodes.length}×, first ${nodes[0].target}: `
        + `${nodes[0].any?.[0]?.message ?? ''})`)
}"""


def faults(page, options, context=None):
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(FAULTS, [context, options])


def everything(page, within=None):
    """WCAG 2.0 to 2.2, A and AA, in the page or in what a selector names."""
    return faults(page, {"runOnly": {"type": "tag", "values": TAGS}}, within)


def everything_enhanced(page):
    """The same with the contrast of AAA, but for what shows how pages of the standard edition look."""
    return faults(
        page, {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"color-contrast-enhanced": {"enabled": True}}},
        {"exclude": [["iframe"], [".paper"]]})
