/// What an import did, in numbers.
public struct ImportReport: Sendable, Equatable {
    /// By the state they have here.
    public var added: [Article.State: Int] = [:]
    public var updated = 0
    public var unchanged = 0
    /// Articles changed here since they were imported, which an import never overwrites.
    public var keptLocal = 0
    public var publications = 0
    public var comments = 0
    public var media = 0
    /// By kind: what was skipped, repaired or left out of articles.
    public var cases: [String: Int] = [:]

    public var addedCount: Int { added.values.reduce(0, +) }

    public init() {}

    mutating func add(_ result: ImportSession.Result) {
        for found in result.cases { cases[found.kind, default: 0] += 1 }
        publications += result.outcome.publications
        comments += result.outcome.comments
        media += result.outcome.media
        for outcome in result.outcome.articles { count(outcome) }
    }

    private mutating func count(_ outcome: ImportOutcome) {
        switch outcome {
        case .added(let state): added[state, default: 0] += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .keptLocal: keptLocal += 1
        }
    }
}

/// One thing that did not come in as it stood.
public struct ImportCase: Sendable, Hashable, Codable {
    /// Short and countable, such as `element script` or `picture missing`.
    public let kind: String
    /// The article's title and key, or a file and line.
    public let place: String
    public let detail: String
}

enum ImportOutcome {
    case added(Article.State)
    case updated, unchanged, keptLocal
}
