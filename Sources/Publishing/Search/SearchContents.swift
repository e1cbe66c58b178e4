public import Search

/// What the search page shows.
public struct SearchContents: Sendable {
    public let query: SearchQuery?
    public let channels: [Channel]
    /// The publication and the topic that are searched in.
    public let publication: String?
    public let topic: String?
    public let results: SearchResults?
    /// A query that would find something, where this one does not.
    public let suggestion: String?
    /// Offered where nothing was found, and before anything is looked for.
    public let offered: [RankedArticle]
    public let settings: SiteSettings
}

/// What was found for a query.
public struct SearchResults: Sendable {
    public struct Result: Sendable {
        public let card: ArticleCard
        public let title: Passage
        public let passage: Passage
        /// It has only part of what was looked for.
        public let isPartial: Bool
    }

    /// Of `perPage` results: each is shown with a passage, for which its text is read.
    public let page: Page<Result>
    /// How many have all that was looked for.
    public let count: Int
    /// Whether there may be some fewer.
    public let isEstimate: Bool
    /// Whether a phrase that is found nowhere was taken as words.
    public let isLoosened: Bool

    public static let perPage = 10

    public var isEmpty: Bool { page.items.isEmpty }
}
