"""axe in a page that stays open while its width and its colours change: what only the markup decides is looked at once."""
from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]

FAULTS = """async options => {
    const {violations} = await axe.run(document, {...options, resultTypes: ['violations']})
    return violations.map(({id, help, nodes}) => `axe ${id}: ${help} (${nodes.length}×, first ${nodes[0].target}: `
        + `${nodes[0].any?.[0]?.message ?? ''})`)
}"""


def faults(page, options):
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(FAULTS, options)


def everything(page):
    """WCAG 2.0 to 2.2, A and AA."""
    return faults(page, {"runOnly": {"type": "tag", "values": TAGS}})


def colours(page):
    """What else may be wrong where only colours have changed."""
    return faults(page, {"runOnly": {"type": "rule", "values": COLOURS}})


def everything_enhanced(page):
    """The same with the contrast of AAA."""
    return faults(page, {
        "runOnly": {"type": "tag", "values": TAGS}, "rules": {"color-contrast-enhanced": {"enabled": True}}})


def colours_enhanced(page):
    return faults(page, {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced", "link-in-text-block"]}})
