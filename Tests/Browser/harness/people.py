"""People of a site: they sign up, read their mail in the data folder, and sign in."""
import base64
import email
import email.policy
import hashlib
import hmac
import re
import struct
import subprocess
import time

from harness.program import binary

PASSWORD = "tide pools at dusk"
# The queue is looked at every second.
MAIL = 20


def mails(program, recipient=None):
    """The mails that were laid down, in the order of their writing."""
    found = []
    for file in sorted((program.data / "mail").glob("*.eml")):
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        if recipient is None or message["To"].addresses[0].addr_spec == recipient.lower():
            found.append(message)
    return found


def text(message):
    return message.get_body(("plain",)).get_content()


def link(message):
    """Where the mail's own link leads."""
    return re.search(r"^https?://\S+/\S+", text(message), re.MULTILINE).group()


def next_mail(program, recipient, known=0):
    """The mail to somebody after those that are known already."""
    deadline = time.monotonic() + MAIL
    while time.monotonic() < deadline:
        if len(found := mails(program, recipient)) > known:
            return found[known]
        time.sleep(0.05)
    raise AssertionError(f"no mail to {recipient} within {MAIL} s")


def sign_up(page, program, email, name, password=PASSWORD):
    """Joins by the form and the link in the mail; the page is signed in afterwards."""
    known = len(mails(program, email))
    page.goto(program.url + "/sign-up")
    page.fill("[name=email]", email)
    page.fill("[name=name]", name)
    page.fill("[name=password]", password)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/sign-up/sent")
    page.goto(link(next_mail(program, email, known)))
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: "/sign-up" not in url)


def sign_in(page, program, email, password=PASSWORD):
    page.goto(program.url + "/sign-in")
    page.fill("[name=email]", email)
    page.fill("[name=password]", password)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: not url.endswith("/sign-in"))


def code(secret, steps=0):
    """What an authenticator app shows (RFC 6238), so many half minutes from now."""
    step = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret.replace(" ", "")), step, hashlib.sha1).digest()
    start = digest[19] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7fffffff) % 1_000_000:06}"


def sign_out(page):
    """Forgets the session; the server learns nothing of it."""
    page.context.clear_cookies()


def add_user(program, email, name, *roles, password=PASSWORD):
    """Adds a user from the command line."""
    options = [option for role in roles for option in ("--role", role)]
    result = subprocess.run(
        [binary(), "user", "add", email, "--name", name, "--password-stdin", *options], env=program.environment(),
        input=password + "\n", text=True, capture_output=True, timeout=120)
    assert result.returncode == 0, result.stderr
