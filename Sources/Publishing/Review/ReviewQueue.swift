public import Kernel
import Storage

/// What `/desk` shows.
public struct ReviewQueue: Sendable {
    public struct Choice<Value: Sendable>: Sendable {
        public let value: Value
        public let name: LocalizedText
        public let count: Int
    }

    public let filter: QueueFilter
    public let items: Page<QueueItem>
    /// All that waits for the viewer, and how much of each kind.
    public let total: Int
    public let counts: [QueueFilter.Kind: Int]
    /// Comments that wait for the desk.
    public let waitingComments: Int
    public let channelChoices: [Choice<Slug>]
    public let publicationChoices: [Choice<Handle>]
    public let channels: [Channel]
    public let settings: SiteSettings
}

/// One submission in the queue.
public struct QueueItem: Sendable {
    public let submission: Submission
    public let title: String
    /// BCP 47.
    public let language: String
    public let wordCount: Int
    public let publicationName: String
    public let publicationHandle: Handle
    public let publicationState: Publication.State
    public let channelName: LocalizedText?
    /// Who has it now.
    public let claimant: String?
    public let findingCount: Int

    init(row: Row, at time: Timestamp) throws {
        submission = try Submission(row: row)
        title = try row["title"]
        language = try row["language"]
        wordCount = try row["word_count"]
        publicationName = try row["publication_name"]
        publicationHandle = try row["publication_handle"]
        publicationState = try row["publication_state"]
        let slug: Slug? = try row["channel_slug"]
        channelName =
            slug == nil
            ? nil : LocalizedText(simplifiedChinese: try row["channel_name_zh"], english: try row["channel_name_en"])
        claimant = submission.claimant(at: time) == nil ? nil : try row["claimant_name"]
        findingCount = try row["findings"]
    }
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` to anybody but reviewers and operators.
    public func reviewQueue(_ filter: QueueFilter, page: Int, for account: Account) async throws -> ReviewQueue {
        guard account.isReviewer else { throw ReadingError.noSuchPage }
        let now = clock.now
        return try await read { connection in
            let queue = QueueStore(connection: connection, account: account, now: now)
            let counts = try QueueFilter.Kind.allCases.map { ($0, try queue.count(QueueFilter(kind: $0))) }
            return ReviewQueue(
                filter: filter,
                items: try Page.requested(page) { try queue.items(filter, limit: $0, offset: $1) },
                total: try queue.count(QueueFilter()), counts: Dictionary(counts) { first, _ in first },
                waitingComments: try CommentQueueStore(connection: connection, account: account).count(.waiting),
                channelChoices: try queue.channels(), publicationChoices: try queue.publications(),
                channels: try ChannelStore(connection: connection).all(),
                settings: try SettingStore(connection: connection).site())
        }
    }

    /// How much waits for a reviewer; 0 for anybody else.
    public func reviewCount(for account: Account) async throws -> Int {
        guard account.isReviewer else { return 0 }
        let now = clock.now
        return try await read {
            try QueueStore(connection: $0, account: account, now: now).count(QueueFilter())
        }
    }
}

extension Account {
    /// Whether the queue is theirs to work through.
    public var isReviewer: Bool { has(.reviewer) || has(.operator) }
}
