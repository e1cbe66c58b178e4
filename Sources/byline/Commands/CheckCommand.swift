import ArgumentParser
import Publishing

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify the database, every picture against its hash, and every article's document.",
        discussion: "Changes nothing. Ends with status 1 when something is wrong.")

    func run() async throws {
        let report = try await OpenSite.with { site in
            var line = ProgressLine()
            let report = try await site.platform.check { report in
                line.show(0, "\(report.mediaFiles) files, \(report.revisions) revisions")
            }
            line.end()
            return report
        }
        for problem in report.problems { say("\(problem.place): \(problem.description)") }
        say(
            "Checked \(report.mediaFiles) media files and \(report.revisions) revisions: "
                + (report.problems.isEmpty ? "all is well." : "\(report.problems.count) problems."))
        if report.strayFiles > 0 { say("\(report.strayFiles) files belong to nothing; they are harmless.") }
        if !report.problems.isEmpty { throw ExitCode.failure }
    }
}
