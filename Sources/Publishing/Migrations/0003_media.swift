import Storage

extension Migration {
    static let media = Migration(
        "0003_media",
        [
            """
            CREATE TABLE media (
                hash \(.text) NOT NULL PRIMARY KEY,
                type \(.text) NOT NULL,
                byte_count \(.integer) NOT NULL,
                width \(.integer) NOT NULL,
                height \(.integer) NOT NULL,
                frames \(.integer) NOT NULL,
                duration \(.integer),
                colour \(.integer) NOT NULL,
                variants \(.text) NOT NULL,
                aigc \(.text),
                created_at \(.integer) NOT NULL
            )\(.strict)
            """
        ])
}
