public import Kernel

/// One thing the screening looks for. Checks know neither the database nor each other; what they need is in the article.
public protocol ScreeningCheck: Sendable {
    /// - Throws: when the check could not be made; the article is then held for a person.
    func findings(in article: ScreenedArticle) async throws -> [Finding]
}

/// What is screened, with what the checks may want to know about it.
public struct ScreenedArticle: Sendable {
    public let article: Identifier<Article>
    public let publication: Identifier<Publication>
    public let draft: DraftContent
    public let policy: ReviewPolicy
    public let jurisdiction: SiteSettings.Jurisdiction
    public let restriction: Article.Restriction
    /// By the publication within 24 hours, this one included.
    public let submissionsToday: Int
    /// What of it stands in published articles; `nil` where that was not looked for.
    public let reuse: ReuseReport?
    /// What keeps it, declared a reprint, from being published.
    public let reprintProblem: ReprintProblem?

    public var content: ArticleContent { draft.content }
}

/// The checks that need nothing from outside.
public enum StandardChecks {
    public static let all: [any ScreeningCheck] = [
        DeclarationCheck(), WordCheck(), BlockedLinkCheck(), LengthCheck(), AltTextCheck(), SubmissionRateCheck(),
        RestrictionCheck(), ReuseCheck(),
    ]
}
