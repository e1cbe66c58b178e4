#!/usr/bin/env python3
"""Measures Byline against its targets, and prints a table for each section; `make bench` runs it with a release build.

A section is a module in `sections/`: the first line of its docstring is the title, and `measure(bench)` yields rows
(see `table.py`). Everything runs on 127.0.0.1 and stops by itself.
"""
import argparse
import datetime
import importlib
import os
import pathlib
import platform
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Tests/Browser")]

from measuring import Bench
from harness.program import SHARED
import table

SECTIONS = sorted(file.stem for file in (HERE / "sections").glob("*.py") if not file.stem.startswith("_"))


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    processor = model.group(1) if model else platform.machine()
    return f"{os.cpu_count()} cores ({processor}), {platform.system()} {platform.release()}"


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="section", help=f"which to measure: {', '.join(SECTIONS)}; else all")
    parser.add_argument("--byline", default=".build/release/byline", help="the program to measure")
    parser.add_argument("--rounds", type=int, default=3, help="how often each page is measured against nginx")
    parser.add_argument("--articles", type=int, default=100_000, help="how many articles the large site has")
    chosen = parser.parse_args()
    unknown = set(chosen.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))} (there are {', '.join(SECTIONS)})")
    return chosen


def main():
    chosen = options()
    if not SHARED.exists():
        raise SystemExit(f"The articles to measure with are in {SHARED}, which does not exist.")
    os.environ["BYLINE_BINARY"] = str(pathlib.Path(chosen.byline).resolve())
    bench = Bench(HERE.parent / ".tools/bench", rounds=chosen.rounds, articles=chosen.articles)
    now = datetime.datetime.now().astimezone()
    lines = []

    def say(line=""):
        print(line, flush=True)
        lines.append(line)

    say(f"{now:%Y-%m-%d %H:%M}, {machine()}")
    for name in chosen.sections or SECTIONS:
        section = importlib.import_module(f"sections.{name}")
        say()
        say(f"## {section.__doc__.splitlines()[0]}")
        say()
        for line in table.HEAD:
            say(line)
        for row in section.measure(bench):
            say(row)
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    file = results / f"{now:%Y-%m-%d-%H%M}.md"
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    missed = sum(table.MISSED in line for line in lines)
    print(f"\n{file.relative_to(HERE.parent)}: {f'{missed} missed' if missed else 'every target reached'}")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
