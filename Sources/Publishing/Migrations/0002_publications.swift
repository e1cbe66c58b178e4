import Storage

extension Migration {
    static let publications = Migration(
        "0002_publications",
        [
            """
            CREATE TABLE publication (
                id \(.integer) NOT NULL PRIMARY KEY,
                handle \(.text) NOT NULL UNIQUE,
                name \(.text) NOT NULL UNIQUE,
                tagline \(.text) NOT NULL,
                about \(.text) NOT NULL,
                kind \(.text) NOT NULL,
                state \(.text) NOT NULL,
                avatar \(.text),
                created_at \(.integer) NOT NULL
            )\(.strict)
            """,
            """
            CREATE TABLE channel (
                id \(.integer) NOT NULL PRIMARY KEY,
                slug \(.text) NOT NULL UNIQUE,
                name_zh \(.text) NOT NULL,
                name_en \(.text) NOT NULL,
                about_zh \(.text) NOT NULL,
                about_en \(.text) NOT NULL,
                position \(.integer) NOT NULL
            )\(.strict)
            """,
            """
            CREATE TABLE topic (
                id \(.integer) NOT NULL PRIMARY KEY,
                slug \(.text) NOT NULL UNIQUE,
                name \(.text) NOT NULL
            )\(.strict)
            """,
        ])
}
