public import Kernel
import Storage

/// What has been taken off the site. Its address says so, on which ground, and by which decision.
public struct RemovedArticle: ReadableError {
    /// `nil` where review has taken it off, which is no decision of its own.
    public let decision: PublicDecision?

    public var kind: ReadableErrorKind { .gone }
    public var messageKey: String { "removed" }
    public var description: String { "The platform has taken it off." }
}

/// Readers must confirm their age first.
public struct AgeLimited: ReadableError {
    public let decision: PublicDecision

    public var kind: ReadableErrorKind { .forbidden }
    public var messageKey: String { "age_limited" }
    public var description: String { "Readers confirm their age first." }
}

/// What holds for a reader of an article beside its restriction.
public struct ArticleOrders: Hashable, Sendable {
    /// Of the label above it, where the platform has ordered that.
    public let label: Identifier<Decision>?
    public let closesComments: Identifier<Decision>?
    public let limitsAge: Identifier<Decision>?

    static let none = ArticleOrders(label: nil, closesComments: nil, limitsAge: nil)
}

extension DecisionStore {
    /// - Throws: `RemovedArticle` for what readers may not have.
    func requirePublic(_ article: Article) throws {
        guard article.restriction == .removed || article.restriction == .disabled else { return }
        let inForce = try inForce(on: .article(article.id)).filter(\.measure.takesAway)
        let strongest = inForce.max { $0.measure.restriction.strength < $1.measure.restriction.strength }
        throw RemovedArticle(
            decision: try strongest.map { try PublicDecisionStore(connection: connection).published($0) })
    }

    /// - Throws: `AgeLimited`.
    func requireNoAgeLimit(_ orders: ArticleOrders) throws {
        guard let id = orders.limitsAge, let decision = try PublicDecisionStore(connection: connection).find(id) else {
            return
        }
        throw AgeLimited(decision: decision)
    }

    func orders(on article: Article) throws -> ArticleOrders {
        guard article.restriction != .none else { return .none }
        let inForce = try inForce(on: .article(article.id))
        func last(_ measure: Measure) -> Identifier<Decision>? { inForce.last { $0.measure == measure }?.id }
        return ArticleOrders(
            label: last(.label), closesComments: last(.closeComments), limitsAge: last(.limitAge))
    }
}

extension Article {
    /// It may be recommended: in hot lists, related articles and what is chosen for a reader.
    static let isRecommended: SQL = "article.restriction NOT IN ('demoted', 'age-limited')"
}
