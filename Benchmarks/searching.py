"""Other search engines over the same texts, behind one interface: `add` documents, `done`, then `find` a query."""
import itertools
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
WORD = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")


def unpack(bench):
    """Makes what `peers.txt` pins importable; `False` where it is not made for this machine."""
    folder = bench.work / "peers"
    pinned = (HERE / "peers.txt").read_text("utf-8")
    ready = folder / "ready"
    if not ready.exists() or ready.read_text("utf-8") != pinned:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes",
                   "--no-deps", f"--target={folder}", f"--requirement={HERE / 'peers.txt'}"]
        if subprocess.run(command, check=False).returncode:
            return False
        ready.write_text(pinned, encoding="utf-8")
    sys.path.insert(0, str(folder))
    return True


def pairs(text, characters=True):
    """Words, single Chinese characters and pairs of neighbours, with spaces between."""
    terms = []
    for run in WORD.findall(text.lower()):
        if run[0] < "\u3400":
            terms.append(run)
            continue
        if characters or len(run) == 1:
            terms += run
        terms += [first + second for first, second in itertools.pairwise(run)]
    return terms


def quoted(terms):
    return ['"' + term.replace('"', '""') + '"' for term in terms]


class Full:
    """FTS5 over one column."""

    def __init__(self, file, tokenizer="unicode61"):
        self.database = sqlite3.connect(file)
        self.database.executescript(
            f"PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE text USING fts5(body, tokenize = '{tokenizer}')")

    def add(self, number, text):
        self.database.execute("INSERT INTO text (rowid, body) VALUES (?, ?)", (number, " ".join(self.terms(text))))

    def done(self):
        self.database.commit()

    def find(self, text):
        query = self.query(text)
        if not query:
            return []
        return [row[0] for row in self.database.execute(
            "SELECT rowid, snippet(text, 0, '<mark>', '</mark>', '…', 30) FROM text WHERE text MATCH ? ORDER BY rank LIMIT 10",
            (query,))]

    def query(self, text):
        return " OR ".join(quoted(dict.fromkeys(self.terms(text))))


class Pairs(Full):
    title = "FTS5, characters and bigrams, OR, BM25"
    terms = staticmethod(pairs)


class PairPhrase(Pairs):
    title = "FTS5, characters and bigrams, as a phrase"

    def query(self, text):
        return " AND ".join(quoted(" ".join(pairs(run)) for run in WORD.findall(text.lower())))


class Trigrams(Full):
    title = "FTS5 trigram"

    def __init__(self, file):
        super().__init__(file, "trigram")

    def terms(self, text):
        return [text]

    def query(self, text):
        runs = WORD.findall(text.lower())
        return " OR ".join(quoted(dict.fromkeys(run[i:i + 3] for run in runs for i in range(len(run) - 2))))


class Stems(Full):
    title = "FTS5 with the Porter stemmer, OR, BM25"

    def __init__(self, file):
        super().__init__(file, "porter unicode61")

    def terms(self, text):
        return WORD.findall(text.lower())


class Jieba(Full):
    title = "FTS5 with jieba"

    def __init__(self, file):
        super().__init__(file)
        import jieba
        import logging
        jieba.setLogLevel(logging.ERROR)
        self.cut = jieba.cut_for_search

    def terms(self, text):
        return [term for term in self.cut(text.lower()) if WORD.match(term)]


class Like:
    title = "LIKE over title and text, as WordPress asks"

    def __init__(self, file):
        self.database = sqlite3.connect(file)
        self.database.executescript("PRAGMA synchronous = OFF; CREATE TABLE text (id INTEGER PRIMARY KEY, body TEXT)")

    def add(self, number, text):
        self.database.execute("INSERT INTO text VALUES (?, ?)", (number, text))

    def done(self):
        self.database.commit()

    def find(self, text):
        return [row[0] for row in self.database.execute(
            "SELECT id, body FROM text WHERE body LIKE ? ORDER BY id DESC LIMIT 10", (f"%{text}%",))]


class Tantivy:
    title = "tantivy, 2-grams"

    def __init__(self, folder):
        import tantivy
        self.tantivy = tantivy
        folder.mkdir()
        schema = tantivy.SchemaBuilder()
        schema.add_unsigned_field("number", stored=True)
        schema.add_text_field("body", stored=True, tokenizer_name="pairs")
        self.index = tantivy.Index(schema.build(), path=str(folder))
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 2)).filter(tantivy.Filter.lowercase()).build()
        self.index.register_tokenizer("pairs", analyzer)
        self.writer = self.index.writer(256 << 20, 1)

    def add(self, number, text):
        self.writer.add_document(self.tantivy.Document(number=number, body=text))

    def done(self):
        self.writer.commit()
        self.writer.wait_merging_threads()
        self.index.reload()

    def find(self, text):
        tantivy = self.tantivy
        terms = dict.fromkeys(run[i:i + 2] for run in WORD.findall(text.lower()) for i in range(max(len(run) - 1, 1)))
        if not terms:
            return []
        query = tantivy.Query.boolean_query([
            (tantivy.Occur.Should, tantivy.Query.term_query(self.index.schema, "body", term)) for term in terms])
        searcher = self.index.searcher()
        snippets = tantivy.SnippetGenerator.create(searcher, query, self.index.schema, "body")
        found = []
        for _, address in searcher.search(query, 10).hits:
            document = searcher.doc(address)
            snippets.snippet_from_doc(document).to_html()
            found.append(document["number"][0])
        return found
