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
        let session = ImportSession(platform: self, source: source.name, title: source.title, options: options)
        let media = source.media
        var report = ImportReport()
        var failure: (any Error)?
        var isAtEnd = false
        // While batches are written, one after another, the next are read.
        var writing: [Task<ImportSession.Result, any Error>] = []
        repeat {
            var batch = ImportSession.Batch()
            do {
                while !isAtEnd && batch.articles.count < ImportSession.batchSize {
                    guard let item = try source.next() else {
                        isAtEnd = true
                        break
                    }
                    batch.add(item)
                }
            } catch {
                failure = error
                isAtEnd = true
            }
            if !batch.isEmpty {
                let (next, previous) = (batch, writing.last)
                writing.append(
                    Task {
                        _ = try await previous?.value
                        return try await session.apply(next, media: media)
                    })
            }
            while let first = writing.first, isAtEnd || writing.count > ImportSession.batchesAhead {
                let result = try await first.value
                writing.removeFirst()
                for found in result.cases { try onCase(found) }
                report.add(result)
                progress(source.progress, report)
            }
        } while !isAtEnd
        for note in source.notes {
            report.cases[note.kind, default: 0] += 1
            try onCase(ImportCase(kind: note.kind, place: note.place, detail: note.reason))
        }
        if let failure { throw failure }
        return report
    }
}
