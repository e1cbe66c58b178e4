import Kernel
import Storage

/// Tables with one of everything the stores use.
enum SampleSchema {
    enum Author {}

    enum Colour: String, SQLConvertible, SQLReadable {
        case red, green
    }

    static let migrations = [
        Migration(
            "0001_authors",
            [
                """
                CREATE TABLE author (
                    id \(SQL.integer) NOT NULL PRIMARY KEY,
                    name \(SQL.text) NOT NULL,
                    site \(SQL.text) NOT NULL DEFAULT 'here',
                    balance \(SQL.integer) NOT NULL DEFAULT -1 CONSTRAINT author_balance CHECK (balance >= -1),
                    UNIQUE (site, name)
                )\(SQL.strict)
                """
            ]),
        Migration(
            "0002_articles",
            [
                """
                CREATE TABLE article (
                    id \(SQL.integer) NOT NULL PRIMARY KEY,
                    author_id \(SQL.integer) NOT NULL REFERENCES author (id) ON DELETE CASCADE,
                    title \(SQL.text),
                    score \(SQL.real),
                    body \(SQL.blob),
                    published_at \(SQL.integer)
                )\(SQL.strict)
                """,
                "CREATE UNIQUE INDEX article_by_title ON article (title) WHERE published_at IS NOT NULL",
                "CREATE INDEX article_by_author ON article (author_id, published_at DESC)",
                "CREATE INDEX author_by_lower_name ON author (lower(name))",
                """
                CREATE TABLE article_topic (
                    article_id \(SQL.integer) NOT NULL REFERENCES article (id),
                    topic \(SQL.text) NOT NULL,
                    PRIMARY KEY (topic, article_id)
                )\(SQL.strict)
                """,
            ]),
    ]
}

extension Connection {
    func insertAuthor(_ id: Int, _ name: String, balance: Int = 0) throws {
        try execute("INSERT INTO author (id, name, balance) VALUES (\(id), \(name), \(balance))")
    }

    func insertArticle(_ id: Int, author: Int, _ title: String? = nil, body: [UInt8]? = nil) throws {
        try execute(
            "INSERT INTO article (id, author_id, title, body) VALUES (\(id), \(author), \(title), \(body))")
    }

    func authorCount() throws -> Int {
        try value("SELECT count(*) FROM author") ?? -1
    }
}
