"""The operator chooses how the site looks, and readers see it."""
import re

import pytest

from harness import people, watch
from harness.program import Program

OPERATOR = "op@example.org"
COLOUR = """element => {
    const parts = getComputedStyle(element).color.match(/[0-9]+/g).map(Number)
    return "#" + parts.slice(0, 3).map(part => part.toString(16).padStart(2, "0")).join("")
}"""


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return Program(tmp_path_factory.mktemp("appearance") / "data")


@pytest.fixture(scope="module")
def site(program):
    with program.serve() as site:
        people.add_user(program, OPERATOR, "Op", "operator")
        yield site


def test_colour_that_cannot_be_read_is_refused_and_the_nearest_offered(browser, program, site):
    context = browser.new_context(locale="en-US", reduced_motion="reduce")
    with watch.watched(context, site) as (page, faults):
        people.sign_in(page, program, OPERATOR)
        faults.clear()
        page.goto(site.url + "/admin/appearance")
        faults += watch.accessibility(page)
        accent = page.get_by_label("On light paper")
        # What is chosen is judged at once, and shown on the sheet beside it.
        accent.fill("#ffcc00")
        use = page.locator("[data-nearest=accent]")
        use.wait_for()
        assert "only 1.37" in page.locator("[data-verdict=accent]").text_content()
        link = page.locator(".paper-light .paper-link")
        assert link.evaluate(COLOUR) == "#ffcc00"
        # Without the offer taken, the server says the same.
        page.get_by_role("button", name="Save").click()
        page.get_by_role("alert").wait_for()
        nearest = re.search(r"nearest that can is (#[0-9a-f]{6})", page.get_by_role("alert").text_content()).group(1)
        assert accent.input_value() == "#ffcc00"
        page.locator("[data-nearest=accent]").click()
        page.wait_for_function("() => document.querySelector('[data-nearest=accent]').hidden")
        assert accent.input_value() == nearest
        page.get_by_role("radio", name="Serif throughout").check()
        page.get_by_role("button", name="Save").click()
        page.get_by_text("Saved.").wait_for()

        page.goto(site.url + "/")
        sheets = page.evaluate("[...document.styleSheets].map(sheet => new URL(sheet.href).pathname)")
        assert re.fullmatch(r"/appearance/[0-9a-f]{12}\.css", sheets[-1]), sheets
        assert page.locator(".channel-nav [aria-current]").evaluate(COLOUR) == nearest
        faults += watch.accessibility(page)
        # The refused form is no fault of the page.
        assert not [fault for fault in faults if "422" not in fault], "\n".join(faults)
    context.close()
    answer = site.get(sheets[-1])
    assert "immutable" in answer.headers["Cache-Control"]
    assert "immutable" not in site.get("/appearance/000000000000.css").headers["Cache-Control"]


def test_appearance_is_chosen_without_script(browser, program, site):
    context = browser.new_context(locale="en-US", java_script_enabled=False)
    page = context.new_page()
    people.sign_in(page, program, OPERATOR)
    page.goto(site.url + "/admin/appearance")
    page.get_by_label("On dark paper").fill("#0000ff")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("alert").wait_for()
    page.get_by_role("button", name="Use #").click()
    page.get_by_text("Saved.").wait_for()
    context.close()
