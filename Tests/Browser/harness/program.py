"""Runs the real `byline` program, each time over a data folder of the test's own."""
import atexit
import contextlib
import dataclasses
import functools
import itertools
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

from harness.web import Site

ROOT = pathlib.Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
# Loading the sample makes its articles and stores its pictures, in a debug build as well.
FIRST_START = 240
STOP = 20
# What a message for a person never holds.
INTERNALS = re.compile(r"Fatal error|Error Domain|Optional\(|\.swift:\d|0x[0-9a-f]{6}|Stack dump|Backtrace|Program crashed")


def binary():
    return os.environ.get("BYLINE_BINARY", str(ROOT / ".build/debug/byline"))


# Below those the system gives to connections, and in each test process from another thousand on.
PORTS = itertools.count(10_000 + os.getpid() * 1_000 % 20_000)


def free_port():
    for port in PORTS:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@dataclasses.dataclass
class Program:
    """The program over one data folder; over SQLite unless a database address is given."""

    data: pathlib.Path
    database: str = ""
    # What browsers call it: passkeys are bound to a name, and an address of digits is none.
    host: str = "127.0.0.1"
    port: int = dataclasses.field(default_factory=free_port)
    # More of its environment.
    settings: dict = dataclasses.field(default_factory=dict)
    # What runs the program, such as ["unshare", "--mount"]; the program and its arguments follow.
    wrapper: tuple = ()
    # The one that serves, while it does.
    process: subprocess.Popen | None = None

    @property
    def url(self):
        return f"http://{self.host}:{self.port}"

    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BYLINE_")}
        return kept | {
            "BYLINE_DATA": str(self.data),
            "BYLINE_DATABASE_URL": self.database,
            "BYLINE_ADDRESS": f"127.0.0.1:{self.port}",
            "BYLINE_SITE_URL": self.url,
            "BYLINE_RESOURCES": os.environ.get("BYLINE_RESOURCES", str(ROOT / "Sources/Web/Resources")),
            "BYLINE_TOOLS": os.environ.get("BYLINE_TOOLS", str(ROOT / ".tools")),
            "BYLINE_SAMPLE": os.environ.get("BYLINE_SAMPLE", str(ROOT / "Sample")),
        } | self.settings

    def start(self, *arguments, **options):
        """Starts a command without waiting for it."""
        return subprocess.Popen(
            [*self.wrapper, binary(), *map(str, arguments)], env=self.environment(), stdin=subprocess.DEVNULL, text=True,
            **options)

    def run(self, *arguments, timeout=600):
        """Runs a command to its end, whatever its exit code."""
        return subprocess.run(
            [binary(), *map(str, arguments)], env=self.environment(), stdin=subprocess.DEVNULL, text=True,
            capture_output=True, timeout=timeout)

    def succeed(self, *arguments, timeout=600):
        result = self.run(*arguments, timeout=timeout)
        assert result.returncode == 0, f"byline {' '.join(map(str, arguments))}\n{result.stdout}\n{result.stderr}"
        return result

    @contextlib.contextmanager
    def serve(self, *arguments):
        """Serves the site until the block ends, then has the program stop as a service manager would."""
        self.data.parent.mkdir(parents=True, exist_ok=True)
        if not (self.data.exists() or self.database or self.settings or self.wrapper or arguments):
            shutil.copytree(sample_data(), self.data)
        log = self.data.parent / f"serve-{self.port}.log"
        with log.open("w") as output:
            self.process = process = self.start("serve", *arguments, stdout=output, stderr=subprocess.STDOUT)
        try:
            site = Site(self.url)
            self._wait_until_ready(process, site, log)
            yield site
            process.send_signal(signal.SIGTERM)
            code = process.wait(timeout=STOP)
            assert code == 0, f"serve ended with {code} after SIGTERM\n{tail(log)}"
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()

    def _wait_until_ready(self, process, site, log):
        deadline = time.monotonic() + FIRST_START
        while time.monotonic() < deadline:
            assert process.poll() is None, f"serve ended with {process.returncode}\n{tail(log)}"
            with contextlib.suppress(OSError):
                if site.get("/readyz").status == 200:
                    return
            time.sleep(0.05)
        raise AssertionError(f"not ready after {FIRST_START} s\n{tail(log)}")


@functools.cache
def sample_data():
    """The data folder of a site that holds the sample: a program's first start makes it, once for all tests."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="byline-sample-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    sample = Program(folder / "data")
    # One that is there is filled, not copied.
    sample.data.mkdir()
    with sample.serve():
        pass
    return sample.data


def tail(log, lines=30):
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def assert_refused(result, *words):
    """A command that cannot do its work says why in a few plain lines, and says so by its exit code too."""
    message = result.stderr.strip()
    assert result.returncode not in (0, None), f"accepted:\n{result.stdout}\n{message}"
    assert result.returncode > 0, f"ended by signal {-result.returncode}:\n{message}"
    assert message, "refused without a word on standard error"
    assert not INTERNALS.search(message), f"shows its internals:\n{message}"
    assert len(message.splitlines()) <= 6, f"too long for a person:\n{message}"
    for word in words:
        assert re.search(word, message, re.IGNORECASE), f"does not mention {word!r}:\n{message}"
