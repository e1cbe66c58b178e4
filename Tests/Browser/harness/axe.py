"""axe, in a page that may stay open while its width and its colours change."""
from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# What sticks to an edge covers what happens to lie there, until somebody scrolls: it is looked at in its own place.
FAULTS = """async ([within, options]) => {
    const sticking = [...document.querySelectorAll('*')].filter(it => getComputedStyle(it).position === 'sticky')
    for (const element of sticking) element.style.position = 'static'
    const {violations} = await axe.run(within ?? document, {...options, resultTypes: ['violations']})
    for (const element of sticking) element.style.position = ''
    return violations.map(({id, help, nodes}) => `axe ${id}: ${help} (${nodes.length}×, first ${nodes[0].target}: `
        + `${nodes[0].any?.[0]?.message ?? ''})`)
}"""


def faults(page, options, within=None):
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(FAULTS, [within, options])


def everything(page, within=None):
    """WCAG 2.0 to 2.2, A and AA, in the page or in what a selector names."""
    return faults(page, {"runOnly": {"type": "tag", "values": TAGS}}, within)


def everything_enhanced(page):
    """The same with the contrast of AAA."""
    return faults(page, {
        "runOnly": {"type": "tag", "values": TAGS}, "rules": {"color-contrast-enhanced": {"enabled": True}}})
