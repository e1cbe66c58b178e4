"""What a screen reader is told: Chromium's accessibility tree."""

# What can be used, and so must say what it is.
CONTROLS = {
    "button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "slider", "switch", "tab", "menuitem",
    "spinbutton", "DisclosureTriangle", "listbox",
}
LANDMARKS = {"banner", "navigation", "main", "contentinfo", "region", "complementary", "search", "form"}


def nodes(page):
    """Every node that is not ignored: role, name, description and properties."""
    client = page.context.new_cdp_session(page)
    try:
        tree = client.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        client.detach()
    found = []
    for node in tree:
        if node.get("ignored"):
            continue
        properties = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        found.append({
            "role": node["role"]["value"], "name": node.get("name", {}).get("value", "").strip(),
            "description": node.get("description", {}).get("value", ""), "value": node.get("value", {}).get("value"),
            **properties,
        })
    return found


def named(page, role, name=None):
    """The nodes of a role, with a name that contains the one given."""
    return [node for node in nodes(page) if node["role"] == role and (name is None or name in node["name"])]


def faults(page):
    """Controls, pictures and repeated landmarks without a name; a page without its main part."""
    tree = nodes(page)
    found = [
        f"a {node['role']} without a name" for node in tree
        if node["role"] in CONTROLS | {"image", "dialog"} and not node["name"]]
    if sum(node["role"] == "main" for node in tree) != 1:
        found.append("not exactly one main landmark")
    for role in LANDMARKS - {"main"}:
        # A form without a name is none (HTML-AAM), though Chromium calls it so.
        names = [node["name"] for node in tree if node["role"] == role and (node["name"] or role != "form")]
        if len(names) > 1 and len(set(names)) < len(names):
            found.append(f"landmarks that cannot be told apart: {role} {sorted(names)}")
    levels = [node["level"] for node in tree if node["role"] == "heading" and "level" in node]
    if 1 not in levels:
        found.append("no heading of level 1")
    return found
