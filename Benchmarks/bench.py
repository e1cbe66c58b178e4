#!/usr/bin/env python3
"""Measures Byline against its targets and prints a table; `make bench` runs it with a release build.

Everything runs on 127.0.0.1 and stops by itself; it takes about five minutes.
"""
import argparse
import contextlib
import datetime
import os
import pathlib
import platform
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Tests/Browser")]

import corpus
import load
from harness import pages
from harness.markup import Page
from harness.program import SHARED, Program, free_port
from harness.web import Site

WORK = HERE.parent / ".tools/bench"
SPEED, IMPORT, START, MEMORY, WEIGHT = 0.35, 400, 1.0, 200, 60


def row(what, target, figure, passed, note=""):
    return f"| {what} | {target} | {figure} | {'pass' if passed else '**missed**'} | {note} |"


def import_articles(program, source):
    start = time.monotonic()
    program.succeed("import", "markdown", source, timeout=1800)
    return time.monotonic() - start


def first_answer(program):
    """Seconds from starting the program to the first good answer of the portal."""
    start = time.monotonic()
    process = program.start("serve", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - start < 60:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", program.port)) as connection:
                connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if connection.recv(12) == b"HTTP/1.1 200":
                    return time.monotonic() - start
            time.sleep(0.001)
        raise SystemExit("serve did not answer within a minute")
    finally:
        process.terminate()
        process.wait(timeout=30)


def memory(process, field):
    """Mebibytes, as the kernel counts them."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(rf"{field}:\s+(\d+) kB", status).group(1)) / 1024


def typical_article(site):
    """The article of median size among 25 spread over all of them."""
    paths = pages.articles(site)
    assert len(paths) >= corpus.ARTICLES, f"only {len(paths)} of {corpus.ARTICLES} articles are on the site"
    chosen = paths[::len(paths) // 25][:25]
    return sorted(chosen, key=lambda path: len(site.get(path).body))[len(chosen) // 2]


def speed(program, rounds):
    with program.serve() as site, tempfile.TemporaryDirectory(prefix="byline-bench-") as folder:
        paths = {"article": typical_article(site), "portal": "/"}
        bodies = {name: site.get(path).body for name, path in paths.items()}
        port = free_port()
        with load.nginx(pathlib.Path(folder), port, bodies):
            theirs = Site(f"http://127.0.0.1:{port}")
            load.wait_for(lambda: theirs.get("/portal").body == bodies["portal"])
            for name, path in paths.items():
                ratio, ours, nginx = load.compare(site.url + path, f"{theirs.url}/{name}", rounds)
                note = f"{ours:,.0f} / {nginx:,.0f} requests a second, {len(bodies[name]):,} bytes"
                what = f"{name} page, warm, {load.CONNECTIONS} connections, of nginx with the same bytes"
                yield row(what, f"≥ {SPEED}", f"{ratio:.2f}", ratio >= SPEED, note)
                assert len(site.get(path).body) == len(bodies[name]), "the page changed while it was measured"
        resident, peak = memory(program.process, "VmRSS"), memory(program.process, "VmHWM")
        what = "resident memory after the benchmark"
        yield row(what, f"< {MEMORY} MB", f"{resident:.0f} MB", resident < MEMORY, f"peak {peak:.0f} MB")


def weight(program):
    """The heaviest article of the sample with the styles, scripts and icons it asks for, all compressed."""
    with program.serve() as site:
        def size(path):
            return len(site.get(path, accept_encoding="br, gzip").body)

        heaviest = 0
        for path in pages.articles(site):
            html = site.get(path).text
            parts = {part for part in Page(html).resources if "/media/" not in part and part.startswith("/")}
            parts |= {use.split("#")[0] for use in re.findall(r'<use href="(/[^"]+)"', html)}
            heaviest = max(heaviest, size(path) + sum(map(size, parts)))
    yield row("article page, compressed, without pictures (heaviest of the sample)", f"< {WEIGHT} kB",
              f"{heaviest / 1000:.1f} kB", heaviest < WEIGHT * 1000)


def measure(rounds):
    shutil.rmtree(WORK / "sites", ignore_errors=True)
    real = corpus.build(SHARED, WORK / "corpus")
    program = Program(WORK / "sites/large/data")
    program.data.parent.mkdir(parents=True)
    seconds = import_articles(program, WORK / "corpus/real")
    rate = real / seconds
    what = f"import of {real:,} articles without pictures"
    yield row(what, f"≥ {IMPORT} a second", f"{rate:.0f} a second", rate >= IMPORT, f"{seconds:.1f} s")
    import_articles(program, WORK / "corpus/variations")
    starts = [first_answer(program) for _ in range(5)]
    start = statistics.median(starts)
    yield row("start to first answer", f"< {START:.0f} s", f"{start:.2f} s", start < START, "median of 5 starts")
    yield from speed(program, rounds)
    yield from weight(Program(WORK / "sites/sample/data"))


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    processor = model.group(1) if model else platform.machine()
    return f"{os.cpu_count()} cores ({processor}), {platform.system()} {platform.release()}"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--byline", default=".build/release/byline", help="the program to measure")
    options.add_argument("--rounds", type=int, default=3, help="how often each page is measured against nginx")
    options = options.parse_args()
    if not SHARED.exists():
        raise SystemExit(f"The articles to measure with are in {SHARED}, which does not exist.")
    os.environ["BYLINE_BINARY"] = str(pathlib.Path(options.byline).resolve())
    now = datetime.datetime.now().astimezone()
    lines = [
        f"{corpus.ARTICLES:,} articles, SQLite, {now:%Y-%m-%d %H:%M}, {machine()}", "",
        "| what | target | figure | | |", "|---|---|---|---|---|",
    ]
    print("\n".join(lines), flush=True)
    for line in measure(options.rounds):
        print(line, flush=True)
        lines.append(line)
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    file = results / f"{now:%Y-%m-%d-%H%M}.md"
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    missed = sum("**missed**" in line for line in lines)
    print(f"\n{file.relative_to(HERE.parent)}: {f'{missed} missed' if missed else 'every target reached'}")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
