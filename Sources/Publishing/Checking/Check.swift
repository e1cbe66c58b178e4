import Document
import Kernel
import Storage

/// What `byline check` looked at, and what it found wrong.
public struct CheckReport: Sendable {
    public struct Problem: Sendable, CustomStringConvertible {
        /// What is affected: `database`, `search index`, `media {hash}`, `revision {id}`.
        public let place: String
        public let description: String
    }

    public var mediaFiles = 0
    public var revisions = 0
    public var decisions = 0
    public var problems: [Problem] = []
    /// Files that no record mentions: left behind when an import was stopped, and harmless.
    public var strayFiles = 0
}

extension Platform {
    /// Verifies the database's own integrity, the search index, every media file against its hash, every article's document,
    /// and what was decided and complained of.
    ///
    /// - Parameter progress: called now and then with how many files and revisions were looked at.
    public func check(progress: (CheckReport) -> Void = { _ in }) async throws -> CheckReport {
        var report = CheckReport()
        for problem in try await database.integrityProblems() {
            report.problems.append(CheckReport.Problem(place: "database", description: problem))
        }
        for problem in try await searchProblems() {
            report.problems.append(CheckReport.Problem(place: "search index", description: problem))
        }
        try await checkMedia(&report, progress)
        try await checkRevisions(&report, progress)
        let decisions = try await checkDecisions()
        report.decisions = decisions.count
        report.problems += decisions.problems
        return report
    }

    private func checkMedia(_ report: inout CheckReport, _ progress: (CheckReport) -> Void) async throws {
        let recorded: [ContentHash] = try await read { connection in
            try connection.rows("SELECT hash FROM media ORDER BY hash") { try $0["hash"] }
        }
        for hash in recorded {
            if try await !media.isIntact(hash) {
                report.problems.append(
                    CheckReport.Problem(
                        place: "media \(hash)", description: "the file is missing or is not what was uploaded"))
            }
            report.mediaFiles += 1
            progress(report)
        }
        report.strayFiles = Set(try await media.hashes()).subtracting(recorded).count
    }

    private func checkRevisions(_ report: inout CheckReport, _ progress: (CheckReport) -> Void) async throws {
        var last: Int64 = 0
        while true {
            let after = last
            let batch = try await read { connection in
                try connection.rows(
                    "SELECT id, document, declarations FROM revision WHERE id > \(after) ORDER BY id LIMIT 200"
                ) { row in
                    (
                        id: try row["id"] as Identifier<Revision>,
                        problem: Self.problem(document: try row["document"], declarations: try row["declarations"])
                    )
                }
            }
            guard let end = batch.last else { return }
            for case (let id, let problem?) in batch {
                report.problems.append(CheckReport.Problem(place: "revision \(id)", description: problem))
            }
            last = end.id.rawValue
            report.revisions += batch.count
            progress(report)
        }
    }

    private static func problem(document: String, declarations: String) -> String? {
        do {
            _ = try Document(json: document)
            _ = try Declaration.list(json: declarations)
            return nil
        } catch {
            return "\(error)"
        }
    }
}
