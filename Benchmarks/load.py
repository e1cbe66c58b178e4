"""nginx with the bytes of our pages as files, and wrk asking both in turn."""
import contextlib
import os
import re
import statistics
import subprocess
import time

CONNECTIONS, THREADS, SECONDS = 32, 2, 8

CONFIGURATION = """
worker_processes auto;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 10000000;
    default_type "text/html; charset=utf-8";
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    server {{ listen 127.0.0.1:{port}; root {folder}/pages; }}
}}
"""


@contextlib.contextmanager
def nginx(folder, port, pages):
    """Serves the pages (bytes by name) as files, at http://127.0.0.1:port/name."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    for name, body in pages.items():
        (folder / "pages" / name).write_bytes(body)
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port))
    # Started by root, its workers run as another user, who has to reach the files.
    os.chmod(folder, 0o755)
    process = subprocess.Popen(
        ["/usr/sbin/nginx", "-p", str(folder), "-c", str(configuration), "-e", f"{folder}/error.log"],
        stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def wrk(url, seconds=SECONDS):
    """Requests a second; anything but a good answer stops the run, since it would be no measure."""
    text = subprocess.run(
        ["wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", url],
        capture_output=True, text=True, check=True, timeout=seconds + 60).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        raise SystemExit(f"{url} did not answer well under load:\n{text}")
    return float(re.search(r"Requests/sec:\s*([\d.]+)", text).group(1))


def compare(ours, theirs, rounds):
    """The median over rounds of how many requests a second ours answers, as a share of theirs, with both figures."""
    for url in (ours, theirs):
        wrk(url, seconds=2)
    pairs = [(wrk(ours), wrk(theirs)) for _ in range(rounds)]
    return statistics.median(a / b for a, b in pairs), *(statistics.median(each) for each in zip(*pairs))


def wait_for(url_answers, seconds=10):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            if url_answers():
                return
        time.sleep(0.01)
    raise SystemExit("nginx did not start")
