public import Kernel

/// What happened on the site that the transparency log holds on to. One entry each, in the transaction of the act itself.
public enum LogAct: Hashable, Sendable {
    /// How readers came to have a revision.
    public enum Way: String, Sendable {
        /// Its authors published it.
        case written
        case imported
        case sample
        /// It was public before there was a log, or before the log knew of it.
        case earlier
    }

    /// Readers have this revision from now on.
    case published(Identifier<Revision>, Way)
    /// Its authors, or those who closed the publication, have taken an article off the site.
    case withdrawn(Identifier<Article>)
    /// Review has put a restriction on an article.
    case restricted(Identifier<Article>, Article.Restriction)
    /// An article is gone from the database, with everything it said.
    case erased(Identifier<Article>)
    case decided(LoggedDecision)

    /// As it stands in the entry.
    var name: String {
        switch self {
        case .published: "published"
        case .withdrawn: "withdrawn"
        case .restricted: "restricted"
        case .erased: "erased"
        case .decided: "decided"
        }
    }
}

/// A decision as the log has it: what it was about and what was ordered, in codes, and a salted hash of the public record.
public struct LoggedDecision: Hashable, Sendable {
    /// Names the decision in addresses: `/decisions/{id}`.
    public let id: String
    /// Such as `article`, `comment`, `publication`.
    public let kind: String
    /// The identifier of what it is about.
    public let subject: String
    /// The article it is about, or on which the comment stands.
    public let article: Identifier<Article>?
    /// What was ordered, or undone, in codes: lower-case words, never the words of a person.
    public let measures: [String]
    /// On which ground, as a code.
    public let ground: String
    /// The decision's public record in its canonical form. Kept as it is, so that it can be shown what the entry is about.
    public let record: String

    public init(
        id: String, kind: String, subject: String, article: Identifier<Article>? = nil, measures: [String],
        ground: String, record: String
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.article = article
        self.measures = measures
        self.ground = ground
        self.record = record
    }
}

/// Why something cannot be in the log, or the log cannot be used as it is.
public enum LogError: ReadableError, Hashable {
    /// Something that may be a person's words would have stood in an entry.
    case notACode(String)
    case noSuchRevision
    /// The checkpoint over it is signed within a second.
    case notSigned
    /// The database is not the one that was signed: something was changed or set back.
    case tampered(String)

    public var kind: ReadableErrorKind {
        switch self {
        case .notACode, .noSuchRevision: .invalid
        case .notSigned, .tampered: .unavailable
        }
    }

    public var messageKey: String {
        switch self {
        case .notACode, .noSuchRevision: "log_refused"
        case .notSigned: "log_not_signed"
        case .tampered: "log_tampered"
        }
    }

    public var description: String {
        switch self {
        case .notACode(let text): "The transparency log takes codes, not words: \(text)"
        case .noSuchRevision: "The transparency log cannot find the revision that was published."
        case .notSigned: "The transparency log has not signed this yet; try again in a few seconds."
        case .tampered(let what): "The transparency log does not fit what was signed: \(what)"
        }
    }
}
