"""What the sections of one run share: its folder and its options."""
import shutil
import time

from harness.program import Program


class Bench:
    def __init__(self, work, rounds):
        self.work, self.rounds = work, rounds
        self.corpora = work / "corpora"
        shutil.rmtree(work / "sites", ignore_errors=True)

    def program(self, name, **options):
        """A program over a new data folder."""
        program = Program(self.work / "sites" / name / "data", **options)
        program.data.parent.mkdir(parents=True)
        return program


def import_articles(program, source):
    """How many seconds an import takes."""
    start = time.monotonic()
    program.succeed("import", "markdown", source, timeout=7200)
    return time.monotonic() - start
