"""Mail through a real server: what arrives, what is tried again, and what no name can do to it."""
import urllib.parse

import pytest

from harness import people
from harness.mailserver import MailServer
from harness.program import Program

HEADERS = ["Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version",
           "Content-Type"]


@pytest.fixture
def server():
    return MailServer()


@pytest.fixture
def program(tmp_path, server):
    return Program(tmp_path / "data", settings={
        "BYLINE_SMTP_URL": server.url, "BYLINE_MAIL_FROM": "署名 News\n\tBcc: a@b.cc <desk@example.org>"})


def ask_for_account(site, email, name, password=people.PASSWORD):
    """Sends the form for joining as no browser would, and returns the status of the answer."""
    page = site.get("/sign-up", accept_language="en")
    cookie = page.headers["Set-Cookie"].split(";")[0]
    key = page.text.split('name="csrf" value="')[1].split('"')[0]
    body = urllib.parse.urlencode({"csrf": key, "email": email, "name": name, "password": password})
    return site.request("/sign-up", "POST", {
        "Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, "Accept-Language": "en"}, body).status


def test_mail_arrives_whole(program, server):
    with server.running(), program.serve("--without-sample") as site:
        assert ask_for_account(site, "lin@example.org", "林晚 “晚” .") == 303
        server.wait(lambda: server.received)
    mail = server.received[0]
    assert (mail.sender, mail.recipients) == ("desk@example.org", ["lin@example.org"])
    assert [name for name, _ in mail.message.items()] == HEADERS
    assert mail.message["From"].addresses[0].addr_spec == "desk@example.org"
    assert mail.message["Subject"] == "Finish joining Byline"
    text = people.text(mail.message)
    assert "Hello 林晚 “晚” .," in text and people.link(mail.message).startswith(site.url + "/sign-up/")
    assert people.link(mail.message) in mail.message.get_body(("html",)).get_content()
    assert all(len(line) <= 78 for line in mail.raw.split(b"\r\n"))
    assert not (program.data / "mail").exists()


def test_refused_mail_is_tried_again(program, server):
    server.refusal = "451 try again later"
    with server.running(), program.serve("--without-sample") as site:
        assert ask_for_account(site, "lin@example.org", "Lin") == 303
        server.wait(lambda: server.refused == 1)
        listed = ""
        while "451" not in listed:
            listed = program.succeed("mail", "list").stdout
        assert "lin@example.org" in listed and "next 2" in listed
        server.refusal = ""
        assert program.succeed("mail", "retry").stdout.startswith("1 ")
        server.wait(lambda: server.received)
    assert program.succeed("mail", "list").stdout == ""
    assert len(server.received) == 1


def test_mail_waits_for_a_server_that_is_down_and_for_a_restart(program, server):
    with program.serve("--without-sample") as site:
        assert ask_for_account(site, "lin@example.org", "Lin") == 303
        listed = ""
        while "lin@example.org" not in listed:
            listed = program.succeed("mail", "list").stdout
    with server.running(), program.serve("--without-sample"):
        program.succeed("mail", "retry")
        server.wait(lambda: server.received)


def test_an_unknown_recipient_is_given_up(program, server):
    server.refusal = "550 no such user"
    with server.running(), program.serve("--without-sample") as site:
        assert ask_for_account(site, "lin@example.org", "Lin") == 303
        listed = ""
        while "given up" not in listed:
            listed = program.succeed("mail", "list").stdout
        assert "550" in listed
    assert server.refused == 1


def test_the_server_s_password_is_given_and_never_shown(tmp_path):
    server = MailServer(user=("desk", "a p@ss"))
    url = f"smtp://desk:a%20p%40ss@127.0.0.1:{server.port}"
    program = Program(tmp_path / "data", settings={"BYLINE_SMTP_URL": url})
    with server.running(), program.serve("--without-sample") as site:
        assert ask_for_account(site, "lin@example.org", "Lin") == 303
        server.wait(lambda: server.received)
    assert server.received[0].sender == "noreply@127.0.0.1"
    log = next(tmp_path.glob("serve-*.log")).read_text()
    assert "p@ss" not in log and "p%40ss" not in log


def test_no_name_becomes_a_header(program, server):
    hostile = "Eve\r\nBcc: victim@example.org"
    with server.running(), program.serve("--without-sample") as site:
        assert ask_for_account(site, "eve@example.org", hostile) == 422
        assert ask_for_account(site, "eve@example.org\r\nBcc: victim@example.org", "Eve") == 422
        assert ask_for_account(site, "eve@example.org", '"Eve" <x@y.zz>, =?UTF-8?Q?Bcc:?= --=_ .') == 303
        server.wait(lambda: server.received)
    assert len(server.received) == 1
    assert server.received[0].recipients == ["eve@example.org"]
    assert [name for name, _ in server.received[0].message.items()] == HEADERS
    assert len(list(server.received[0].message.iter_parts())) == 2
