import ArgumentParser
import Foundation
import Importing
import Publishing

/// One import from the terminal: a progress bar while it runs, a report after it.
struct ImportRun {
    let choices: ImportChoices

    func run(_ sources: [any ImportSource]) async throws {
        let options = try choices.options()
        try await OpenSite.with { site in
            let cases = CaseFile(choices.report.map { URL(filePath: $0) } ?? Self.reportFile(in: site.folder))
            for source in sources {
                if sources.count > 1 { say("\(source.title ?? source.name):") }
                try await run(source, into: site.platform, options, cases)
            }
            // What came in batch by batch is searched quickly only when it is put together; a running server does so itself.
            if !choices.dryRun { while try await site.platform.tendSearchIndex() {} }
            if cases.isWritten { say("Every case: \(cases.file.path)") }
        }
    }

    /// Reports also when the source breaks off, as what was read before that is in.
    private func run(
        _ given: any ImportSource, into platform: Platform, _ options: ImportOptions, _ cases: CaseFile
    ) async throws {
        var source = given
        var line = ProgressLine()
        var latest = ImportReport()
        do {
            latest = try await platform.importSite(
                from: &source, options: options,
                progress: { progress, report in
                    latest = report
                    line.show(
                        Double(progress.done) / Double(max(progress.total, 1)),
                        "\(report.addedCount + report.updated + report.unchanged) articles, \(report.media) pictures")
                }, onCase: { try cases.write($0) })
        } catch {
            line.end()
            print(latest)
            throw error
        }
        line.end()
        print(latest)
    }

    private func print(_ report: ImportReport) {
        say(choices.dryRun ? "Nothing was written. An import would bring in:" : "Imported:")
        let states = Article.State.allCases.compactMap { state in report.added[state].map { "\($0) \(state.rawValue)" }
        }
        say("  \(report.addedCount) articles\(states.isEmpty ? "" : " (\(states.joined(separator: ", ")))")")
        if report.updated > 0 { say("  \(report.updated) articles changed there, updated here") }
        if report.unchanged > 0 { say("  \(report.unchanged) articles were here already") }
        if report.keptLocal > 0 { say("  \(report.keptLocal) articles changed there and here; ours were kept") }
        say("  \(report.publications) publications, \(report.comments) comments, \(report.media) pictures and videos")
        guard !report.cases.isEmpty else { return say("Nothing was left out.") }
        say("Left out or changed on the way:")
        for (kind, count) in report.cases.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            say("  \(String(count).padding(toLength: 6, withPad: " ", startingAt: 0)) \(kind)")
        }
    }

    private static func reportFile(in folder: DataFolder) -> URL {
        let stamp = Date.now.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
        return folder.reports.appending(path: "import-\(stamp).jsonl")
    }
}

/// Every case of a report, one JSON object a line.
final class CaseFile {
    let file: URL
    private var handle: FileHandle?
    private let encoder = JSONEncoder()

    var isWritten: Bool { handle != nil }

    init(_ file: URL) {
        self.file = file
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    func write(_ found: ImportCase) throws {
        try opened().write(contentsOf: try encoder.encode(found) + Data("\n".utf8))
    }

    /// Made with the first case, so that an import without any leaves no empty file.
    private func opened() throws -> FileHandle {
        if let handle { return handle }
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw ValidationError("The report \(file.path) cannot be written.")
        }
        let opened = try FileHandle(forWritingTo: file)
        handle = opened
        return opened
    }
}
