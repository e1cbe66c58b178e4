public import Kernel
import Storage

/// A statement of reasons, for the authors whom a decision concerns.
public struct StatementOfReasons: Sendable {
    public let decision: Decision
    public let facts: SubjectFacts?
    public let appeal: Appeal?
    public let mayAppeal: Bool
    public let chrome: Chrome
}

/// The decisions about one's publications, articles and comments.
public struct OwnDecisions: Sendable {
    public struct Item: Sendable {
        public let decision: Decision
        public let title: String
        public let publicationName: String
        public let appeal: Appeal.State?
    }

    public let items: Page<Item>
    public let chrome: Chrome
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` to those whom it does not concern.
    public func statement(_ id: Identifier<Decision>, for account: Account) async throws -> StatementOfReasons {
        let now = clock.now
        return try await read { connection in
            let grant = try DecisionAccess(connection: connection, now: now).require(.read, on: id, by: account)
            return StatementOfReasons(
                decision: grant.decision,
                facts: try SubjectStore(connection: connection).facts(of: grant.decision),
                appeal: grant.appeal, mayAppeal: grant.standing.allows(.appeal), chrome: try Chrome(connection))
        }
    }

    /// The latest first.
    public func ownDecisions(of account: Account, page: Int) async throws -> OwnDecisions {
        try await read { connection in
            let decisions = try Page.requested(page) { limit, offset in
                try connection.rows(
                    """
                    SELECT decision.* FROM decision LEFT JOIN article ON article.id = decision.article_id
                    LEFT JOIN comment ON comment.id = decision.comment_id
                    WHERE decision.subject = 'comment' AND comment.account_id = \(account.id)
                        OR decision.subject <> 'comment' AND (decision.publication_id IN (
                            SELECT publication_id FROM membership
                            WHERE account_id = \(account.id) AND role IN ('owner', 'editor'))
                        OR decision.subject = 'article' AND article.author_id = \(account.id))
                    ORDER BY decision.id DESC LIMIT \(limit) OFFSET \(offset)
                    """, Decision.init)
            }
            let items = try decisions.map { decision in
                let facts = try SubjectStore(connection: connection).facts(of: decision)
                return OwnDecisions.Item(
                    decision: decision, title: facts?.title ?? "", publicationName: facts?.publication.name ?? "",
                    appeal: try AppealStore(connection: connection).find(against: decision.id)?.state)
            }
            return OwnDecisions(items: items, chrome: try Chrome(connection))
        }
    }
}
