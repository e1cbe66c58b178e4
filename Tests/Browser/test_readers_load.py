"""Many readers at once, a server that is killed under them, and a second one on the same database."""
import concurrent.futures
import contextlib
import os
import signal
import threading
import time

import pytest

from harness import crowd, postgres
from harness.program import Program

# Each likes, follows and comments: a thousand acts in all, every one of them sent twice.
READERS = int(os.environ.get("BYLINE_READERS", "334"))


@pytest.fixture(params=["sqlite", "postgres"])
def program(request, tmp_path):
    if request.param == "sqlite":
        yield Program(tmp_path / "data")
    else:
        with postgres.database() as address:
            yield Program(tmp_path / "data", address)


def accounts(program, table):
    return {int(row[0]) for row in crowd.values(program, f"SELECT account_id FROM {table}")}


def counted(program, article):
    """How many comments the site says an article has."""
    rows = crowd.values(program, f"SELECT comments FROM article_tally WHERE article_id = {article}")
    return int(rows[0][0]) if rows else 0


def test_a_killed_server_loses_nothing_it_has_acknowledged(program):
    acknowledged = {"like": set(), "follow": set(), "comment": set()}
    lock, enough = threading.Lock(), threading.Event()
    with contextlib.suppress(AssertionError), program.serve() as site:
        readers = crowd.gather(program, READERS)
        handle, number, path = crowd.newest(program)

        before = counted(program, number)

        def press(reader):
            # Sent twice, there once.
            if reader.comment(site, path, "before the end") and reader.comment(site, path, "before the end"):
                with lock:
                    acknowledged["comment"].add(reader.account)
            for kind, address in [("like", f"{path}/like"), ("follow", f"/@{handle}/follow")]:
                # Pressed twice, counted once.
                if reader.switch(site, address) and reader.switch(site, address):
                    with lock:
                        acknowledged[kind].add(reader.account)
                        if len(acknowledged["follow"]) >= READERS // 2:
                            enough.set()

        with concurrent.futures.ThreadPoolExecutor(32) as pool:
            for reader in readers:
                pool.submit(press, reader)
            assert enough.wait(120), "too slow"
            program.process.send_signal(signal.SIGKILL)
            program.process.wait()
    assert len(acknowledged["like"]) >= READERS // 2 and len(acknowledged["comment"]) >= READERS // 2

    with program.serve() as site:
        likes, follows = accounts(program, "article_like"), accounts(program, "publication_follow")
        assert acknowledged["like"] <= likes and acknowledged["follow"] <= follows
        assert crowd.values(program, f"SELECT likes FROM article_tally WHERE article_id = {number}") == [(str(len(likes)),)]
        assert crowd.values(
            program, "SELECT followers FROM publication_tally WHERE publication_id ="
            f" (SELECT id FROM publication WHERE handle = '{handle}')") == [(str(len(follows)),)]
        commented = crowd.values(program, f"SELECT account_id FROM comment WHERE article_id = {number} AND account_id > 0")
        assert acknowledged["comment"] <= {int(row[0]) for row in commented}
        assert len(commented) == len(set(commented)), "a comment is there twice"
        assert counted(program, number) == before + len(commented)
        # The rest is done over, by everybody at once; what was there counts no second time.
        with concurrent.futures.ThreadPoolExecutor(32) as pool:
            done = list(pool.map(lambda reader: reader.switch(site, f"{path}/like"), readers))
        assert all(done)
        page = readers[0].page(site, path)
        assert f'data-count>{READERS:,}</span>' in page
        if not program.database:
            return
        # Another node on the same database shows the same, to everybody within a second or two.
        with Program(program.data.parent / "second/data", program.database).serve() as second:
            assert f'data-count>{READERS:,}</span>' in readers[1].page(second, path)
            assert readers[2].comment(site, path, "seen on the other node")
            assert "seen on the other node" in readers[1].page(second, path)
            assert f'data-count>{READERS:,}</span>' in second.get(path, accept_language="en").text
            assert readers[0].switch(site, f"{path}/like", on=False)
            assert f'data-count>{READERS - 1:,}</span>' in readers[1].page(second, path)
            deadline = time.monotonic() + 10
            while f'data-count>{READERS - 1:,}</span>' not in second.get(path, accept_language="en").text:
                assert time.monotonic() < deadline, "the other node's readers see the old count"
                time.sleep(0.1)
