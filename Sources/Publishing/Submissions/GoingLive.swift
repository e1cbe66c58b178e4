import Document
import Kernel
import Storage

/// Makes a submitted revision the one readers have. The one place where that happens, whoever decided it.
struct GoingLive {
    let connection: any Connection

    /// Publishes now, or when its time comes.
    /// - Parameter isAfter: it is reviewed afterwards, so the submission stays in the queue.
    func publish(_ submission: Submission, isAfter: Bool = false, by account: Identifier<Account>?, at time: Timestamp)
        throws
    {
        let articles = ArticleStore(connection: connection)
        guard let article = try articles.find(submission.article) else { return }
        let filing = try filing(of: submission.revision)
        if let due = filing?.scheduledAt, due > time, article.state != .published {
            return try schedule(submission, article, due, by: account, at: time)
        }
        if let filing { try apply(filing, to: article.id, at: time) }
        if let note = filing?.correction?.trimmed, !note.isEmpty, let live = article.liveRevision {
            try CorrectionStore(connection: connection).record(
                note, of: article.id, revision: submission.revision, correcting: live, at: time)
        }
        try connection.execute(
            """
            UPDATE article SET revision_id = \(submission.revision), modified_at = \(time), scheduled_at = NULL,
                published_at = coalesce(published_at, \(time)), label = \(submission.label),
                restriction = CASE WHEN restriction IN ('none', 'labelled')
                    THEN \(submission.label == nil ? Article.Restriction.none : .labelled) ELSE restriction END
            WHERE id = \(article.id)
            """)
        try connection.execute("UPDATE article SET state = 'published' WHERE id = \(article.id)")
        if !isAfter { try SubmissionStore(connection: connection).setState(.published, of: submission.id) }
        try DraftStore(connection: connection).move(article, to: .published, by: account, at: time)
    }

    private func schedule(
        _ submission: Submission, _ article: Article, _ due: Timestamp, by account: Identifier<Account>?,
        at time: Timestamp
    ) throws {
        try connection.execute(
            "UPDATE submission SET state = 'approved', takes_effect_at = \(due) WHERE id = \(submission.id)")
        try connection.execute("UPDATE article SET scheduled_at = \(due) WHERE id = \(article.id)")
        try DraftStore(connection: connection).move(article, to: .scheduled, by: account, at: time)
    }

    private func filing(of revision: Identifier<Revision>) throws -> Filing? {
        let json: String? = try connection.value("SELECT filing FROM revision WHERE id = \(revision)")
        return try json.map(Filing.init(json:))
    }

    private func apply(_ filing: Filing, to article: Identifier<Article>, at time: Timestamp) throws {
        try connection.execute(
            """
            UPDATE article SET channel_id = \(filing.channel), canonical = \(filing.canonical),
                comments = \(filing.comments.rawValue) WHERE id = \(article)
            """)
        let topics = TopicStore(connection: connection)
        try ArticleStore(connection: connection).setTopics(
            try filing.topics.compactMap { try topics.findOrInsert($0, at: time)?.id }, of: article)
    }
}
