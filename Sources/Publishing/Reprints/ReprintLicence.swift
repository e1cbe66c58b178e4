public import Kernel
import Storage

/// Leave to reprint: who may take which articles, and how. A row, not a sentence, so that it can be enforced.
public struct ReprintLicence: Hashable, Sendable {
    public let id: Identifier<ReprintLicence>
    /// Whose articles they are.
    public let publication: Identifier<Publication>
    /// Which one; all of the publication's without it.
    public let article: Identifier<Article>?
    /// Who may; everybody without it.
    public let licensee: Identifier<Publication>?
    public let mayEdit: Bool
    public let mayOmitSource: Bool
    public let endsAt: Timestamp?
    public let createdAt: Timestamp
    /// When it was taken back; what was published before stays.
    public let endedAt: Timestamp?

    init(
        id: Identifier<ReprintLicence>, publication: Identifier<Publication>, article: Identifier<Article>?,
        licensee: Identifier<Publication>?, mayEdit: Bool, mayOmitSource: Bool, endsAt: Timestamp?,
        createdAt: Timestamp
    ) {
        self.id = id
        self.publication = publication
        self.article = article
        self.licensee = licensee
        self.mayEdit = mayEdit
        self.mayOmitSource = mayOmitSource
        self.endsAt = endsAt
        self.createdAt = createdAt
        endedAt = nil
    }

    init(row: Row) throws {
        id = try row["id"]
        publication = try row["publication_id"]
        article = try row["article_id"]
        licensee = try row["licensee_id"]
        mayEdit = try row["may_edit"]
        mayOmitSource = try row["may_omit_source"]
        endsAt = try row["ends_at"]
        createdAt = try row["created_at"]
        endedAt = try row["ended_at"]
    }

    public func isValid(at time: Timestamp) -> Bool {
        endedAt == nil && endsAt.map { time < $0 } ?? true
    }
}

struct ReprintLicenceStore {
    let connection: any Connection

    func insert(_ licence: ReprintLicence, by account: Identifier<Account>) throws {
        try connection.execute(
            """
            INSERT INTO reprint_licence (id, publication_id, article_id, licensee_id, may_edit, may_omit_source, ends_at,
                account_id, created_at)
            VALUES (\(licence.id), \(licence.publication), \(licence.article), \(licence.licensee), \(licence.mayEdit),
                \(licence.mayOmitSource), \(licence.endsAt), \(account), \(licence.createdAt))
            """)
    }

    /// Those a publication has given, the latest first.
    func given(by publication: Identifier<Publication>) throws -> [ReprintLicence] {
        try connection.rows(
            "SELECT * FROM reprint_licence WHERE publication_id = \(publication) ORDER BY id DESC LIMIT 200",
            ReprintLicence.init)
    }

    func find(_ id: Identifier<ReprintLicence>) throws -> ReprintLicence? {
        try connection.first("SELECT * FROM reprint_licence WHERE id = \(id)", ReprintLicence.init)
    }

    /// The one that allows most of those under which somebody may reprint an article now.
    func licence(for licensee: Identifier<Publication>, of article: Article, at time: Timestamp) throws
        -> ReprintLicence?
    {
        try connection.first(
            """
            SELECT * FROM reprint_licence
            WHERE publication_id = \(article.publication) AND (article_id IS NULL OR article_id = \(article.id))
                AND (licensee_id IS NULL OR licensee_id = \(licensee))
                AND ended_at IS NULL AND (ends_at IS NULL OR ends_at > \(time))
            ORDER BY may_edit + may_omit_source DESC, id LIMIT 1
            """, ReprintLicence.init)
    }

    func end(_ id: Identifier<ReprintLicence>, at time: Timestamp) throws {
        try connection.execute("UPDATE reprint_licence SET ended_at = \(time) WHERE id = \(id) AND ended_at IS NULL")
    }
}
