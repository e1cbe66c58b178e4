"""Search in English

Whether English is ranked as well as by BM25 with an English stemmer, in one index with Chinese. The first sentence of each
of the Lee corpus's 50 texts is asked; how alike people find two texts says how good an answer is. Between them lie the 300
texts of the corpus's background and the Chinese passages, which answer nothing.
"""
import math
import re

import searching
from measuring import import_articles
from sections.related import lines, similarities
from sections.search import ask, blog, built, engines, passages
from table import peer, row

# Of ten answers one is the text the question is from.
DEPTH = 9
SENTENCE = re.compile(r".+?[.?!](?=\s+[\"A-Z]|$)", re.DOTALL)


def gain(similarities):
    return sum(similarity / math.log2(place + 2) for place, similarity in enumerate(similarities))


def agreement(found, people):
    """The mean nDCG of what was found for each text, by number; a number beyond those of the corpus answers nothing."""
    shares = []
    for number, hits in enumerate(found):
        others = [hit for hit in hits if hit != number][:DEPTH]
        best = sorted((people[number][other] for other in range(len(people)) if other != number), reverse=True)[:DEPTH]
        shares.append(gain(people[number][hit] if hit < len(people) else 0 for hit in others) / gain(best))
    return sum(shares) / len(shares)


def measure(bench):
    has_peers = searching.unpack(bench)
    data = bench.wheel("gensim") / "gensim/test/test_data"
    judged, people = lines(data / "lee.cor"), similarities(data)
    texts = judged + lines(data / "lee_background.cor") + passages()[0]
    asked = [SENTENCE.match(text).group(0) for text in judged]
    folder = blog(bench, texts)

    def theirs(engine):
        made = built(bench, engine, enumerate(texts))
        return agreement([made.find(query) for query in asked], people)

    bar = theirs(searching.Stems)

    def ours(program, database):
        import_articles(program, folder)
        found = [[int(title[1:]) for title in answer["titles"]] for answer in ask(program, asked)]
        figure = agreement(found, people)
        return row(f"{len(asked)} sentences among {len(texts):,} texts, {database}: nDCG@{DEPTH}",
                   f"≥ {bar:.3f}, BM25 with a stemmer", f"{figure:.3f}", round(figure, 3) >= round(bar, 3))

    yield ours(bench.program("english"), "SQLite")
    with bench.postgres() as address:
        yield ours(bench.program("english-postgres", database=address), "PostgreSQL")
    yield peer(f"the same, {searching.Stems.title}", f"{bar:.3f}")
    for engine in engines(has_peers, searching.Pairs):
        yield peer(f"the same, {engine.title}", f"{theirs(engine):.3f}")
