"""Articles as their authors submit them, written into the site's database, for tests that begin at the desk."""
import itertools
import json
import sqlite3
import time

COUNTER = itertools.count(1)


def identifier():
    """Ordered by time, as the program's own."""
    return (int(time.time() * 1000) - 1_577_836_800_000) << 22 | next(COUNTER)


class Submissions:
    def __init__(self, data):
        self.database = sqlite3.connect(data / "byline.sqlite", timeout=20, isolation_level=None)

    def close(self):
        self.database.close()

    def one(self, query, *values):
        return self.database.execute(query, values).fetchone()

    def account(self, email):
        return self.one("SELECT id FROM account WHERE email = ?", email)[0]

    def publication(self, handle, name, email, state="probation", days=30):
        """A publication with its owner."""
        now = int(time.time() * 1000)
        publication = identifier()
        self.database.execute(
            "INSERT INTO publication (id, handle, name, tagline, about, kind, state, created_at)"
            " VALUES (?, ?, ?, '', '', 'personal', ?, ?)",
            (publication, handle, name, state, now - days * 86_400_000))
        self.database.execute(
            "INSERT INTO membership (publication_id, account_id, role, created_at) VALUES (?, ?, 'owner', ?)",
            (publication, self.account(email), now))
        return publication

    def channel(self):
        return self.one("SELECT id FROM channel ORDER BY position LIMIT 1")[0]

    def submit(self, publication, title, paragraphs, email, language="en", article=None, minutes=0, blocks=(),
               declarations=({"kind": "original"},)):
        """Submits an article; the running site screens it. With `article`, an update of it."""
        now = int(time.time() * 1000) - minutes * 60_000
        author = self.account(email)
        content = [{"type": "paragraph", "content": [{"type": "text", "text": text}]} for text in paragraphs]
        document = json.dumps({"type": "doc", "content": content + list(blocks)}, ensure_ascii=False)
        filing = json.dumps({"channel": self.channel(), "topics": ["ferries"], "comments": "open"})
        declarations = json.dumps(declarations)
        base = article and self.one("SELECT revision_id FROM article WHERE id = ?", article)[0]
        self.database.execute("BEGIN IMMEDIATE")
        if not article:
            article = identifier()
            self.database.execute(
                "INSERT INTO article (id, publication_id, kind, state, restriction, created_at, modified_at, author_id)"
                " VALUES (?, ?, 'article', 'submitted', 'none', ?, ?, ?)", (article, publication, now, now, author))
        number = self.one("SELECT coalesce(max(number), 0) + 1 FROM revision WHERE article_id = ?", article)[0]
        revision, submission = identifier(), identifier()
        self.database.execute(
            "INSERT INTO revision (id, article_id, number, title, summary, language, document, declarations, word_count,"
            " created_at, filing, account_id) VALUES (?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?)",
            (revision, article, number, title, language, document, declarations,
             sum(len(text.split()) for text in paragraphs), now, filing, author))
        draft = json.dumps({
            "title": title, "summary": "", "language": language, "declarations": json.loads(declarations),
            "document": document, "filing": json.loads(filing)}, ensure_ascii=False)
        self.database.execute(
            "INSERT OR REPLACE INTO draft (article_id, version, state, title, modified_at) VALUES (?, ?, 'submitted', ?, ?)",
            (article, number, title, now))
        self.database.execute(
            "INSERT INTO draft_version (article_id, number, base, content, created_at) VALUES (?, ?, 0, ?, ?)",
            (article, number, draft, now))
        self.database.execute(
            "INSERT INTO submission (id, article_id, revision_id, state, is_update, is_after, submitted_by, submitted_at,"
            " reason, base_id, channel_id) VALUES (?, ?, ?, 'submitted', ?, 0, ?, ?, '', ?, ?)",
            (submission, article, revision, 1 if base else 0, author, now, base, self.channel()))
        self.database.execute("COMMIT")
        return article

    def add_channel(self):
        self.database.execute(
            "INSERT INTO channel (id, slug, name_zh, name_en, about_zh, about_en, position)"
            " VALUES (?, 'news', '要闻', 'News', '', '', 1)", (identifier(),))

    def dead_links(self, article):
        """What the screening says of links: the status of each, by its address."""
        rows = self.database.execute(
            "SELECT arguments FROM finding JOIN submission ON submission.id = finding.submission_id"
            " WHERE submission.article_id = ? AND finding.kind = 'dead-link'", (article,))
        found = [json.loads(row[0]) for row in rows]
        return {link["address"]: link.get("status") for link in found}

    def state(self, article):
        return self.one(
            "SELECT state FROM submission WHERE article_id = ? ORDER BY id DESC LIMIT 1", article)[0]

    def wait_for(self, article, *states, seconds=20):
        deadline = time.monotonic() + seconds
        while self.state(article) not in states:
            assert time.monotonic() < deadline, f"still {self.state(article)}, not {' or '.join(states)}"
            time.sleep(0.05)

    def set_review(self, **policy):
        self.database.execute(
            "INSERT INTO setting (name, value) VALUES ('review', ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value", (json.dumps(policy),))


def address(number):
    """An identifier as it stands in addresses."""
    digits = ""
    while number:
        digits = "0123456789abcdefghjkmnpqrstvwxyz"[number & 31] + digits
        number >>= 5
    return digits
