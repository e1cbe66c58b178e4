"""Search

Whether questions find their passages, and how quickly titles are found among many articles, on both databases and
beside other engines over the same texts.
"""
import json
import random
import shutil
import statistics
import subprocess
import time

import corpus
import searching
from harness.program import SHARED, binary
from measuring import import_articles
from table import peer, row

MRR, RECALL, TRADITIONAL, RATE = 0.975, 0.998, 0.97, 1000
LIMITS = {"SQLite": (5, 30), "PostgreSQL": (15, 60)}
LENGTHS = (2, 4, 8)
FRAGMENTS = 200


def ask(program, queries):
    """What the program finds for each query: titles, how many, and the microseconds that took within it."""
    process = subprocess.run(
        [binary(), "search", "ask"], input="\n".join(queries) + "\n", env=program.environment(), check=True,
        stdout=subprocess.PIPE, text=True)
    answers = [json.loads(line) for line in process.stdout.splitlines()]
    assert len(answers) == len(queries), f"{len(answers)} answers to {len(queries)} queries"
    return answers


def quality(found, wanted):
    """MRR@10 and recall@10."""
    ranks = [hits[:10].index(right) + 1 if right in hits[:10] else 0 for hits, right in zip(found, wanted)]
    return sum(1 / rank for rank in ranks if rank) / len(ranks), sum(1 for rank in ranks if rank) / len(ranks)


def percentiles(milliseconds):
    ordered = sorted(milliseconds)
    return statistics.median(ordered), ordered[min(len(ordered) * 99 // 100, len(ordered) - 1)]


def passages():
    """The passages, and questions each with the number of the passage that answers it."""
    texts, questions = [], []
    for article in json.loads((SHARED / "data/search/cmrc2018_dev.json").read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            questions += [(question["question"], len(texts)) for question in paragraph["qas"]]
            texts.append(paragraph["context"])
    return texts, questions


def blog(bench, texts):
    """The passages as a blog, their numbers for titles."""
    folder = bench.work / "passages"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "_posts").mkdir(parents=True)
    for number, text in enumerate(texts):
        name = f"2020-01-01-passage-{number:04}.md"
        (folder / "_posts" / name).write_text(f'---\ntitle: "p{number}"\nauthor: "x"\n---\n\n{text}\n', encoding="utf-8")
    return folder


def questions(bench, has_peers):
    texts, asked = passages()
    folder = blog(bench, texts)
    wanted = [right for _, right in asked]
    simplified = [question.replace("\n", " ") for question, _ in asked]
    forms = [("", simplified, MRR)]
    if has_peers:
        import opencc
        convert = opencc.OpenCC("s2t").convert
        forms.append((" in traditional characters", [convert(question) for question in simplified], TRADITIONAL))

    def measure(program, database):
        import_articles(program, folder)
        for form, queries, target in forms:
            found = [[int(title[1:]) for title in answer["titles"]] for answer in ask(program, queries)]
            mrr, recall = quality(found, wanted)
            passed = mrr >= target and (bool(form) or round(recall, 3) >= RECALL)
            what = f"{len(asked):,} questions{form} find their passage among {len(texts)}, {database}: MRR@10 / recall@10"
            yield row(what, f"≥ {target}" + ("" if form else f" / {RECALL}"), f"{mrr:.4f} / {recall:.4f}", passed)

    yield from measure(bench.program("passages"), "SQLite")
    with bench.postgres() as address:
        yield from measure(bench.program("passages-postgres", database=address), "PostgreSQL")
    for form, queries, _ in forms:
        for engine in engines(has_peers, searching.Trigrams, searching.Jieba, searching.Pairs, searching.Like):
            with_texts = built(bench, engine, enumerate(texts))
            mrr, recall = quality([with_texts.find(query) for query in queries], wanted)
            yield peer(f"the same{form}, {engine.title}", f"{mrr:.4f} / {recall:.4f}")


def engines(has_peers, *some):
    return [engine for engine in (*some, searching.Tantivy) if has_peers or engine not in (searching.Jieba, searching.Tantivy)]


def built(bench, engine, texts):
    place = bench.work / "engine"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    made = engine(place / "index")
    for number, text in texts:
        made.add(number, text)
    made.done()
    return made


def articles(bench):
    """Every article of the large site: its title and its text."""
    for folder in corpus.build(SHARED, bench.corpora, bench.articles):
        for file in sorted((folder / "_posts").glob("*.md")):
            front, _, body = file.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
            yield json.loads(front.partition("\n")[0].removeprefix("title: ")), body


def fragments(bench):
    """As many pieces of Chinese of each length, from titles spread over all."""
    chosen = random.Random(4)
    titles = [title for title, _ in articles(bench)]
    pieces = []
    for length in LENGTHS:
        some = set()
        while len(some) < FRAGMENTS:
            runs = [run for run in searching.WORD.findall(chosen.choice(titles)) if run[0] >= "\u3400" and len(run) >= length]
            if runs:
                run = chosen.choice(runs)
                start = chosen.randrange(len(run) - length + 1)
                some.add(run[start:start + length])
        pieces += sorted(some)
    return pieces


def latency(bench, has_peers):
    queries = fragments(bench)

    def measure(program, database):
        times = [answer["microseconds"] / 1000 for answer in ask(program, queries * 2)[len(queries):]]
        p50, p99 = percentiles(times)
        most = LIMITS[database]
        yield row(f"{len(queries)} title fragments of 2, 4 and 8 characters among {bench.articles:,} articles, {database}: "
                  "p50 / p99, with snippets", f"≤ {most[0]} / {most[1]} ms", f"{p50:.1f} / {p99:.1f} ms",
                  p50 <= most[0] and p99 <= most[1])

    def index(program, database):
        start = time.monotonic()
        program.succeed("search", "reindex", timeout=3600)
        rate = bench.articles / (time.monotonic() - start)
        yield row(f"indexing {bench.articles:,} articles in bulk, {database}", f"≥ {RATE:,} a second",
                  f"{rate:,.0f} a second", rate >= RATE)

    for database in ("SQLite", "PostgreSQL"):
        program = bench.large_site(database)
        yield from index(program, database)
        yield from measure(program, database)
    for engine in engines(has_peers, searching.Pairs, searching.PairPhrase, searching.Like):
        texts = list(enumerate(f"{title}\n{body}" for title, body in articles(bench)))
        start = time.monotonic()
        made = built(bench, engine, texts)
        rate = len(texts) / (time.monotonic() - start)
        times = []
        # A whole table is read for every one of its answers.
        for query in queries[::20] if engine is searching.Like else queries:
            start = time.monotonic()
            made.find(query)
            times.append(1000 * (time.monotonic() - start))
        p50, p99 = percentiles(times)
        yield peer(f"the same fragments and texts, {engine.title}", f"{p50:.1f} / {p99:.1f} ms",
                   f"{rate:,.0f} documents a second")


def measure(bench):
    has_peers = searching.unpack(bench)
    yield from questions(bench, has_peers)
    yield from latency(bench, has_peers)
