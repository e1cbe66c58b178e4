public import Kernel
import Storage

/// What a reviewer should know of a publication: how it has done, and nothing personal.
public struct PublicationRecord: Hashable, Sendable {
    public let publication: Publication
    /// Public articles.
    public let articles: Int
    public let submissions: Int
    public let approvals: Int
    public let changesRequested: Int
    public let rejections: Int
    public let takenOff: Int
    public let members: Int
    public let lastPublishedAt: Timestamp?
}

extension PublicationStore {
    func record(of publication: Publication) throws -> PublicationRecord {
        let outcomes = try connection.rows(
            """
            SELECT submission.state AS state, submission.is_after AS is_after, count(*) AS count FROM submission
            JOIN article ON article.id = submission.article_id
            WHERE article.publication_id = \(publication.id) AND submission.effected_at IS NOT NULL
            GROUP BY submission.state, submission.is_after
            """
        ) {
            (
                state: try $0["state"] as Submission.State, isAfter: try $0["is_after"] as Int == 1,
                count: try $0["count"] as Int
            )
        }
        func count(_ states: [Submission.State], isAfter: Bool? = nil) -> Int {
            outcomes.filter { states.contains($0.state) && (isAfter == nil || $0.isAfter == isAfter) }
                .map(\.count).reduce(0, +)
        }
        let submissions: Int? = try connection.value(
            """
            SELECT count(*) FROM submission JOIN article ON article.id = submission.article_id
            WHERE article.publication_id = \(publication.id)
            """)
        return PublicationRecord(
            publication: publication, articles: try articleCount(publication.id), submissions: submissions ?? 0,
            approvals: count([.published, .approved]), changesRequested: count([.changesRequested]),
            rejections: count([.rejected], isAfter: false), takenOff: count([.rejected], isAfter: true),
            members: try connection.value(
                "SELECT count(*) FROM membership WHERE publication_id = \(publication.id)") ?? 0,
            lastPublishedAt: try connection.value(
                "SELECT max(published_at) FROM article WHERE publication_id = \(publication.id) AND \(Article.isPublic)"
            ))
    }
}
