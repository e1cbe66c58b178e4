"""The transparency log from outside: verified by another implementation, by browsers and by the command line, before and
after somebody has changed the database behind the program's back."""
import contextlib
import gzip
import json
import re
import shutil
import sqlite3
import stat
import subprocess
import time

import pytest

from harness import ed25519, ledger, postgres
from harness.program import ROOT, Program, assert_refused
from harness.witness import Witness

DOCUMENTATION = [ROOT / "docs/transparency-log.md", ROOT / "docs/transparency-log.zh.md"]
# An article waits for its checkpoint no longer than this, on a machine that does much else.
SIGNED = 30


def until(question, seconds=SIGNED):
    """What the question answers, once that is anything; asked until then."""
    deadline = time.monotonic() + seconds
    while not (answer := question()):
        assert time.monotonic() < deadline, f"nothing after {seconds} s"
        time.sleep(0.05)
    return answer


def checkpoint(site):
    answer = site.get("/log/checkpoint")
    return ledger.Checkpoint(answer.text) if answer.status == 200 else None


def signed(site, size=1):
    return until(lambda: (found := checkpoint(site)) and found.size >= size and found)


def key(program):
    return ledger.Key.parse(program.succeed("log", "key").stdout.strip())


def first_article(site):
    return re.search(r'"/(@[\w-]+/[0-9a-z]{8,13})"', site.get("/").text).group(1)


def publish(program, folder, *names):
    """Articles of a few words, brought in beside the server or without one."""
    folder.mkdir()
    for name in names:
        (folder / f"{name}.md").write_text(
            f"---\ntitle: On {name}\ndate: 2026-01-02\n---\n\nA note on {name} & what is **left** of it.\n")
    program.succeed("import", "markdown", folder)


@pytest.fixture
def program(tmp_path):
    """A site of three articles, not served yet."""
    program = Program(tmp_path / "data")
    publish(program, tmp_path / "notes", "tides", "dunes", "marshes")
    return program


def served(program):
    return program.serve("--without-sample")


@contextlib.contextmanager
def tampered(program, *statements):
    """The database with changes nobody is told of."""
    with contextlib.closing(sqlite3.connect(program.data / "byline.sqlite", timeout=30)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()
        yield database


def test_ed25519_is_that_of_the_rfc():
    # RFC 8032 §7.1, tests 1 and 2.
    for secret, public, message, signature in [
        ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ]:
        secret, message = bytes.fromhex(secret), bytes.fromhex(message)
        assert ed25519.public_key(secret).hex() == public
        assert ed25519.sign(secret, message).hex() == signature
        assert ed25519.verify(bytes.fromhex(public), message, bytes.fromhex(signature))
        assert not ed25519.verify(bytes.fromhex(public), message + b"x", bytes.fromhex(signature))


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_another_implementation_agrees(tmp_path, kind):
    """Root, tiles, signature, inclusion and commitments, computed in Python from the specifications alone."""
    with postgres.database() if kind == "postgres" else contextlib.nullcontext("") as database:
        program = Program(tmp_path / "data", database)
        # More than one tile, so that there is a level above.
        publish(program, tmp_path / "many", *[f"wave{number}" for number in range(300)])
        with served(program) as site:
            current = signed(site, 300)
            log = key(program)
            assert current.origin == log.name == f"127.0.0.1:{program.port}/log"
            assert current.is_signed_by(log)
            entries = ledger.entries(site, current.size)
            leaves = [ledger.leaf(entry) for entry in entries]
            assert ledger.root(leaves) == current.root
            assert ledger.check_tiles(site, leaves) == 3
            acts = [json.loads(entry) for entry in entries]
            assert all(act["act"] == "published" and act["way"] == "imported" for act in acts)
            for position in {0, current.size // 2, current.size - 1}:
                certificate = json.loads(site.get(f"/log/entry/{position}/certificate.json").text)
                assert certificate["entry"].encode() == entries[position]
                assert ledger.verify_certificate(certificate, log).root == current.root
                assert acts[position]["article"] == json.loads(certificate["record"])["article"]
        assert program.succeed("check").stdout.count("all is well") == 1


def test_files_are_served_as_the_layout_says(program):
    with served(program) as site:
        size = signed(site).size
        answer = site.get("/log/checkpoint")
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert "no-cache" in answer.headers["Cache-Control"]
        hashes = site.get(ledger.tile_path(0, 0, size))
        assert hashes.type == "application/octet-stream" and len(hashes.body) == 32 * size
        assert "immutable" in hashes.headers["Cache-Control"]
        narrow = site.get(ledger.tile_path(0, 0, 2))
        assert narrow.body == hashes.body[:64]
        bundle = site.get(ledger.tile_path("entries", 0, size), accept_encoding="gzip")
        assert bundle.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(bundle.body) == site.get(ledger.tile_path("entries", 0, size)).body
        again = site.get("/log/checkpoint", if_none_match=answer.headers["ETag"])
        assert again.status == 304
        for path in [ledger.tile_path(0, 0, size + 1), ledger.tile_path(0, 1, 1), ledger.tile_path(1, 0, 1), "/log/tile/9/000",
                     "/log/tile/0/0", "/log/tile/", "/log/tile/0/..%2f000", f"/log/entry/{size}", "/log/entry/-1",
                     "/log/entry/01", "/log/entry/x/certificate.json"]:
            assert site.get(path).status == 404, path


def test_the_key_is_nobodys_business(program):
    with served(program) as site:
        signed(site)
        folder = program.data / "log"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600
        secret = (folder / "key").read_text()
        assert secret.startswith("PRIVATE+KEY+")
        assert str(key(program)) in site.get("/log").text.replace("&#43;", "+")
        seed = secret.strip().rsplit("+", 1)[1]
        assert seed not in site.get("/log").text
    before = key(program)
    # The site's address may change; the log keeps its name.
    program.settings = {"BYLINE_SITE_URL": "https://elsewhere.example"}
    assert key(program) == before


def test_the_page_is_green_then_red(program, browser):
    """A reader's browser proves an article; after somebody has changed the database it says so."""
    with served(program) as site:
        signed(site)
        path = first_article(site)
        context = browser.new_context(locale="en-GB")
        with contextlib.closing(context):
            page = context.new_page()
            page.goto(f"{site.url}/{path}?lang=en")
            line = page.locator(".article-log")
            assert "Stored unaltered since" in line.inner_text()
            line.get_by_role("link", name="verify").click()
            verdict = page.locator("[data-verdict]")
            page.locator("[data-certificate][data-state]").wait_for()
            assert "Everything holds" in verdict.inner_text(), verdict.inner_text()
            states = page.eval_on_selector_all("[data-check]", "all => all.map(one => [one.dataset.check, one.dataset.state])")
            assert dict(states) == {
                "record": "ok", "page": "ok", "inclusion": "ok", "signature": "ok", "history": "skip"}
            page.reload()
            page.locator("[data-certificate][data-state]").wait_for()
            assert page.locator("[data-check=history]").get_attribute("data-state") == "ok"

            with tampered(program, "UPDATE revision SET title = title || '!'"):
                page.reload()
                page.locator("[data-certificate][data-state]").wait_for()
                assert page.locator("[data-certificate]").get_attribute("data-state") == "bad"
                assert "does not hold" in verdict.inner_text()
                assert page.locator("[data-check=record]").get_attribute("data-state") == "no"
                assert page.locator("[data-check=inclusion]").get_attribute("data-state") == "ok"
            with tampered(program, "UPDATE revision SET title = substr(title, 1, length(title) - 1)",
                          "UPDATE log_entry SET body = replace(body, '\"act\"', '\"Act\"')"):
                page.reload()
                page.locator("[data-certificate][data-state]").wait_for()
                assert page.locator("[data-check=inclusion]").get_attribute("data-state") == "no"


def test_without_scripts_it_says_how(program, browser):
    with served(program) as site:
        signed(site)
        path = first_article(site)
        context = browser.new_context(java_script_enabled=False, locale="zh-CN")
        with contextlib.closing(context):
            page = context.new_page()
            page.goto(f"{site.url}/{path}/verify?lang=zh-Hans")
            assert f"byline verify {site.url}/{path}" in page.inner_text("main")
            assert "JavaScript" in page.inner_text("[data-verdict]")
            assert page.locator(".log-text").count() == 3


def test_the_command_verifies(program, tmp_path):
    with served(program) as site:
        signed(site)
        path = first_article(site)
        address = f"{site.url}/{path}"
        result = program.succeed("verify", address)
        assert "It holds: entry" in result.stdout
        program.succeed("verify", f"{address}/verify", "--key", str(key(program)))
        program.succeed("verify", f"{site.url}/log/entry/0")
        certificate = tmp_path / "certificate.json"
        certificate.write_text(site.get(f"/{path}/certificate.json").text)
        kept = tmp_path / "checkpoint"
        kept.write_text(site.get("/log/checkpoint").text)
        program.succeed("verify", address, "--checkpoint", kept)
        other = ledger.Key(key(program).name, 1, ed25519.public_key(bytes(32)))
        assert_refused(program.run("verify", address, "--key", str(other)), "not signed")
        assert_refused(program.run("verify", f"{site.url}/@nobody/1234"), "404")
        assert_refused(program.run("verify", "gopher://x"), "web address")
        assert_refused(program.run("verify"), "--certificate")

        with tampered(program, "UPDATE revision SET summary = 'x'"):
            assert_refused(program.run("verify", address), "does not hold", "changed")
        with tampered(program, "UPDATE log_tile SET hashes = zeroblob(length(hashes))"):
            assert_refused(program.run("verify", f"{site.url}/log/entry/0"), "does not hold")
    # Without the site.
    result = program.succeed("verify", "--certificate", certificate)
    assert "It holds" in result.stdout
    text = certificate.read_text()
    ledger.verify_certificate(json.loads(text), key(program))
    certificate.write_text(text.replace("revision\\\":1", "revision\\\":2", 1))
    assert_refused(program.run("verify", "--certificate", certificate), "does not hold")
    certificate.write_text("{}")
    assert_refused(program.run("verify", "--certificate", certificate), "not a certificate")
    assert_refused(program.run("verify", "--certificate", tmp_path / "none"), "cannot be read")


def test_a_database_that_was_set_back_is_found(program, tmp_path):
    with served(program) as site:
        old = signed(site)
        path = first_article(site)
    database = program.data / "byline.sqlite"
    shutil.copy(database, tmp_path / "backup")
    publish(program, tmp_path / "more", "harbours")
    with served(program) as site:
        assert signed(site, old.size + 1).size == old.size + 1
        kept = tmp_path / "checkpoint"
        kept.write_text(site.get("/log/checkpoint").text)
    program.succeed("check")
    shutil.copy(tmp_path / "backup", database)
    for leftover in program.data.glob("byline.sqlite-*"):
        leftover.unlink()
    assert "set back" in program.run("check").stdout
    publish(program, tmp_path / "other", "lagoons")
    with served(program) as site:
        # It signs nothing that contradicts what it signed, and says so in its log.
        log = program.data.parent / f"serve-{program.port}.log"
        until(lambda: "set back" in log.read_text())
        assert checkpoint(site).size == old.size
        assert_refused(program.run("verify", f"{site.url}/{path}", "--checkpoint", kept), "does not begin as it did")


def test_witnesses_sign_what_they_have_followed(program, tmp_path):
    with served(program) as site:
        signed(site)
    witness = Witness("witness.example/w1", key(program))
    with witness.serve() as address:
        program.settings = {"BYLINE_LOG_WITNESSES": f"{witness.key} {address}"}
        for name in ("harbours", "lagoons"):
            with served(program) as site:
                until(lambda: checkpoint(site).is_signed_by(witness.key))
                assert checkpoint(site).is_signed_by(key(program))
                result = program.succeed("verify", f"{site.url}/log/entry/0", "--witness", str(witness.key))
                assert "witness.example/w1" in result.stdout
                assert "witness.example/w1" in site.get("/log").text
            publish(program, tmp_path / name, name)
        with served(program) as site:
            until(lambda: checkpoint(site).size == witness.seen.size and checkpoint(site).is_signed_by(witness.key))
        # The second time it was asked from nothing, and told what it had seen.
        assert 409 in witness.answers and witness.answers.count(200) >= 3
        assert not set(witness.answers) - {200, 409}
    program.settings = {"BYLINE_LOG_WITNESSES": "nonsense"}
    assert_refused(program.run("serve", timeout=60), "BYLINE_LOG_WITNESSES")


@pytest.mark.parametrize("file", DOCUMENTATION, ids=lambda file: file.name)
def test_the_worked_example_works(program, tmp_path, file):
    """The documentation's commands, as they stand there, against a site."""
    blocks = re.findall(r"```sh example\n(.*?)```", file.read_text(), re.S)
    assert len(blocks) >= 2
    with served(program) as site:
        signed(site)
        script = "set -euo pipefail\n" + "\n".join(blocks)
        script = script.replace("https://byline.example/@handle/article", f"{site.url}/{first_article(site)}")
        script = script.replace("https://byline.example", site.url)
        result = subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=120)
        assert result.returncode == 0, result.stdout + result.stderr
        assert "Signature Verified Successfully" in result.stdout
        assert result.stdout.count("holds") >= 2, result.stdout
