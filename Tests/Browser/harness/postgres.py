"""Databases of a test's own on the throw-away PostgreSQL server of the run."""
import contextlib
import os
import subprocess
import urllib.parse
import uuid


def server():
    return os.environ["BYLINE_TEST_POSTGRES"]


def statement(sql, address=None):
    command = ["psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--command", sql, address or server()]
    subprocess.run(command, check=True)


@contextlib.contextmanager
def database():
    """The address of a new, empty database, dropped afterwards."""
    name = f"byline_{uuid.uuid4().hex}"
    statement(f"CREATE DATABASE {name}")
    try:
        yield urllib.parse.urlsplit(server())._replace(path=f"/{name}").geturl()
    finally:
        statement(f"DROP DATABASE {name} WITH (FORCE)")
