"""Related articles

How well Byline's judgement of likeness agrees with people's (the Lee corpus: 50 texts, 1,225 pairs, in gensim's wheel),
beside the usual ways; and what it costs when an article is published.
"""
import collections
import math
import re
import statistics

import numpy

from table import peer, row

PEARSON, NEAREST, MILLISECONDS, SAMPLE = 0.60, 0.71, 30, 200


def agreement(likeness, people):
    """Pearson's correlation over all pairs, and how alike people find each text and the one found nearest to it."""
    texts = range(len(people))
    pairs = [(a, b) for a in texts for b in texts if a < b]
    correlation = statistics.correlation([likeness[a][b] for a, b in pairs], [people[a][b] for a, b in pairs])
    nearest = [max((b for b in texts if b != a), key=lambda b: likeness[a][b]) for a in texts]
    return correlation, statistics.mean(people[a][b] for a, b in zip(texts, nearest))


STOP = set(
    "a about above after again against all also am an and any are as at be because been before being below between both but by can "
    "could did do does doing down during each few for from further had has have having he her here hers herself him himself his how "
    "i if in into is it its itself just me more most my myself no nor not now of off on once only or other our ours ourselves out "
    "over own said same says she should so some such than that the their theirs them themselves then there these they this those "
    "through to too under until up very was we were what when where which while who whom why will with would you your yours "
    "yourself yourselves".split())


def words(text):
    return collections.Counter(word for word in re.findall(r"\b\w\w+\b", text.lower()) if word not in STOP)


class Peers:
    """What is usual, told how rare words are by the corpus's background texts."""

    def __init__(self, texts, background):
        self.counts, self.background = [words(text) for text in texts], [words(text) for text in background]
        self.frequency = collections.Counter(word for count in self.background for word in count)

    def vector(self, count):
        """As scikit-learn's TfidfVectorizer does it."""
        many = 1 + len(self.background)
        return {word: n * (1 + math.log(many / (1 + self.frequency[word]))) for word, n in count.items()}

    def tf_idf(self):
        return cosines(*matrices([self.vector(count) for count in self.counts]))

    def bm25(self, k1=1.2, b=0.75):
        """Each text asked for as a query, as a share of what it scores itself; the mean of both directions."""
        average = statistics.mean(count.total() for count in self.background)

        def score(query, count):
            length, many = k1 * (1 - b + b * count.total() / average), len(self.background)
            return sum(
                math.log(1 + (many - self.frequency[word] + .5) / (self.frequency[word] + .5)) * n * count[word] * (k1 + 1)
                / (count[word] + length) for word, n in query.items() if word in count)

        scores = numpy.array([[score(query, count) for count in self.counts] for query in self.counts])
        shares = scores / scores.diagonal()[:, None]
        return (shares + shares.T) / 2

    def lsi(self, dimensions=200):
        """As gensim's LsiModel does it, which weighs words by their rarity alone."""
        many = len(self.background)

        def vector(count):
            return {word: n * math.log2(many / self.frequency[word]) for word, n in count.items() if self.frequency[word]}

        background, texts = matrices(
            [vector(count) for count in self.background], [vector(count) for count in self.counts])
        directions = numpy.linalg.svd(unit(background), full_matrices=False)[2][:dimensions]
        return cosines(unit(texts) @ directions.T)


def matrices(*groups):
    """A matrix for each group of vectors, with a column for each word of any."""
    columns = {word: column for column, word in enumerate(sorted({w for group in groups for v in group for w in v}))}
    made = [numpy.zeros((len(group), len(columns))) for group in groups]
    for matrix, group in zip(made, groups):
        for line, vector in zip(matrix, group):
            line[[columns[word] for word in vector]] = list(vector.values())
    return made


def unit(matrix):
    lengths = numpy.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix / numpy.where(lengths == 0, 1, lengths)


def cosines(matrix):
    return unit(matrix) @ unit(matrix).T


def lines(file):
    return [line for line in file.read_text("latin-1").splitlines() if line.strip()]


def similarities(data):
    """How alike people find each two texts of the Lee corpus."""
    upper = numpy.array([[float(x) for x in line.split()] for line in lines(data / "similarities0-1.txt")])
    return numpy.maximum(upper, upper.T)


def lee(bench):
    data = bench.wheel("gensim") / "gensim/test/test_data"
    texts, background = lines(data / "lee.cor"), lines(data / "lee_background.cor")
    people = similarities(data)
    file = bench.work / "lee.txt"
    file.write_text("\n".join(texts), encoding="utf-8")
    printed = bench.program("lee").succeed("related", "similarities", file).stdout
    ours = agreement([[float(x) for x in line.split()] for line in printed.splitlines()], people)
    yield row("likeness as people judge it (Pearson)", f"≥ {PEARSON:.2f}", f"{ours[0]:.3f}", ours[0] >= PEARSON)
    yield row("how alike people find a text and its nearest", f"≥ {NEAREST}", f"{ours[1]:.3f}", ours[1] >= NEAREST)
    peers = Peers(texts, background)
    for name, likeness in [("TF-IDF", peers.tf_idf()), ("BM25", peers.bm25()), ("LSI", peers.lsi())]:
        theirs = agreement(likeness, people)
        yield peer(f"the same two by {name}", f"{theirs[0]:.3f}, {theirs[1]:.3f}")


def cost(program, articles, database):
    times = [float(line) for line in program.succeed("related", "measure", "--sample", SAMPLE, timeout=7200).stdout.split()]
    median, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    yield row(f"added when an article is published, {articles:,} articles, {database}", f"< {MILLISECONDS} ms",
              f"{median:.1f} ms", median < MILLISECONDS, f"median of {len(times)}; 95 of 100 within {late:.0f} ms")


def measure(bench):
    yield from lee(bench)
    yield from cost(bench.large_site(), bench.articles, "SQLite")
