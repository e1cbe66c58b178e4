import Kernel
import Storage

/// Articles whose publication's followers are to be told. Publishing only adds a row here; telling many is done in pieces.
struct AnnouncementStore {
    struct Announcement {
        let article: Identifier<Article>
        let toldThrough: Identifier<Account>
    }

    let connection: any Connection

    func begin(_ article: Article, at time: Timestamp) throws {
        guard article.kind == .article else { return }
        try connection.execute(
            """
            INSERT INTO announcement (article_id, told_through, created_at) VALUES (\(article.id), 0, \(time))
            ON CONFLICT (article_id) DO NOTHING
            """)
    }

    func next() throws -> Announcement? {
        try connection.first("SELECT * FROM announcement ORDER BY created_at, article_id LIMIT 1") {
            Announcement(article: try $0["article_id"], toldThrough: try $0["told_through"])
        }
    }

    /// - Returns: whether nobody else has gone on with it meanwhile.
    func goOn(_ announcement: Announcement, through account: Identifier<Account>) throws -> Bool {
        try connection.execute(
            """
            UPDATE announcement SET told_through = \(account)
            WHERE article_id = \(announcement.article) AND told_through = \(announcement.toldThrough)
            """) == 1
    }

    func end(_ announcement: Announcement) throws {
        try connection.execute("DELETE FROM announcement WHERE article_id = \(announcement.article)")
    }

    /// In the order of their accounts.
    func followers(
        of publication: Identifier<Publication>, after account: Identifier<Account>, limit: Int
    ) throws -> [Identifier<Account>] {
        try connection.rows(
            """
            SELECT account_id FROM publication_follow
            WHERE publication_id = \(publication) AND account_id > \(account)
            ORDER BY account_id LIMIT \(limit)
            """
        ) { try $0["account_id"] }
    }
}

extension Platform {
    /// So many followers are told in one transaction.
    static let announcementBatch = 200

    /// Tells the next followers of the next new article. How far it has come is written in the same transaction, so that a
    /// crash tells nobody twice and passes over nobody.
    /// - Returns: whether there may be more to tell.
    public func announceNext() async throws -> Bool {
        let now = clock.now
        guard let announcement = try await read({ try AnnouncementStore(connection: $0).next() }) else { return false }
        return try await writeUnseen { connection in
            let store = AnnouncementStore(connection: connection)
            let cards = try connection.rows(
                "\(ArticleCard.select) WHERE article.id = \(announcement.article) AND \(Article.isListed)",
                ArticleCard.init)
            guard let card = cards.first,
                let publication = try PublicationStore(connection: connection)
                    .find(card.publicationHandle)
            else {
                try store.end(announcement)
                return true
            }
            let followers = try store.followers(
                of: publication.id, after: announcement.toldThrough, limit: Self.announcementBatch)
            guard let last = followers.last else {
                try store.end(announcement)
                return true
            }
            guard try store.goOn(announcement, through: last) else { return true }
            let members = Set(
                try MembershipStore(connection: connection).members(of: publication.id).map(\.account))
            let notifications = NotificationStore(connection: connection)
            for follower in followers where !members.contains(follower) {
                try notifications.tell(
                    follower, .newArticle, path: "/@\(publication.handle)/\(card.id)",
                    ["title": card.title, "publication": publication.name], about: publication.id.description, at: now)
            }
            return true
        }
    }
}
