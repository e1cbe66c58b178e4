import Document
import Importing
import Kernel
import Storage

/// What one run of an import remembers between batches.
struct ImportSession {
    struct TermKey: Hashable {
        let kind: ImportedTerm.Kind
        let slug: String

        init(_ kind: ImportedTerm.Kind, _ slug: String) {
            self.kind = kind
            self.slug = slug
        }
    }

    /// Articles in one transaction: enough that a commit's wait for the disk is shared, few enough to hold in memory.
    static let batchSize = 64

    let platform: Platform
    let source: String
    let title: String?
    let options: ImportOptions
    var authors: [String: ImportedAuthor] = [:]
    var terms: [TermKey: ImportedTerm] = [:]
    private var intake: MediaIntake

    init(platform: Platform, source: String, title: String?, options: ImportOptions) {
        self.platform = platform
        self.source = source
        self.title = title
        self.options = options
        intake = MediaIntake(store: platform.media, isDryRun: options.isDryRun)
    }

    /// Writes a batch in one transaction and returns what did not come in as it stood.
    mutating func apply(_ batch: [ImportedArticle], media: MediaLocator, report: inout ImportReport) async throws
        -> [ImportCase]
    {
        var cases: [ImportCase] = []
        var prepared: [PreparedArticle] = []
        for article in batch {
            let place = "\(article.title) (\(article.key))"
            cases += article.dropped.map { ImportCase(kind: $0.kind, place: place, detail: $0.detail) }
            let (content, files) = try await intake.resolve(article, from: media, place: place, cases: &cases)
            prepared.append(PreparedArticle(imported: article, content: content, media: files))
        }
        for found in cases { report.cases[found.kind, default: 0] += 1 }
        guard !prepared.isEmpty else { return cases }

        let applier = ImportApplier(
            source: source, title: title, options: options, authors: authors, terms: terms, now: platform.clock.now)
        let results = prepared
        let outcome =
            options.isDryRun
            ? try await platform.read { try applier.foresee(results, $0) }
            : try await platform.write { try applier.apply(results, $0) }
        report.publications += outcome.publications
        report.comments += outcome.comments
        report.media += outcome.media
        for one in outcome.articles { report.count(one) }
        return cases
    }
}

/// An article whose pictures are in the store, ready to be written.
struct PreparedArticle: Sendable {
    let imported: ImportedArticle
    let content: ArticleContent
    let media: [StoredMedia]
}
