import ArgumentParser
import Ledger
import Publishing

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: """
            Verify the database, every picture against its hash, every article's document, every decision and complaint,
            and the transparency log.
            """,
        discussion: "Changes nothing. Ends with status 1 when something is wrong.")

    func run() async throws {
        let (report, entries) = try await OpenSite.with { site in
            var line = ProgressLine()
            var report = try await site.platform.check { report in
                line.show(0, "\(report.mediaFiles) files, \(report.revisions) revisions")
            }
            let folder = site.folder.log
            let log = try await site.platform.checkLog(
                kept: try folder.checkpoint(), key: try folder.signer()?.verifier)
            report.problems += log.problems
            line.end()
            return (report, entries: log.entries)
        }
        for problem in report.problems { say("\(problem.place): \(problem.description)") }
        say(
            "Checked \(report.mediaFiles) media files, \(report.revisions) revisions, \(report.decisions) decisions and \(entries) log entries: "
                + (report.problems.isEmpty ? "all is well." : "\(report.problems.count) problems."))
        if report.strayFiles > 0 { say("\(report.strayFiles) files belong to nothing; they are harmless.") }
        if !report.problems.isEmpty { throw ExitCode.failure }
    }
}
