import Kernel
import Storage

extension Platform {
    /// Publishes every scheduled article whose time has come, and returns how many there were.
    public func publishDue() async throws -> Int {
        let now = clock.now
        let due = try await read { connection in
            try connection.rows(
                "SELECT id FROM article WHERE state = 'scheduled' AND scheduled_at <= \(now) ORDER BY scheduled_at, id"
            ) { try $0["id"] as Identifier<Article> }
        }
        // What goes wrong with one holds up none of the others.
        var published = 0
        var failure: (any Error)?
        for id in due {
            do {
                if try await publishScheduled(id, at: now) { published += 1 }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return published
    }

    /// - Returns: whether it was still to be done: another node may have been first, or its authors have taken it back.
    private func publishScheduled(_ id: Identifier<Article>, at now: Timestamp) async throws -> Bool {
        try await write { connection in
            try DraftStore(connection: connection).lock(id)
            guard let article = try ArticleStore(connection: connection).find(id), article.state == .scheduled,
                article.scheduledAt.map({ $0 <= now }) ?? false
            else { return false }
            try Scheduled(connection: connection, now: now).publish(article)
            return true
        }
    }
}

/// An article whose time has come.
private struct Scheduled {
    let connection: any Connection
    let now: Timestamp

    /// What was submitted goes live with everything that belongs to it; what an import brought is complete already.
    func publish(_ article: Article) throws {
        if let submission = try SubmissionStore(connection: connection).latest(of: article.id),
            submission.state == .approved
        {
            guard try GoingLive(connection: connection).publish(submission, by: nil, at: now) else { return }
            try Authors(connection: connection).tell(.published, about: submission, article, at: now)
        } else {
            try connection.execute(
                """
                UPDATE article SET state = 'published', published_at = scheduled_at, scheduled_at = NULL
                WHERE id = \(article.id)
                """)
            try RelatedQueue(connection: connection).add(article.id, at: now)
            try OriginalityIndex(connection: connection).update(article.id)
            try DraftStore(connection: connection).move(
                article, to: .published, by: nil, reason: "its time came", at: now)
            if let live = article.liveRevision {
                try LogStore(connection: connection).append(.published(live, .imported), at: now)
            }
        }
    }
}
