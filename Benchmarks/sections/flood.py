"""Comment spam

One address sends 100 comments a second, signed in and well formed, while others read an article. Reading is measured with and
without it in turn, in one run, from another process than the flood."""
import collections
import contextlib
import http.client
import multiprocessing
import statistics
import threading
import time

from harness import crowd
import table

ROUNDS, SECONDS, READS, COMMENTS = 5, 6, 100, 100
WORST = 2.0


def measure(bench):
    program = bench.program("flood")
    with program.serve() as site:
        spammer, *readers = crowd.gather(program, 5)
        path = crowd.newest(program)[2]
        quiet, flooded = collections.defaultdict(list), collections.defaultdict(list)
        answers = collections.Counter()
        kinds = {"from memory": None, "made for who is signed in": readers[0]}
        for reader in kinds.values():
            percentile(site, path, reader)
        for _ in range(ROUNDS):
            for kind, reader in kinds.items():
                quiet[kind].append(percentile(site, path, reader))
                with flood(site, path, spammer, answers):
                    flooded[kind].append(percentile(site, path, reader))
        for kind in kinds:
            before, during = statistics.median(quiet[kind]), statistics.median(flooded[kind])
            ratio = during / before
            yield table.row(
                f"p99 of article pages {kind}, with 100 comments a second from one address, of that without",
                f"≤ {WORST:.1f} ×", f"{ratio:.2f} ×", ratio <= WORST, f"{during:.1f} / {before:.1f} ms")
        sent, refused = sum(answers.values()), answers[429]
        seconds = ROUNDS * len(kinds) * SECONDS
        yield table.row(
            "of these comments refused", "≥ 80 %", f"{refused / sent:.0%}", refused >= 0.8 * sent,
            f"{sent / seconds:.0f} a second were sent")


def percentile(site, path, reader):
    """The 99th percentile, in milliseconds, of so many reads a second."""
    times, lock = [], threading.Lock()
    headers = {"Accept": "text/html", "Accept-Encoding": "br", "User-Agent": "Mozilla/5.0 Firefox/140.0"}
    if reader:
        headers["Cookie"] = f"session={reader.token}"

    def read(first):
        connection = http.client.HTTPConnection(site.host, int(site.port), timeout=30)
        begin, mine = time.monotonic() + first, []
        for number in range(READS // 2 * SECONDS):
            time.sleep(max(0, begin + number * 2 / READS - time.monotonic()))
            start = time.perf_counter()
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            response.read()
            mine.append(time.perf_counter() - start)
            if response.status != 200:
                raise SystemExit(f"{path} answered {response.status} under the flood")
        connection.close()
        with lock:
            times.extend(mine)

    threads = [threading.Thread(target=read, args=(number / READS,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times)[int(len(times) * 0.99)] * 1000


@contextlib.contextmanager
def flood(site, path, spammer, answers):
    stop, results = multiprocessing.Event(), multiprocessing.Queue()
    process = multiprocessing.Process(target=send, args=(site.host, int(site.port), path, spammer, stop, results))
    process.start()
    try:
        yield
    finally:
        stop.set()
        answers.update(results.get(timeout=30))
        process.join()


def send(host, port, path, spammer, stop, results):
    answers, number, begin = collections.Counter(), 0, time.monotonic()
    connection = http.client.HTTPConnection(host, port, timeout=30)
    while not stop.is_set():
        body = f"csrf={spammer.csrf}&text=Buy+now+{time.time_ns()}"
        connection.request("POST", f"{path}/comments", body=body, headers={
            "Content-Type": "application/x-www-form-urlencoded", "Cookie": f"session={spammer.token}",
            "X-Forwarded-For": spammer.address})
        response = connection.getresponse()
        response.read()
        answers[response.status] += 1
        number += 1
        time.sleep(max(0, begin + number / COMMENTS - time.monotonic()))
    connection.close()
    results.put(answers)
