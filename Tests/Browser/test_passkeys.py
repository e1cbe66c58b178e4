"""Passkeys, with an authenticator that Chromium plays itself."""
import re

import pytest

from harness.program import Program


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return Program(tmp_path_factory.mktemp("passkeys") / "data", host="localhost")


def authenticator(context, page):
    """Adds a phone that always finds its owner's finger."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True}})


def test_a_passkey_is_added_and_signs_in(browser, program):
    with program.serve("--without-sample") as site:
        context = browser.new_context(locale="en-US", reduced_motion="reduce")
        page = context.new_page()
        authenticator(context, page)
        page.goto(program.succeed("user", "sign-in-link").stdout.strip())
        with page.expect_navigation():
            page.get_by_role("button", name="Sign in").click()
        page.goto(f"{site.url}/account/passkeys")
        page.get_by_label("Name of the device").fill("My phone")
        page.get_by_role("button", name="Add a passkey").click()
        page.locator(".rows-title", has_text="My phone").wait_for()
        assert page.get_by_text("Not used yet").is_visible()

        context.clear_cookies()
        page.goto(f"{site.url}/sign-in?next=/account/passkeys")
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.get_by_text(re.compile("Last used")).wait_for()

        page.get_by_role("button", name=re.compile("Remove")).click()
        page.locator(".rows-title", has_text="My phone").wait_for(state="detached")
        context.clear_cookies()
        page.goto(f"{site.url}/sign-in")
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.get_by_role("alert").get_by_text("belongs to no account").wait_for()
        context.close()
