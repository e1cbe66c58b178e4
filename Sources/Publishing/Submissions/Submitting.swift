public import Kernel
import Storage

/// What an article lacks before it can be submitted. Each has a place in the editor to go to.
public enum Requirement: String, Sendable, CaseIterable {
    case title, body, channel
    /// How the text came to be: the jurisdiction asks for it.
    case origin = "declaration-origin"
    /// A reprint, translation or sourced text names its source.
    case source = "declaration-source"
    /// Own pictures say when and where; old news when.
    case timeAndPlace = "declaration-time-place"
}

public struct IncompleteArticle: ReadableError, Hashable {
    public let missing: [Requirement]
    public var kind: ReadableErrorKind { .invalid }
    public var messageKey: String { "incomplete_article" }
    public var description: String { "The article lacks: \(missing.map(\.rawValue).joined(separator: ", "))." }
}

extension Platform {
    /// Freezes the working copy as a revision and sends it to the screening.
    /// - Throws: `IncompleteArticle`, `AccessError`, `ReadingError.noSuchArticle`.
    public func submit(_ article: Identifier<Article>, by account: Account) async throws {
        let now = clock.now
        let cut = try await cutCover(of: article, by: account)
        try await writeUnseen { connection in
            let drafts = DraftStore(connection: connection)
            try drafts.lock(article)
            let grant = try ArticleAccess(connection: connection).require(.submit, on: article, by: account)
            guard let draft = try drafts.find(article) else { throw ReadingError.noSuchArticle }
            let settings = try SettingStore(connection: connection).site()
            let missing = Requirements(jurisdiction: settings.jurisdiction).missing(from: draft.content)
            guard missing.isEmpty else { throw IncompleteArticle(missing: missing) }
            var submitted = draft.content
            try cut?.replace(
                in: &submitted, of: grant.article.publication, by: account.id, connection, at: now)
            let revision = try ArticleStore(connection: connection).addRevision(
                article, submitted.content, filing: submitted.filing, by: account.id, at: now)
            _ = try SubmissionStore(connection: connection).insert(
                article: grant.article, revision: revision, filing: submitted.filing, by: account.id, at: now)
            try drafts.move(grant.article, to: .submitted, by: account.id, at: now)
        }
    }

    /// Takes a submission back; the working copy can be written on again.
    public func recall(_ article: Identifier<Article>, by account: Account) async throws {
        let now = clock.now
        try await write { connection in
            let drafts = DraftStore(connection: connection)
            try drafts.lock(article)
            let grant = try ArticleAccess(connection: connection).require(.recall, on: article, by: account)
            let submissions = SubmissionStore(connection: connection)
            if let open = try submissions.latest(of: article) {
                try connection.execute("UPDATE submission SET takes_effect_at = NULL WHERE id = \(open.id)")
                try submissions.setState(.recalled, of: open.id)
            }
            try connection.execute("UPDATE article SET scheduled_at = NULL WHERE id = \(article)")
            try drafts.move(grant.article, to: .draft, by: account.id, reason: "recalled", at: now)
        }
    }

    /// Takes a published article off the site; its address answers 410 from then on.
    public func withdraw(_ article: Identifier<Article>, by account: Account, reason: String) async throws {
        let now = clock.now
        _ = try await draft(article, for: account)
        try await write { connection in
            let drafts = DraftStore(connection: connection)
            try drafts.lock(article)
            let grant = try ArticleAccess(connection: connection).require(.withdraw, on: article, by: account)
            let submissions = SubmissionStore(connection: connection)
            try submissions.recallOpen(of: article)
            try drafts.move(grant.article, to: .withdrawn, by: account.id, reason: reason, at: now)
        }
    }
}
