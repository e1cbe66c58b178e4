"""People join, sign in and keep their account, in a browser: with the mails as they lie in the data folder."""
import re

import pytest

from harness import people
from harness.program import Program, assert_refused

EMAIL = "lin@example.org"


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("accounts") / "data")
    with program.serve("--without-sample"):
        yield program


@pytest.fixture
def person(browser, program):
    """Opens windows of people who share nothing with each other."""
    opened = []

    def person(**options):
        options.setdefault("locale", "en-US")
        context = browser.new_context(reduced_motion="reduce", **options)
        opened.append(context)
        return context.new_page()

    yield person
    for context in opened:
        context.close()


def submit(page):
    page.click("main form button[type=submit]")


def test_the_whole_way(person, program):
    """From joining to a second step, a recovery code, a forgotten password and a new address."""
    page = person(viewport={"width": 390, "height": 844})
    people.sign_up(page, program, EMAIL, "林晚 Lin")
    page.goto(program.url + "/account")
    assert page.input_value("[name=name]") == "林晚 Lin"

    page.goto(program.url + "/account/second-step")
    page.fill("[name=current]", people.PASSWORD)
    submit(page)
    secret = page.locator(".account-secret").inner_text()
    page.fill("[name=code]", people.code(secret))
    submit(page)
    codes = page.locator(".account-codes code").all_inner_texts()
    assert len(set(codes)) == 10

    # With the app; the code that turned it on is used up, so this is the next one.
    other = person()
    people.sign_in(other, program, EMAIL)
    assert other.url.endswith("/sign-in/code")
    other.fill("[name=code]", "000000")
    submit(other)
    assert other.get_by_text("wrong or was used").is_visible()
    other.fill("[name=code]", people.code(secret, steps=1))
    submit(other)
    other.goto(program.url + "/account")
    assert other.get_by_text(EMAIL).is_visible()

    # Without it; the address asked for is where one ends up.
    third = person()
    third.goto(program.url + "/account/security")
    third.fill("[name=email]", EMAIL)
    third.fill("[name=password]", people.PASSWORD)
    submit(third)
    third.fill("[name=code]", codes[0].upper().replace("-", " "))
    submit(third)
    third.wait_for_url("**/account/security")
    assert third.get_by_text("9 recovery codes are left").is_visible()
    assert third.locator("[name=session]").count() == 2
    third.get_by_role("button", name="Sign out everywhere else").click()
    third.wait_for_function("() => document.querySelectorAll('[name=session]').length < 2")
    page.goto(program.url + "/account")
    assert "/sign-in" in page.url

    # Forgotten: the link in the mail, and the second step still stands.
    known = len(people.mails(program, EMAIL))
    page.goto(program.url + "/reset")
    page.fill("[name=email]", EMAIL)
    submit(page)
    page.goto(people.link(people.next_mail(program, EMAIL, known)))
    page.fill("[name=password]", "another good one")
    submit(page)
    assert page.get_by_text("Your new password is saved").is_visible()
    people.sign_in(page, program, EMAIL, "another good one")
    page.fill("[name=code]", codes[1])
    submit(page)
    assert "password was changed" in people.next_mail(program, EMAIL, known + 1)["Subject"]

    page.goto(program.url + "/account")
    page.fill("[name=email]", "wan@example.org")
    page.fill("[name=current]", "another good one")
    page.get_by_role("button", name="Change the address").click()
    page.goto(people.link(people.next_mail(program, "wan@example.org")))
    submit(page)
    page.goto(program.url + "/account")
    assert page.get_by_text("At the moment: wan@example.org").is_visible()
    assert "new address" in people.next_mail(program, EMAIL, known + 2)["Subject"]


def test_the_first_operator_makes_the_account_theirs(person, program):
    page = person()
    page.goto(program.succeed("user", "sign-in-link").stdout.strip())
    submit(page)
    page.goto(program.url + "/account/security")
    page.fill("[name=password]", people.PASSWORD)
    page.get_by_role("button", name="Save the password").click()
    page.goto(program.url + "/account")
    page.fill("[name=email]", "boss@example.org")
    page.fill("[name=current]", people.PASSWORD)
    page.get_by_role("button", name="Change the address").click()
    page.goto(people.link(people.next_mail(program, "boss@example.org")))
    submit(page)
    people.sign_out(page)
    people.sign_in(page, program, "boss@example.org")
    page.wait_for_url("**/admin")


def test_people_are_managed_from_the_command_line(person, program):
    people.add_user(program, "editor@example.org", "编辑")
    assert "reviewer" in program.succeed("user", "role", "editor@example.org", "--add", "reviewer").stdout
    page = person()
    people.sign_in(page, program, "editor@example.org")
    program.succeed("user", "disable", "editor@example.org")
    page.goto(program.url + "/account")
    assert "/sign-in" in page.url, "a disabled account is still signed in"
    program.succeed("user", "enable", "editor@example.org")
    page.goto(program.succeed("user", "reset", "editor@example.org").stdout.strip())
    page.fill("[name=password]", "another good one")
    submit(page)
    people.sign_in(page, program, "editor@example.org", "another good one")
    listed = program.succeed("user", "list").stdout
    assert re.search(r"^editor@example\.org\treviewer\t编辑$", listed, re.MULTILINE)
    page.context.clear_cookies()
    invitation = program.succeed("user", "invite", "guest@example.org", "--language", "en").stdout.strip()
    # Whoever has joined already is sent no invitation any more.
    assert "invited" in people.next_mail(program, "guest@example.org")["Subject"]
    page.goto(invitation)
    page.fill("[name=name]", "Guest")
    page.fill("[name=password]", people.PASSWORD)
    submit(page)
    page.goto(program.url + "/account")
    assert page.get_by_text("guest@example.org").is_visible()
    assert_refused(program.run("user", "disable", "nobody@example.org"), "nobody@example.org")
    assert_refused(program.run("user", "add", "no address"), "no address")
    assert_refused(program.run("user", "role", "editor@example.org", "--add", "king"), "king")
