public import Kernel
import Storage

/// A piece published under a publication's name. What is read is its live revision.
///
/// `state` is what author and reviewers do, `restriction` is what the platform has ordered; neither overwrites the
/// other, and every change of either is an `article_event`.
public struct Article: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case article
        /// Reachable at its address but in no list or feed, such as an imported "about" page.
        case page
    }

    public enum State: String, Sendable, CaseIterable {
        case draft, submitted, screening
        case inReview = "in review"
        case changesRequested = "changes requested"
        case rejected, approved, scheduled, published, withdrawn
    }

    public enum Restriction: String, Sendable, CaseIterable {
        case none, labelled, demoted
        case commentsClosed = "comments closed"
        case ageLimited = "age-limited"
        case disabled, removed
    }

    public let id: Identifier<Article>
    public let publication: Identifier<Publication>
    public let channel: Identifier<Channel>?
    public let kind: Kind
    public let state: State
    public let restriction: Restriction
    public let liveRevision: Identifier<Revision>?
    public let publishedAt: Timestamp?
    public let scheduledAt: Timestamp?
    public let createdAt: Timestamp
    public let modifiedAt: Timestamp

    public init(
        id: Identifier<Article>, publication: Identifier<Publication>, channel: Identifier<Channel>? = nil,
        kind: Kind = .article, state: State, restriction: Restriction = .none,
        liveRevision: Identifier<Revision>? = nil,
        publishedAt: Timestamp? = nil, scheduledAt: Timestamp? = nil, createdAt: Timestamp, modifiedAt: Timestamp
    ) {
        self.id = id
        self.publication = publication
        self.channel = channel
        self.kind = kind
        self.state = state
        self.restriction = restriction
        self.liveRevision = liveRevision
        self.publishedAt = publishedAt
        self.scheduledAt = scheduledAt
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
    }

    init(row: Row) throws {
        self.init(
            id: try row["id"], publication: try row["publication_id"], channel: try row["channel_id"],
            kind: try row["kind"], state: try row["state"], restriction: try row["restriction"],
            liveRevision: try row["revision_id"], publishedAt: try row["published_at"],
            scheduledAt: try row["scheduled_at"], createdAt: try row["created_at"], modifiedAt: try row["modified_at"])
    }
}

extension Article {
    /// Everybody may read it. The one place that says so, for every list, feed and page.
    static let isPublic: SQL = "article.state = 'published' AND article.restriction NOT IN ('disabled', 'removed')"

    /// It may be in lists: public, and an article rather than a page.
    static let isListed: SQL = "\(isPublic) AND article.kind = 'article'"
}
