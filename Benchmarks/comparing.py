"""Other ways to find copies among texts, behind one interface: `add` texts, then `find` those a text is a copy of."""
import hashlib
import re

import numpy

import searching


def plain(text):
    return re.sub(r"[\W_]+", "", text.lower())


def grams(text, size=5):
    return {text[start:start + size] for start in range(len(text) - size + 1)}


def number(text):
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())


class Winnowing:
    """8-grams, windows of 8; a text is a copy of what has a fifth of its fingerprints."""

    title = "winnowing (k 8, w 8, containment ≥ .2)"

    def __init__(self):
        self.holders = {}

    def prints(self, text):
        text = plain(text)
        hashes = [number(text[start:start + 8]) for start in range(len(text) - 7)]
        return {min(hashes[start:start + 8]) for start in range(max(1, len(hashes) - 7)) if hashes}

    def add(self, key, text):
        for each in self.prints(text):
            self.holders.setdefault(each, []).append(key)

    def find(self, text):
        mine, votes = self.prints(text), {}
        for each in mine:
            for key in self.holders.get(each, ()):
                votes[key] = votes.get(key, 0) + 1
        return {key for key, count in votes.items() if count >= 0.2 * len(mine)}


class MinHash:
    """Sketches of 5-grams, in an index of them."""

    def add(self, key, text):
        self.index.insert(key, self.sketch(text))

    def find(self, text):
        return set(self.index.query(self.sketch(text)))


class Datasketch(MinHash):
    title = "datasketch MinHash LSH (128 permutations, Jaccard ≥ .5)"

    def __init__(self):
        import datasketch
        self.made = lambda: datasketch.MinHash(num_perm=128)
        self.index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)

    def sketch(self, text):
        sketch = self.made()
        sketch.update_batch([gram.encode() for gram in grams(plain(text))])
        return sketch


class Rensa(MinHash):
    title = "rensa MinHash LSH (128 permutations, 32 bands)"

    def __init__(self):
        import rensa
        self.made = lambda: rensa.RMinHash(num_perm=128, seed=42)
        self.index = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)

    def sketch(self, text):
        sketch = self.made()
        sketch.update(list(grams(plain(text))))
        return sketch


class Simhash:
    """Charikar 2002, with 64 bits of which three may differ (Manku, Jain and Das Sarma 2007)."""

    title = "64-bit simhash (at most 3 bits differ)"

    def __init__(self):
        self.keys, self.hashes = [], []

    def hash(self, text):
        values = numpy.array([number(gram) for gram in grams(plain(text))], dtype=">u8")
        bits = numpy.unpackbits(values.view(numpy.uint8).reshape(-1, 8), axis=1)
        return numpy.packbits(2 * bits.sum(axis=0, dtype=numpy.int64) > len(values))

    def add(self, key, text):
        self.keys.append(key)
        self.hashes.append(self.hash(text))

    def find(self, text):
        differing = numpy.unpackbits(numpy.array(self.hashes) ^ self.hash(text), axis=1).sum(axis=1)
        return {self.keys[index] for index in numpy.flatnonzero(differing <= 3)}


def unpacked(bench, *some):
    """Those of them that can be had here."""
    has_peers = searching.unpack(bench)
    return [each() for each in some if has_peers or not issubclass(each, MinHash)]
