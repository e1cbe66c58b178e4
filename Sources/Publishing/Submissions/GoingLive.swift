import Document
import Kernel
import Storage

/// Makes a submitted revision the one readers have. The one place where that happens, whoever decided it.
struct GoingLive {
    let connection: any Connection

    /// Publishes now, or when its time comes. What is reviewed afterwards goes into the queue then.
    /// - Returns: `false` for a reprint that may not be published, which goes back to the reviewers.
    @discardableResult
    func publish(_ submission: Submission, by account: Identifier<Account>?, at time: Timestamp) throws -> Bool {
        let articles = ArticleStore(connection: connection)
        guard let article = try articles.find(submission.article) else { return false }
        let filing = try SubmissionStore(connection: connection).filing(of: submission.revision)
        if let due = filing?.scheduledAt, due > time, article.state != .published {
            try schedule(submission, article, due, by: account, at: time)
            return true
        }
        guard let revision = try articles.revision(submission.revision) else { return false }
        let rules = ReprintRules(connection: connection, now: time)
        let reprint = try rules.reprint(revision, of: article)
        if reprint?.problem != nil {
            try hold(submission, article, at: time)
            return false
        }
        if let filing { try apply(filing, to: article.id, at: time) }
        if let note = filing?.correction?.trimmed, !note.isEmpty, let live = article.liveRevision {
            try CorrectionStore(connection: connection).record(
                note, of: article.id, revision: submission.revision, correcting: live, at: time)
        }
        try connection.execute(
            """
            UPDATE article SET revision_id = \(submission.revision), modified_at = \(time), scheduled_at = NULL,
                published_at = coalesce(published_at, scheduled_at, \(time)), review_label = \(submission.label),
                review_restriction = CASE WHEN review_restriction = 'disabled' THEN review_restriction
                    ELSE \(submission.label == nil ? Article.Restriction.none : .labelled) END
            WHERE id = \(article.id)
            """)
        try MeasureEffect(connection: connection, now: time).settleArticle(article.id, by: account, isRecorded: false)
        try connection.execute("UPDATE article SET state = 'published' WHERE id = \(article.id)")
        try OriginalityIndex(connection: connection).update(article.id)
        try OriginalityStates(connection: connection).declare(revision.content.declarations, of: article.id, at: time)
        try connection.execute(
            """
            UPDATE article SET original_id = \(reprint?.original.id), licence_id = \(reprint?.licence?.id)
            WHERE id = \(article.id)
            """)
        if article.publishedAt == nil { try AnnouncementStore(connection: connection).begin(article, at: time) }
        try RelatedQueue(connection: connection).add(article.id, at: time)
        try close(submission)
        // Read again, because its restriction may have changed.
        let live = try articles.find(article.id) ?? article
        try DraftStore(connection: connection).move(
            live, to: .published, by: account, reason: submission.label ?? "", at: time)
        try LogStore(connection: connection).append(.published(submission.revision, .written), at: time)
        return true
    }

    /// A reprint that may not be published goes to the reviewers, whoever approved it: its licence has ended since, or has
    /// never been given.
    private func hold(_ submission: Submission, _ article: Article, at time: Timestamp) throws {
        try connection.execute(
            """
            UPDATE submission SET state = \(Submission.State.inReview), is_held = 1, is_after = 0, decided_by = NULL,
                decided_at = NULL, takes_effect_at = NULL, effected_at = NULL, approved_by = NULL
            WHERE id = \(submission.id)
            """)
        try connection.execute("UPDATE article SET scheduled_at = NULL WHERE id = \(article.id)")
        try DraftStore(connection: connection).move(
            article, to: .inReview, by: nil, reason: "the reprint is not allowed", at: time)
    }

    private func close(_ submission: Submission) throws {
        let state = submission.isAfter ? Submission.State.inReview : .published
        try connection.execute(
            "UPDATE submission SET state = \(state), takes_effect_at = NULL WHERE id = \(submission.id)")
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
