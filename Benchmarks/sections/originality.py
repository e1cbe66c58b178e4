"""Originality

Copies found, and how fast: drafts against what was published of them, passages pasted into other articles, and the other
Chinese script; peers are measured on the same texts. Thresholds were chosen on drafts of even number; the odd ones count.
"""
import contextlib
import json
import lzma
import random
import sqlite3
import tempfile
import time

import comparing
import corpus
import searching
from comparing import grams, plain
from harness.program import SHARED
from measuring import import_articles
from table import peer, row

PASSAGE, TRIALS, FINGERPRINTS = 300, 500, 3_000


def containment(first, second):
    return len(first & second) / max(1, min(len(first), len(second)))


def is_hard(draft, published):
    """Whether two texts, by their 5-grams, have less than .8 of these in common."""
    return len(draft & published) / len(draft | published) < 0.8


def stock():
    with lzma.open(SHARED / "data/articles/lctt-2013-2018.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["markdown"] for line in lines]


def drafts(texts):
    """Drafts of odd number with the number of the article each became."""
    where = {text.strip(): number for number, text in reversed(list(enumerate(texts)))}
    with lzma.open(SHARED / "data/articles/lctt-draft-published-pairs.jsonl.xz", "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    known = [(pair["draft"], where[pair["published"].strip()]) for pair in pairs if pair["published"].strip() in where]
    return known[1::2]


def passages(texts, replaced):
    """Articles with a passage of another one, at least half Chinese characters, and the numbers of both."""
    chance = random.Random(7)
    hosts = [number for number, text in enumerate(texts) if 3000 < len(text) < 6000]
    characters = sorted({each for text in texts[:400] for each in text if "\u4e00" <= each <= "\u9fff"})
    made = []
    while len(made) < TRIALS:
        source, host = chance.randrange(len(texts)), chance.choice(hosts)
        if source == host or len(texts[source]) < 4 * PASSAGE:
            continue
        start = chance.randrange(len(texts[source]) - PASSAGE)
        passage = list(texts[source][start:start + PASSAGE])
        if sum("\u4e00" <= each <= "\u9fff" for each in passage) < PASSAGE // 2:
            continue
        for place in chance.sample(range(PASSAGE), int(replaced * PASSAGE)):
            passage[place] = chance.choice(characters)
        cut = chance.randrange(4000)
        body = texts[host][:4000]
        made.append((f"{body[:cut]}\n\n{''.join(passage)}\n\n{body[cut:]}", source, host))
    return made


@contextlib.contextmanager
def text_file(texts):
    """A file of texts as the program reads many, a JSON string on each line, for as long as it is needed."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(text) + "\n" for text in texts)
        file.flush()
        yield file.name


class Checker:
    """Asks the program about many texts at once."""

    def __init__(self, program, texts):
        self.program = program
        self.titles = {}
        for number, (title, _, _) in enumerate(corpus.published(SHARED)):
            self.titles.setdefault(title, []).append(number)
        self.grams = {}
        self.texts = texts

    def check(self, questions):
        with text_file(questions) as file:
            answers = self.program.succeed("originality", "check", "--lines", file, timeout=7200).stdout
        return [json.loads(line) for line in answers.split("\n") if line]

    def numbers(self, source):
        return self.titles.get(source["title"], [])

    def of(self, number):
        if number not in self.grams:
            self.grams[number] = grams(plain(self.texts[number]))
        return self.grams[number]


def reprints(checker, pairs):
    found, false, right, hard, hard_found = 0, 0, 0, 0, 0
    for (draft, target), answer in zip(pairs, checker.check([draft for draft, _ in pairs])):
        mine = grams(plain(draft))
        named = [source for source in answer["report"]["sources"] if source["is_reprint"]]
        hit = any(target in checker.numbers(source) for source in named)
        found += hit
        if is_hard(mine, checker.of(target)):
            hard, hard_found = hard + 1, hard_found + hit
        for source in named:
            numbers = checker.numbers(source)
            alike = max((containment(mine, checker.of(number)) for number in numbers), default=0)
            right, false = right + (alike >= 0.3), false + (alike < 0.3)
    recall, precision = found / len(pairs), right / max(1, right + false)
    yield row("drafts found among 4,006 articles", "≥ .999", f"{recall:.4f}", recall >= 0.999, f"{len(pairs)} drafts")
    yield row("… those with less than .8 of their 5-grams in common", "≥ .99", f"{hard_found / hard:.4f}",
              hard_found / hard >= 0.99, f"{hard} drafts")
    yield row("reprints named that are some (5-gram containment ≥ .3)", "≥ .98", f"{precision:.4f}", precision >= 0.98,
              f"{false} of {right + false} false")


def pasted(checker, texts, replaced, target):
    made = passages(texts, replaced)
    found = false = 0
    for (text, source, host), answer in zip(made, checker.check([text for text, _, _ in made])):
        names = [(each, checker.numbers(each)) for each in answer["report"]["sources"]]
        found += any(source in numbers for _, numbers in names)
        for each, numbers in names:
            if source in numbers or host in numbers:
                continue
            shared = set().union(*(grams(plain(passage["text"])) for passage in each["passages"]))
            alike = max((len(shared & checker.of(number)) / max(1, len(shared)) for number in numbers), default=0)
            false += alike < 0.3
    what = f"a passage of {PASSAGE} characters in another article" + (f", {replaced:.0%} replaced" if replaced else "")
    yield row(what, f"≥ {target}", f"{found / TRIALS:.4f}", found / TRIALS >= target, f"{TRIALS} passages")
    if not replaced:
        yield row("… other articles named without sharing a passage", "≤ 1", false, false <= 1)


def converter(bench, name):
    """Turns texts into another script; `None` where OpenCC cannot be had."""
    if not searching.unpack(bench):
        return None
    import opencc
    return opencc.OpenCC(name).convert


def other_script(bench, checker, texts):
    for name in ("s2t", "s2hk"):
        convert = converter(bench, name)
        if not convert:
            return
        chosen = list(range(0, len(texts), 10))
        answers = checker.check([convert(texts[number]) for number in chosen])
        found = sum(any(number in checker.numbers(source) for source in answer["report"]["sources"] if source["is_reprint"])
                    for number, answer in zip(chosen, answers)) / len(chosen)
        yield row(f"reprints in the other script ({name})", "≥ .99", f"{found:.4f}", found >= 0.99, f"{len(chosen)} articles")


def peers(bench, texts, pairs):
    """Of drafts, of those that are hard, of passages, and of articles in the other script: what others find."""
    hard = [pair for pair in pairs if is_hard(grams(plain(pair[0])), grams(plain(texts[pair[1]])))]
    questions = [pairs, hard, [(text, source) for text, source, _ in passages(texts, 0)]]
    others = comparing.unpacked(bench, comparing.Winnowing, comparing.Datasketch, comparing.Rensa, comparing.Simhash)
    if convert := converter(bench, "s2t"):
        questions.append([(convert(texts[number]), number) for number in range(0, len(texts), 10)])
    for other in others:
        for number, text in enumerate(texts):
            other.add(number, text)
        shares = [[target in other.find(text) for text, target in asked] for asked in questions]
        yield peer(f"{other.title}: drafts / hard ones / passages / other script",
                   " / ".join(f"{sum(hits) / len(hits):.3f}" for hits in shares))


def speed(program, pairs, name, middle, high):
    drafts = [draft for draft, _ in pairs]
    # The second time they are asked.
    answers = Checker(program, []).check(drafts * 2)[len(drafts):]
    times = sorted(answer["milliseconds"] for answer in answers)
    p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    yield row(f"a check, {name}, p50", f"≤ {middle} ms", f"{p50:.1f} ms", p50 <= middle, f"{len(times)} drafts")
    yield row(f"a check, {name}, p99", f"≤ {high} ms", f"{p99:.1f} ms", p99 <= high)


def fingerprinting(program, texts):
    """Fingerprints of every article, in one thread."""
    with text_file(texts) as file:
        answers = program.succeed("originality", "measure", file, timeout=600).stdout.splitlines()
    rate = len(answers) / sum(float(line.split()[0]) for line in answers) * 1000
    yield row("fingerprints alone", f"≥ {FINGERPRINTS:,} articles a second", f"{rate:,.0f}", rate >= FINGERPRINTS,
              f"{len(answers):,} articles, one thread")


def size(program, articles):
    """What the index keeps of an article: its sketch, and its part of the postings."""
    with contextlib.closing(sqlite3.connect(program.data / "byline.sqlite")) as database:
        stored = database.execute(
            "SELECT (SELECT sum(length(sketch)) FROM originality_text) + (SELECT sum(length(postings)) FROM originality_block)")
        kilobytes = stored.fetchone()[0] / articles / 1000
    yield row("index, of an article", "≤ 8 kB", f"{kilobytes:.1f} kB", kilobytes <= 8)


def measure(bench):
    texts = stock()
    pairs = drafts(texts)
    real = bench.program("originality")
    import_articles(real, corpus.build(SHARED, bench.corpora, 10_000)[0])
    real.succeed("originality", "reindex", timeout=7200)
    checker = Checker(real, texts)
    yield from reprints(checker, pairs)
    yield from pasted(checker, texts, 0, 0.998)
    yield from pasted(checker, texts, 0.1, 0.95)
    yield from other_script(bench, checker, texts)
    yield from peers(bench, texts, pairs)
    yield from fingerprinting(real, texts)
    large = bench.large_site()
    start = time.monotonic()
    large.succeed("originality", "reindex", timeout=7200)
    seconds = time.monotonic() - start
    yield row("index made anew, with reading the articles", "", f"{bench.articles / seconds:,.0f} articles a second", True)
    yield from size(large, bench.articles)
    yield from speed(large, pairs, f"SQLite, {bench.articles:,} articles", 5, 20)
    large = bench.large_site("PostgreSQL")
    large.succeed("originality", "reindex", timeout=7200)
    yield from speed(large, pairs, f"PostgreSQL, {bench.articles:,} articles", 15, 50)
