import Document
import Importing
import Kernel
import Storage

/// What one run of an import remembers between batches.
actor ImportSession {
    struct TermKey: Hashable {
        let kind: ImportedTerm.Kind
        let slug: String

        init(_ kind: ImportedTerm.Kind, _ slug: String) {
            self.kind = kind
            self.slug = slug
        }
    }

    /// Some items of the source, in their order but for the articles, which come last.
    struct Batch: Sendable {
        var authors: [ImportedAuthor] = []
        var terms: [ImportedTerm] = []
        var articles: [ImportedArticle] = []

        var isEmpty: Bool { authors.isEmpty && terms.isEmpty && articles.isEmpty }

        mutating func add(_ item: ImportedItem) {
            switch item {
            case .author(let author): authors.append(author)
            case .term(let term): terms.append(term)
            case .article(let article): articles.append(article)
            }
        }
    }

    /// What came of a batch: what was written, and what did not come in as it stood.
    struct Result: Sendable {
        var cases: [ImportCase] = []
        var outcome = ImportApplier.Outcome()
    }

    /// Articles in one transaction: enough that a commit's wait for the disk is shared, few enough to hold in memory.
    static let batchSize = 64
    /// So many batches may wait to be written: some take longer to read than to write, others the other way round.
    static let batchesAhead = 4

    let platform: Platform
    let source: String
    let title: String?
    let options: ImportOptions
    private var authors: [String: ImportedAuthor] = [:]
    private var terms: [TermKey: ImportedTerm] = [:]
    private var intake: MediaIntake

    init(platform: Platform, source: String, title: String?, options: ImportOptions) {
        self.platform = platform
        self.source = source
        self.title = title
        self.options = options
        intake = MediaIntake(store: platform.media, isDryRun: options.isDryRun)
    }

    /// Brings the batch's pictures into the store and writes its articles in one transaction.
    func apply(_ batch: Batch, media: MediaLocator) async throws -> Result {
        for author in batch.authors { authors[author.key] = author }
        for term in batch.terms { terms[TermKey(term.kind, term.slug)] = term }
        var result = Result()
        var prepared: [PreparedArticle] = []
        // Taken out and put back, so that what it remembers is never copied.
        var working = intake
        intake = MediaIntake(store: platform.media, isDryRun: options.isDryRun)
        defer { intake = working }
        for article in batch.articles {
            let place = "\(article.title) (\(article.key))"
            result.cases += article.dropped.map { ImportCase(kind: $0.kind, place: place, detail: $0.detail) }
            let (content, files) = try await working.resolve(article, from: media, place: place, cases: &result.cases)
            prepared.append(PreparedArticle(imported: article, content: content, media: files))
        }
        guard !prepared.isEmpty else { return result }

        let applier = ImportApplier(
            source: source, title: title, options: options, authors: authors, terms: terms, now: platform.clock.now)
        let ready = prepared
        result.outcome =
            options.isDryRun
            ? try await platform.read { try applier.foresee(ready, $0) }
            : try await platform.write { try applier.apply(ready, $0) }
        return result
    }
}

/// An article whose pictures are in the store, ready to be written.
struct PreparedArticle: Sendable {
    let imported: ImportedArticle
    let content: ArticleContent
    let media: [StoredMedia]
}
