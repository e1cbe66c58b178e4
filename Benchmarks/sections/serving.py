"""Pages and imports

Speed of pages beside nginx with the same bytes, imports, start, memory and weight.
"""
import contextlib
import pathlib
import re
import socket
import statistics
import subprocess
import tempfile
import time

import corpus
import load
from harness import pages
from harness.markup import Page
from harness.program import SHARED, free_port
from harness.web import Site
from measuring import import_articles
from table import row

ARTICLES = 10_000
SPEED, IMPORT, START, MEMORY, WEIGHT = 0.35, 400, 1.0, 200, 60


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
    assert len(paths) >= ARTICLES, f"only {len(paths)} of {ARTICLES} articles are on the site"
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


def measure(bench):
    real, variations = corpus.build(SHARED, bench.corpora, ARTICLES)
    articles = corpus.count(real)
    program = bench.program("pages")
    seconds = import_articles(program, real)
    rate = articles / seconds
    what = f"import of {articles:,} articles without pictures"
    yield row(what, f"≥ {IMPORT} a second", f"{rate:.0f} a second", rate >= IMPORT, f"{seconds:.1f} s")
    import_articles(program, variations)
    starts = [first_answer(program) for _ in range(5)]
    start = statistics.median(starts)
    yield row(f"start to first answer, {ARTICLES:,} articles", f"< {START:.0f} s", f"{start:.2f} s", start < START,
              "median of 5 starts")
    yield from speed(program, bench.rounds)
    yield from weight(bench.program("sample"))
