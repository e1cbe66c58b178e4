public import Kernel
import Storage

/// Where channel editors choose what stands first.
public enum CurationPlace: Hashable, Sendable {
    case front
    case channel(Slug)
}

/// An article editors have put in a place, for a time or until it is taken out.
public struct CuratedSlot: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The one lead story. Of several whose time it is, the one that was put there last.
        case lead
        /// After the lead story, in this order.
        case pinned
    }

    public enum Phase: Hashable, Sendable {
        case waiting, shown, over
        /// Its time has come, but readers may not have the article, or another lead story was put in its place.
        case idle
    }

    public let id: Identifier<CuratedSlot>
    public let article: Identifier<Article>
    public let kind: Kind
    public let position: Int
    public let startsAt: Timestamp?
    public let endsAt: Timestamp?
    public let title: String
    public let publicationName: String
    public let publicationHandle: Handle
    /// Readers may have it in lists.
    public let isListed: Bool

    init(row: Row) throws {
        id = try row["id"]
        article = try row["article_id"]
        kind = try row["kind"]
        position = try row["position"]
        startsAt = try row["starts_at"]
        endsAt = try row["ends_at"]
        title = try row["title"] ?? ""
        publicationName = try row["publication_name"]
        publicationHandle = try row["publication_handle"]
        isListed = try row["is_listed"] as Int == 1
    }

    func isDue(at time: Timestamp) -> Bool {
        (startsAt.map { $0 <= time } ?? true) && (endsAt.map { $0 > time } ?? true)
    }
}

public enum CurationError: ReadableError, Hashable {
    /// It is not public, or not of this channel.
    case notListed
    case endsBeforeItStarts
    case tooMany

    static let maximumPinned = 12

    public var kind: ReadableErrorKind { .invalid }

    public var messageKey: String {
        switch self {
        case .notListed: "curation_not_listed"
        case .endsBeforeItStarts: "curation_ends_before_it_starts"
        case .tooMany: "curation_too_many"
        }
    }

    public var messageArguments: [String: String] { ["limit": String(Self.maximumPinned)] }
    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}
