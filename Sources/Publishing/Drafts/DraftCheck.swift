import Document
import Foundation
import Kernel
import Storage

/// What may be in a working copy: it need not be complete, but it holds nothing it may not.
struct DraftCheck {
    let connection: any Connection

    /// - Throws: `DraftError`.
    func check(_ draft: DraftContent, for article: Article, at time: Timestamp) throws {
        let (content, filing) = (draft.content, draft.filing)
        guard content.title.count <= DraftError.maximumTitle else { throw DraftError.titleTooLong }
        guard content.summary.count <= DraftError.maximumSummary else { throw DraftError.summaryTooLong }
        guard filing.topics.count <= Filing.maximumTopics else { throw DraftError.tooManyTopics }
        if let canonical = filing.canonical, WebAddress(canonical) == nil || canonical.utf8.count > 2000 {
            throw DraftError.badCanonical
        }
        if let time = filing.scheduledAt, time.milliseconds < 0 { throw DraftError.badSchedule }
        if let channel = filing.channel,
            try !connection.exists("SELECT 1 FROM channel WHERE id = \(channel)")
        {
            throw DraftError.noSuchChannel
        }
        guard (filing.correction ?? "").count <= DraftError.maximumSummary else { throw DraftError.correctionTooLong }
        guard content.language.isLanguageTag else { throw DraftError.badLanguage }
        guard content.declarations.count <= Declaration.Kind.allCases.count else { throw DraftError.badDeclaration }
        for declaration in content.declarations {
            let texts = [declaration.source, declaration.link, declaration.time, declaration.place, declaration.reason]
                .compactMap { $0 }
            guard texts.allSatisfy({ $0.count <= 500 }), declaration.link.map({ WebAddress($0) != nil }) ?? true else {
                throw DraftError.badDeclaration
            }
        }
        try checkMedia(content, of: article)
    }

    /// Only what was uploaded to the publication, or what the article has always shown.
    private func checkMedia(_ content: ArticleContent, of article: Article) throws {
        for hash in content.media {
            guard try isOurs(hash, article) else { throw DraftError.foreignMedia }
        }
    }

    func isOurs(_ hash: ContentHash, _ article: Article) throws -> Bool {
        try connection.exists(
            """
            SELECT 1 FROM upload WHERE hash = \(hash) AND publication_id = \(article.publication)
            UNION ALL
            SELECT 1 FROM revision_media JOIN revision ON revision.id = revision_media.revision_id
            WHERE revision_media.hash = \(hash) AND revision.article_id = \(article.id)
            """)
    }
}

extension String {
    /// Looks like a BCP 47 tag, such as `zh-Hans`.
    fileprivate var isLanguageTag: Bool {
        utf8.count <= 35
            && split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
                (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { $0.isLetterOrDigit }
            }
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (97...122).contains(self) || (65...90).contains(self) || (48...57).contains(self)
    }
}
