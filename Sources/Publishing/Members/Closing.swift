import Kernel
import Storage

extension Platform {
    /// Ends a publication for good. Its members can still take away what it has written.
    /// - Parameter keepsArticles: whether readers go on reading what was published; else all of it is withdrawn.
    public func closePublication(_ handle: Handle, keepsArticles: Bool, by account: Account) async throws {
        let now = clock.now
        try await write { connection in
            let grant = try PublicationAccess(connection: connection).requireLocked(.close, on: handle, by: account)
            try PublicationClosing(
                connection: connection, publication: grant.publication, account: account.id, now: now
            )
            .close(keepsArticles: keepsArticles, reason: "")
        }
    }
}

/// What the end of a publication means for all that belongs to it, whoever ends it.
struct PublicationClosing {
    let connection: any Connection
    let publication: Publication
    let account: Identifier<Account>?
    let now: Timestamp

    /// - Parameter tells: whether the members are told here; a decision of the platform tells them by itself.
    func close(keepsArticles: Bool, reason: String, tells: Bool = true) throws {
        let id = publication.id
        try recallSubmissions()
        if !keepsArticles { try withdrawArticles() }
        try connection.execute(
            "UPDATE publication SET state = 'closed', muted_until = NULL, state_before = NULL WHERE id = \(id)")
        for table: SQL in ["invitation", "ownership_offer", "name_change"] {
            try connection.execute("DELETE FROM \(table) WHERE publication_id = \(id)")
        }
        try PublicationEventStore(connection: connection).record(.closed, of: id, reason: reason, by: account, at: now)
        guard tells else { return }
        for member in try MembershipStore(connection: connection).members(of: id) where member.account != account {
            try NotificationStore(connection: connection).tell(
                member.account, .publicationChanged, path: publication.settingsPath,
                ["publication": publication.name, "change": "closed", "text": reason], at: now)
        }
    }

    /// Nobody reviews or publishes for a publication that is no more.
    private func recallSubmissions() throws {
        let waiting = try connection.rows(
            """
            SELECT article.* FROM article JOIN draft ON draft.article_id = article.id
            WHERE article.publication_id = \(publication.id)
                AND draft.state IN ('submitted', 'screening', 'in review', 'approved', 'scheduled')
            """, Article.init)
        let submissions = SubmissionStore(connection: connection)
        for article in waiting {
            try DraftStore(connection: connection).lock(article.id)
            if let open = try submissions.latest(of: article.id) {
                try connection.execute("UPDATE submission SET takes_effect_at = NULL WHERE id = \(open.id)")
                try submissions.setState(.recalled, of: open.id)
            }
            try connection.execute("UPDATE article SET scheduled_at = NULL WHERE id = \(article.id)")
            try DraftStore(connection: connection).move(
                article, to: .draft, by: account, reason: "the publication was closed", at: now)
        }
    }

    private func withdrawArticles() throws {
        let published = try connection.rows(
            "SELECT * FROM article WHERE publication_id = \(publication.id) AND state = 'published'", Article.init)
        for article in published {
            try DraftStore(connection: connection).move(
                article, to: .withdrawn, by: account, reason: "the publication was closed", at: now)
        }
    }
}
