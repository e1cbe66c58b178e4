public import Kernel
import Storage

/// Who may see a stored file at its address.
///
/// What readers are shown somewhere is everybody's. All else belongs to those who work on it, so that a draft does not
/// leak through the addresses of its pictures.
public enum MediaAccess: Sendable {
    case everybody
    /// Only the one who asked.
    case viewer
    case nobody
}

extension Platform {
    /// - Parameter previews: the preview links that the one who asks holds.
    public func mediaAccess(_ hash: ContentHash, for account: Account?, previews: [SecretToken] = []) async throws
        -> MediaAccess
    {
        let now = clock.now
        return try await read { connection in
            let audience = MediaAudience(connection: connection, hash: hash)
            if try audience.isEverybodys() { return .everybody }
            if let account, try audience.holds(account) { return .viewer }
            for token in previews where try audience.isPreviewed(with: token, at: now) { return .viewer }
            return .nobody
        }
    }

    /// Whether readers are shown a file.
    public func isPublicMedia(_ hash: ContentHash) async throws -> Bool {
        try await read { try MediaAudience(connection: $0, hash: hash).isEverybodys() }
    }
}

/// Asks the database who is shown one file.
struct MediaAudience {
    let connection: any Connection
    let hash: ContentHash

    /// In what readers have of a public article, in what was corrected on it, or the sign of a publication or the site.
    func isEverybodys() throws -> Bool {
        try connection.exists(
            """
            SELECT 1 FROM revision_media JOIN revision ON revision.id = revision_media.revision_id
                JOIN article ON article.id = revision.article_id
            WHERE revision_media.hash = \(hash) AND \(Article.isPublic)
                AND (article.revision_id = revision.id
                    OR EXISTS (SELECT 1 FROM correction WHERE correction.corrected_id = revision.id)
                    OR EXISTS (SELECT 1 FROM correction WHERE correction.revision_id = revision.id))
            UNION ALL SELECT 1 FROM publication WHERE avatar = \(hash)
            UNION ALL SELECT 1 FROM setting WHERE name = \(SiteSettings.name) AND value LIKE \("%\(hash)%") ESCAPE '\\'
            """)
    }

    /// Members of a publication that has it, and reviewers of what was submitted with it.
    func holds(_ account: Account) throws -> Bool {
        let isMembers = try connection.exists(
            """
            SELECT 1 FROM upload JOIN membership ON membership.publication_id = upload.publication_id
            WHERE upload.hash = \(hash) AND membership.account_id = \(account.id)
            UNION ALL
            SELECT 1 FROM revision_media JOIN revision ON revision.id = revision_media.revision_id
                JOIN article ON article.id = revision.article_id
                JOIN membership ON membership.publication_id = article.publication_id
            WHERE revision_media.hash = \(hash) AND membership.account_id = \(account.id)
            """)
        guard !isMembers else { return true }
        guard !account.roles.isDisjoint(with: [.reviewer, .operator]) else { return false }
        return try connection.exists(
            """
            SELECT 1 FROM revision_media JOIN submission ON submission.revision_id = revision_media.revision_id
            WHERE revision_media.hash = \(hash)
            """)
    }

    func isPreviewed(with token: SecretToken, at time: Timestamp) throws -> Bool {
        guard let article = try PreviewLinkStore(connection: connection).article(of: token, at: time),
            try !connection.exists(
                "SELECT 1 FROM article WHERE id = \(article) AND restriction IN ('disabled', 'removed')"),
            let draft = try DraftStore(connection: connection).find(article)
        else { return false }
        return draft.content.content.media.contains(hash)
    }
}
