public import Document
public import Kernel
import Storage

/// What became of a save.
public struct SavedDraft: Sendable {
    /// The current version, on which the next save builds when the editor shows `content`.
    public let version: Int
    /// The version under which exactly what was sent is kept. A writer who has typed on meanwhile builds on this one.
    public let sent: Int
    public let content: DraftContent
    /// Whether `content` differs from what was sent, because others have saved too.
    public let isMerged: Bool
    /// Where the two could not be joined: `content` has what was saved first, these have both.
    public let conflicts: [DraftConflict]
    public let savedAt: Timestamp
}

/// Two people changed the same thing in different ways.
public struct DraftConflict: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        case title, summary, setting
        /// The index of a block of the merged document.
        case block(Int)
    }

    public let place: Place
    public let mine: Document
    public let theirs: Document
}

/// Why a save was refused.
public enum DraftError: ReadableError, Hashable {
    /// The version it builds on is no longer kept.
    case baseGone
    /// It shows files that were not uploaded to this publication.
    case foreignMedia
    case titleTooLong, summaryTooLong, tooManyTopics, badCanonical, badSchedule, noSuchChannel, badDeclaration
    case correctionTooLong, badLanguage

    public static let maximumTitle = 200
    public static let maximumSummary = 1000

    public var kind: ReadableErrorKind { self == .baseGone ? .gone : .invalid }

    public var messageKey: String {
        switch self {
        case .baseGone: "draft_base_gone"
        case .foreignMedia: "draft_foreign_media"
        case .titleTooLong: "draft_title_too_long"
        case .summaryTooLong: "draft_summary_too_long"
        case .tooManyTopics: "draft_too_many_topics"
        case .badCanonical: "draft_bad_canonical"
        case .badSchedule: "draft_bad_schedule"
        case .noSuchChannel: "draft_no_such_channel"
        case .badDeclaration: "draft_bad_declaration"
        case .correctionTooLong: "draft_correction_too_long"
        case .badLanguage: "draft_bad_language"
        }
    }

    public var messageArguments: [String: String] {
        switch self {
        case .titleTooLong: ["limit": String(Self.maximumTitle)]
        case .summaryTooLong, .correctionTooLong: ["limit": String(Self.maximumSummary)]
        case .tooManyTopics: ["limit": String(Filing.maximumTopics)]
        default: [:]
        }
    }

    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}

extension Platform {
    /// Saves what a writer has, joined with what others have saved since the version it builds on. Nothing that was ever
    /// sent is overwritten: every save is kept as a version of its own.
    ///
    /// - Parameters:
    ///   - base: the version the writer's text grew from.
    ///   - baseContent: that version as the writer remembers it, for when the site no longer keeps it.
    /// - Throws: `DraftError`, `AccessError`, `ReadingError.noSuchArticle`.
    public func saveDraft(
        _ article: Identifier<Article>, _ sent: DraftContent, base: Int, baseContent: DraftContent? = nil,
        by account: Account
    ) async throws -> SavedDraft {
        let now = clock.now
        return try await writeUnseen { connection in
            let drafts = DraftStore(connection: connection)
            try drafts.lock(article)
            let grant = try ArticleAccess(connection: connection).require(.edit, on: article, by: account)
            try DraftCheck(connection: connection).check(sent, for: grant.article, at: now)
            guard let draft = try drafts.find(article) else { throw ReadingError.noSuchArticle }
            if base == draft.version || sent == draft.content {
                let version =
                    sent == draft.content
                    ? draft.version : try drafts.advance(sent, of: article, base: base, by: account.id, at: now)
                return SavedDraft(
                    version: version, sent: version, content: sent, isMerged: false, conflicts: [], savedAt: now)
            }
            guard let origin = try drafts.content(article, version: base) ?? baseContent else {
                throw DraftError.baseGone
            }
            let aside = try drafts.keepAside(sent, of: article, base: base, by: account.id, at: now)
            let merge = DraftMerge(base: origin, mine: sent, theirs: draft.content)
            let version =
                merge.content == draft.content
                ? draft.version : try drafts.advance(merge.content, of: article, base: aside, by: account.id, at: now)
            return SavedDraft(
                version: version, sent: aside, content: merge.content, isMerged: merge.content != sent,
                conflicts: merge.conflicts, savedAt: now)
        }
    }
}
