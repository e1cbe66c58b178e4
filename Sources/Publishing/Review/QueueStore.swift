import Kernel
import Storage

/// What waits for one reviewer: everything in review that is not of a publication of theirs, the oldest first.
struct QueueStore {
    let connection: any Connection
    let account: Account
    let now: Timestamp

    private static let tables: SQL = """
        FROM submission
        JOIN article ON article.id = submission.article_id
        JOIN publication ON publication.id = article.publication_id
        JOIN revision ON revision.id = submission.revision_id
        LEFT JOIN channel ON channel.id = submission.channel_id
        """

    /// Nobody reviews what is their own.
    private var isTheirs: SQL {
        """
        submission.state = \(Submission.State.inReview) AND coalesce(article.author_id, 0) <> \(account.id)
            AND NOT EXISTS (SELECT 1 FROM membership
                WHERE membership.publication_id = publication.id AND membership.account_id = \(account.id))
        """
    }

    func items(_ filter: QueueFilter, limit: Int, offset: Int) throws -> [QueueItem] {
        try connection.rows(
            """
            SELECT submission.*, revision.title AS title, revision.language AS language,
                revision.word_count AS word_count, publication.name AS publication_name,
                publication.handle AS publication_handle, publication.state AS publication_state,
                channel.slug AS channel_slug, channel.name_zh AS channel_name_zh, channel.name_en AS channel_name_en,
                claimant.name AS claimant_name,
                (SELECT count(*) FROM finding WHERE finding.submission_id = submission.id) AS findings
            \(Self.tables)
            LEFT JOIN account claimant ON claimant.id = submission.claimed_by
            WHERE \(isTheirs) AND \(filter.condition(for: account, at: now))
            ORDER BY submission.submitted_at, submission.id LIMIT \(limit) OFFSET \(offset)
            """
        ) { try QueueItem(row: $0, at: now) }
    }

    func count(_ filter: QueueFilter) throws -> Int {
        try connection.value(
            "SELECT count(*) \(Self.tables) WHERE \(isTheirs) AND \(filter.condition(for: account, at: now))") ?? 0
    }

    /// Those nobody else has, the oldest first, one's own before others.
    func free(_ filter: QueueFilter, except: Identifier<Submission>? = nil, limit: Int) throws
        -> [Identifier<Submission>]
    {
        try connection.rows(
            """
            SELECT submission.id AS id \(Self.tables)
            WHERE \(isTheirs) AND \(filter.condition(for: account, at: now))
                AND submission.id <> \(except?.rawValue ?? 0) AND coalesce(submission.approved_by, 0) <> \(account.id)
                AND (submission.claimed_by IS NULL OR submission.claimed_by = \(account.id)
                    OR submission.claimed_until <= \(now))
            ORDER BY submission.submitted_at, submission.id LIMIT \(limit)
            """
        ) { try $0["id"] }
    }

    /// What stands before and after a submission in the queue.
    func neighbours(of submission: Submission, _ filter: QueueFilter) throws -> (
        previous: Identifier<Submission>?, next: Identifier<Submission>?
    ) {
        let condition = filter.condition(for: account, at: now)
        let next: Identifier<Submission>? = try connection.value(
            """
            SELECT submission.id AS id \(Self.tables) WHERE \(isTheirs) AND \(condition)
                AND (submission.submitted_at > \(submission.submittedAt)
                    OR submission.submitted_at = \(submission.submittedAt) AND submission.id > \(submission.id))
            ORDER BY submission.submitted_at, submission.id LIMIT 1
            """)
        let previous: Identifier<Submission>? = try connection.value(
            """
            SELECT submission.id AS id \(Self.tables) WHERE \(isTheirs) AND \(condition)
                AND (submission.submitted_at < \(submission.submittedAt)
                    OR submission.submitted_at = \(submission.submittedAt) AND submission.id < \(submission.id))
            ORDER BY submission.submitted_at DESC, submission.id DESC LIMIT 1
            """)
        return (previous, next)
    }

    /// The publications that have something waiting, by name.
    func publications() throws -> [ReviewQueue.Choice<Handle>] {
        try connection.rows(
            """
            SELECT publication.handle AS handle, publication.name AS name, count(*) AS count \(Self.tables)
            WHERE \(isTheirs) GROUP BY publication.handle, publication.name ORDER BY publication.name LIMIT 200
            """
        ) { ReviewQueue.Choice(value: try $0["handle"], name: LocalizedText(try $0["name"]), count: try $0["count"]) }
    }

    func channels() throws -> [ReviewQueue.Choice<Slug>] {
        try connection.rows(
            """
            SELECT channel.slug AS slug, channel.name_zh AS name_zh, channel.name_en AS name_en, count(*) AS count
            \(Self.tables) WHERE \(isTheirs) AND channel.id IS NOT NULL
            GROUP BY channel.slug, channel.name_zh, channel.name_en, channel.position ORDER BY channel.position
            """
        ) {
            ReviewQueue.Choice(
                value: try $0["slug"],
                name: LocalizedText(simplifiedChinese: try $0["name_zh"], english: try $0["name_en"]),
                count: try $0["count"])
        }
    }
}
