public import Importing
import Kernel
import Storage

extension Platform {
    /// Brings in another site. Running it again brings in only what is new or has changed there, so an import that was
    /// stopped in the middle is completed by running it again.
    ///
    /// Reading the source blocks the calling task; the command line runs nothing else meanwhile.
    /// - Parameters:
    ///   - progress: called after every batch.
    ///   - onCase: called for everything that did not come in as it stood.
    /// - Throws: `ImportError` when the source cannot be read to its end; what was read before stays.
    public func importSite(
        from source: inout any ImportSource, options: ImportOptions = ImportOptions(),
        progress: (ImportProgress, ImportReport) -> Void = { _, _ in }, onCase: (ImportCase) throws -> Void = { _ in }
    ) async throws -> ImportReport {
        var session = ImportSession(platform: self, source: source.name, title: source.title, options: options)
        var report = ImportReport()
        var failure: (any Error)?
        var isAtEnd = false
        while !isAtEnd {
            var batch: [ImportedArticle] = []
            do {
                while batch.count < ImportSession.batchSize {
                    guard let item = try source.next() else {
                        isAtEnd = true
                        break
                    }
                    switch item {
                    case .author(let author): session.authors[author.key] = author
                    case .term(let term): session.terms[ImportSession.TermKey(term.kind, term.slug)] = term
                    case .article(let article): batch.append(article)
                    }
                }
            } catch {
                failure = error
                isAtEnd = true
            }
            for found in try await session.apply(batch, media: source.media, report: &report) { try onCase(found) }
            progress(source.progress, report)
        }
        for note in source.notes {
            report.cases[note.kind, default: 0] += 1
            try onCase(ImportCase(kind: note.kind, place: note.place, detail: note.reason))
        }
        if let failure { throw failure }
        return report
    }
}
