"""The command line at its edges: what cannot work is refused in a sentence, and harms nothing."""
import json
import os
import shutil
import socket
import subprocess

import pytest

from harness import pages
from harness.markup import Page
from harness.program import Program, assert_refused, binary

COMMANDS = [
    [], ["serve"], ["import"], ["import", "wordpress"], ["import", "markdown"], ["sample"], ["user"], ["user", "add"],
    ["user", "list"], ["user", "role"], ["user", "reset"], ["user", "disable"], ["user", "enable"], ["user", "invite"],
    ["user", "sign-in-link"], ["mail"], ["mail", "list"], ["mail", "retry"], ["migrate"], ["check"], ["log"], ["log", "key"], ["log", "status"],
    ["log", "sign"], ["originality"],
    ["originality", "check"], ["originality", "reindex"], ["originality", "stock"], ["originality", "measure"], ["verify"], ["version"],
]


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path / "data")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(program, command):
    result = program.succeed(*command, "--help")
    assert "USAGE" in result.stdout
    assert not program.data.exists(), "asking for help made a data folder"


def test_serve_explains_its_settings(program):
    text = program.succeed("serve", "--help").stdout
    for name in ("BYLINE_DATA", "BYLINE_DATABASE_URL", "BYLINE_ADDRESS", "BYLINE_SITE_URL"):
        assert name in text


def test_version_is_a_version(program):
    assert program.succeed("version").stdout.strip()


@pytest.mark.parametrize("command", [["publish"], ["serve", "--no-such-option"], ["import", "gopher"], ["user", "x"]])
def test_unknown_commands_are_refused(program, command):
    result = program.run(*command, timeout=60)
    assert result.returncode > 0 and result.stderr.strip()


def test_fingerprints_are_timed_of_each_text(program, tmp_path):
    file = tmp_path / "texts.jsonl"
    text = "街角的书店开了二十年,老板说,书还会继续卖下去,直到没有人再来为止。" * 20
    file.write_text("".join(json.dumps(each) + "\n" for each in (text, f"**{text}**", "短")), encoding="utf-8")
    lines = [line.split() for line in program.succeed("originality", "measure", file).stdout.splitlines()]
    counts = [int(count) for _, count in lines]
    assert counts[0] == counts[1] > 0 and counts[2] == 0
    assert all(float(milliseconds) > 0 for milliseconds, _ in lines)


def test_second_serve_on_the_same_folder_is_refused(program):
    with program.serve() as site:
        second = Program(program.data)
        assert_refused(second.run("serve", timeout=60), str(program.data))
        assert site.get("/").status == 200


def test_busy_port_is_refused(program):
    with socket.socket() as other:
        other.bind(("127.0.0.1", program.port))
        other.listen()
        assert_refused(program.run("serve", timeout=300), str(program.port))


@pytest.mark.parametrize("address", [
    "postgres://nobody:secret@127.0.0.1:1/none", "postgres://127.0.0.1:99999/x", "mysql://localhost/x", "nonsense",
])
@pytest.mark.parametrize("command", ["serve", "migrate", "check"])
def test_unknown_database_is_refused(tmp_path, address, command):
    result = Program(tmp_path / "data", address).run(command, timeout=90)
    assert_refused(result)
    assert "secret" not in result.stderr + result.stdout


@pytest.mark.parametrize("folder", ["/proc/byline", "/dev/null/byline", "/etc/hostname"])
def test_folder_that_cannot_be_written_is_refused(tmp_path, folder):
    program = Program(tmp_path / "data")
    program.data = folder
    for command in (["serve"], ["migrate"], ["sample"]):
        assert_refused(program.run(*command, timeout=60), folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to read-only folders")
def test_read_only_folder_is_refused(program):
    program.data.mkdir()
    program.data.chmod(0o500)
    assert_refused(program.run("serve", timeout=60), str(program.data))


def own_mounts():
    """Whether this machine lets us make a small disk that only one process sees."""
    return shutil.which("unshare") and subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(not own_mounts(), reason="mounting a small disk is not allowed here")
def test_full_disk_is_told_and_nothing_is_half_done(program, tmp_path):
    """On 3 MB the sample does not fit. What is there afterwards still passes every check, once there is room for one."""
    program.data.mkdir(parents=True)
    script = """
        mount -t tmpfs -o size=3m none "$BYLINE_DATA" && "$0" sample; code=$?
        mount -o remount,size=64m "$BYLINE_DATA" && "$0" check >&2 || exit 99
        exit $code
    """
    result = subprocess.run(
        ["unshare", "--mount", "bash", "-c", script, binary()],
        env=program.environment(), text=True, capture_output=True, timeout=300)
    assert result.returncode != 99, f"not whole afterwards:\n{result.stderr}"
    assert result.returncode > 0, "everything fitted: the test no longer tests anything"
    assert "full" in result.stderr or "space" in result.stderr, result.stderr


def test_bad_settings_are_refused(program):
    settings = [
        ("BYLINE_ADDRESS", "nowhere"), ("BYLINE_ADDRESS", "127.0.0.1:99999"), ("BYLINE_SITE_URL", "not an address"),
    ]
    for name, value in settings:
        result = subprocess.run(
            [binary(), "serve"], env=program.environment() | {name: value}, text=True, capture_output=True, timeout=60)
        assert_refused(result, value)


def test_sample_comes_and_goes_and_nothing_else_with_it(program, tmp_path):
    posts = tmp_path / "blog/_posts"
    posts.mkdir(parents=True)
    (posts / "2024-01-01-mine.md").write_text("---\ntitle: Mine\n---\nWritten by hand.\n")
    program.succeed("import", "markdown", posts.parent)
    program.succeed("sample")
    with program.serve() as site:
        with_sample = pages.articles(site)
    program.succeed("sample")
    with program.serve() as site:
        assert pages.articles(site) == with_sample
    program.succeed("sample", "--remove")
    with program.serve() as site:
        left = pages.articles(site)
        assert [Page(site.get(path).text).headings for path in left] == [["Mine"]]
        assert len(with_sample) > 40
    program.succeed("check")


def test_migrating_twice_changes_nothing(program):
    program.succeed("migrate")
    program.succeed("migrate")


def test_user_is_added_listed_and_signed_in(program):
    program.succeed("user", "add", "editor@example.org")
    assert "editor@example.org" in program.succeed("user", "list").stdout
    link = program.succeed("user", "sign-in-link", "editor@example.org").stdout
    assert program.url in link
    assert_refused(program.run("user", "sign-in-link", "nobody@example.org"), "nobody@example.org")
