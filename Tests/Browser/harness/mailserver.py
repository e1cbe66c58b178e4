"""A real mail server (aiosmtpd) that keeps what it is given, or refuses it."""
import contextlib
import dataclasses
import email
import email.policy
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from harness.program import free_port


@dataclasses.dataclass
class Received:
    sender: str
    recipients: list
    message: email.message.EmailMessage
    raw: bytes


@dataclasses.dataclass
class MailServer:
    port: int = dataclasses.field(default_factory=free_port)
    received: list = dataclasses.field(default_factory=list)
    # What every message is answered with, instead of being taken.
    refusal: str = ""
    refused: int = 0
    # Whom it lets in; everybody without one.
    user: tuple = ()

    @property
    def url(self):
        return "smtp://" + (f"{self.user[0]}:{self.user[1]}@" if self.user else "") + f"127.0.0.1:{self.port}"

    async def handle_DATA(self, server, session, envelope):
        if self.refusal:
            self.refused += 1
            return self.refusal
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.received.append(Received(envelope.mail_from, envelope.rcpt_tos, message, envelope.content))
        return "250 taken"

    def authenticate(self, server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login.decode(), data.password.decode()) == self.user)

    @contextlib.contextmanager
    def running(self):
        options = dict(
            authenticator=self.authenticate, auth_required=True, auth_require_tls=False) if self.user else {}
        controller = Controller(self, hostname="127.0.0.1", port=self.port, **options)
        controller.start()
        try:
            yield self
        finally:
            controller.stop()

    def wait(self, condition, seconds=20):
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"not within {seconds} s; {len(self.received)} mails, {self.refused} refused"
            time.sleep(0.05)
