"""Exports that no import should swallow: refused in a sentence, quickly, naming the file."""
import time

import pytest

from harness import corpora
from harness.program import Program, assert_refused

pytestmark = pytest.mark.shared

BAD_EXPORTS = {
    "truncated": lambda: corpora.WORDPRESS[0].read_bytes()[:20_000],
    "empty": lambda: b"",
    "not XML": lambda: b"\x89PNG\r\n\x1a\n" + bytes(500),
    "another feed": lambda: b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>',
    "entity bomb": lambda: b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "' + b"x" * 1000 + b'">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1) if n else b"&a;") * 100) for n in range(9))
        + b"]><rss><channel><title>&a8;</title></channel></rss>",
    "outside entity": lambda: b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + b"<rss><channel>&x;</channel></rss>",
}


@pytest.mark.parametrize("kind", BAD_EXPORTS)
def test_bad_export_is_refused(tmp_path, kind):
    file = tmp_path / "export.xml"
    file.write_bytes(BAD_EXPORTS[kind]())
    start = time.monotonic()
    assert_refused(Program(tmp_path / "data").run("import", "wordpress", file, timeout=60), r"export\.xml")
    assert time.monotonic() - start < 30


def test_missing_source_is_refused(tmp_path):
    program = Program(tmp_path / "data")
    assert_refused(program.run("import", "wordpress", tmp_path / "none.xml"), r"none\.xml")
    assert_refused(program.run("import", "markdown", tmp_path / "none"), "none")
