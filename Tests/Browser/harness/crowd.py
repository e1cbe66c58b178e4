"""Many readers at once: accounts and their sessions are written straight into the database, because signing thousands of
people in, at the price of their passwords, is not what is tested."""
import hashlib
import hmac
import http.client
import secrets
import sqlite3
import subprocess
import time
import urllib.parse

from harness import postgres
from harness.submissions import address

FIRST = 9_000_000_000_000


class Reader:
    """Somebody signed in, with a network address of their own."""

    def __init__(self, number):
        self.account = FIRST + number
        self.token = secrets.token_urlsafe(32)
        self.address = f"198.18.{number // 250}.{number % 250 + 1}"

    @property
    def csrf(self):
        return hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()

    def statements(self):
        now = int(time.time() * 1000)
        token_hash = hashlib.sha256(self.token.encode()).hexdigest()
        yield ("INSERT INTO account (id, email, name, roles, created_at) VALUES"
               f" ({self.account}, 'crowd{self.account}@example.org', '读者', '', {now})")
        yield ("INSERT INTO session (id, token_hash, account_id, device, created_at, seen_at, expires_at) VALUES"
               f" ({self.account}, '{token_hash}', {self.account}, '', {now}, {now}, {now + 86_400_000})")

    def switch(self, site, path, on=True):
        """Sends a switch's form as the script does; whether the site said that it is done."""
        return self.post(site, path, f"csrf={self.csrf}&on={int(on)}", accept="application/json") == 200

    def post(self, site, path, body, accept="text/html"):
        """Sends a form; the status of the answer, or None when there was none."""
        connection = http.client.HTTPConnection(site.host, int(site.port), timeout=60)
        try:
            connection.request("POST", path, body=body, headers={
                "Content-Type": "application/x-www-form-urlencoded", "Accept": accept,
                "Cookie": f"session={self.token}", "X-Forwarded-For": self.address,
            })
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def comment(self, site, article, text):
        """Sends the form below an article; whether the site said that the comment is there."""
        body = urllib.parse.urlencode({"csrf": self.csrf, "text": text})
        return self.post(site, f"{article}/comments", body) == 303

    def page(self, site, path):
        return site.get(path, cookie=f"session={self.token}", accept_language="en").text


def newest(program):
    """The newest article: its publication's handle, its number, and the path of its page."""
    handle, number = values(
        program, "SELECT publication.handle, article.id FROM article JOIN publication ON publication.id ="
        " article.publication_id WHERE article.kind = 'article' AND article.state = 'published'"
        " ORDER BY published_at DESC LIMIT 1")[0]
    return handle, int(number), f"/@{handle}/{address(int(number))}"


def gather(program, count):
    readers = [Reader(number) for number in range(count)]
    run(program, ";\n".join(statement for reader in readers for statement in reader.statements()))
    return readers


def run(program, sql):
    """Changes the database beside the running program."""
    if program.database:
        subprocess.run(
            ["psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set", "ON_ERROR_STOP=1", program.database],
            input=sql, text=True, check=True, capture_output=True)
    else:
        with sqlite3.connect(program.data / "byline.sqlite", timeout=30) as connection:
            connection.executescript(f"BEGIN;\n{sql};\nCOMMIT;")


def values(program, sql):
    """Each row of an answer, as a tuple of texts."""
    if program.database:
        result = subprocess.run(
            ["psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--field-separator", "|", "--command", sql,
             program.database], text=True, check=True, capture_output=True)
        return [tuple(line.split("|")) for line in result.stdout.splitlines()]
    with sqlite3.connect(program.data / "byline.sqlite", timeout=30) as connection:
        return [tuple(map(str, row)) for row in connection.execute(sql)]
