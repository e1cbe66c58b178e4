"""Plain HTTP, without a browser's opinions: nothing is decoded, followed or normalised."""
import dataclasses
import email.message
import gzip
import http.client
import socket
import urllib.parse


@dataclasses.dataclass(frozen=True)
class Answer:
    status: int
    headers: email.message.Message
    body: bytes

    @property
    def text(self):
        encoded = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if encoded else self.body).decode("utf-8")

    @property
    def type(self):
        return self.headers.get("Content-Type", "").split(";")[0].strip()


class Site:
    """A running site, by the address it is served at."""

    def __init__(self, url):
        self.url = url
        self.host, self.port = urllib.parse.urlsplit(url).netloc.split(":")

    def request(self, path, method="GET", headers=None, body=None):
        """Sends the path as it is given; a full address of this site loses its host first."""
        connection = http.client.HTTPConnection(self.host, int(self.port), timeout=60)
        try:
            connection.request(method, path.removeprefix(self.url) or "/", body=body, headers=headers or {})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def get(self, path, **headers):
        """GET with headers given as keywords: `accept_encoding="gzip"`."""
        return self.request(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def send(self, text):
        """Sends bytes that no client library would, and returns the status of the answer; `None` if there is none."""
        with socket.create_connection((self.host, int(self.port)), timeout=20) as connection:
            try:
                connection.sendall(text)
                connection.shutdown(socket.SHUT_WR)
                start = connection.recv(64)
            except (ConnectionResetError, BrokenPipeError):
                return None
        return int(start.split()[1]) if start.startswith(b"HTTP/1.1 ") else None
