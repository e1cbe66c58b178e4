import ArgumentParser
import Document
import Foundation
import Kernel
import Publishing

struct OriginalityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "originality", abstract: "Compare texts with everything that is published.",
        subcommands: [Check.self, Reindex.self, Stock.self, Measure.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what of a text stands in published articles.",
            discussion: """
                The file is Markdown, or HTML when its name ends in .html or .htm. Block quotations count as quotations. \
                Ends with status 0 whatever is found.
                """)

        @Argument(help: "The file with the text; - is standard input.")
        var file: String

        @Flag(
            name: .long,
            help: "The file has many texts, a JSON string on each line; each is answered by a line of JSON.")
        var lines = false

        @Flag(name: .long, help: "Print JSON.")
        var json = false

        func run() async throws {
            if lines { return try await checkLines() }
            let document = try Self.read(file)
            let report = try await OpenSite.with { site in
                try await site.platform.checkOriginality(of: CheckedText(document))
            }
            if json {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                say(String(decoding: try encoder.encode(report), as: UTF8.self))
            } else {
                for line in report.lines { say(line) }
            }
        }

        /// What is printed for each of many texts.
        private struct Answer: Encodable {
            let milliseconds: Double
            let report: ReuseReport
        }

        private func checkLines() async throws {
            let encoder = JSONEncoder()
            let lines = try Self.lines(of: file)
            try await OpenSite.with { site in
                for line in lines {
                    let document = try Self.document(line)
                    let start = ContinuousClock.now
                    let report = try await site.platform.checkOriginality(of: CheckedText(document))
                    let answer = Answer(
                        milliseconds: (ContinuousClock.now - start) / .milliseconds(1), report: report)
                    say(String(decoding: try encoder.encode(answer), as: UTF8.self))
                }
            }
        }

        /// Many texts, each a JSON string with Markdown.
        fileprivate static func lines(of file: String) throws -> [Data] {
            try contents(of: file).split(separator: UInt8(ascii: "\n"))
        }

        fileprivate static func document(_ line: Data) throws -> Document {
            try MarkdownReader.read(try JSONDecoder().decode(String.self, from: line)).document
        }

        private static func contents(of file: String) throws -> Data {
            let handle =
                if file == "-" { FileHandle.standardInput } else {
                    try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
                }
            return try handle.readToEnd() ?? Data()
        }

        private static func read(_ file: String) throws -> Document {
            guard let text = String(data: try contents(of: file), encoding: .utf8) else {
                throw ValidationError("\(file) is not UTF-8 text.")
            }
            let name = file.lowercased()
            let isHTML = name.hasSuffix(".html") || name.hasSuffix(".htm")
            return isHTML ? try HTMLReader.read(text).document : try MarkdownReader.read(text).document
        }
    }

    struct Reindex: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Build anew what texts are compared by.",
            discussion: """
                The server keeps it up to date by itself; this is for after a new version that says so. With --missing, \
                what is there is kept. May be stopped and begun again with --missing.
                """)

        @Flag(name: .long, help: "Only take in what is missing.")
        var missing = false

        func run() async throws {
            let count = try await OpenSite.with { site in
                var line = ProgressLine()
                let show = { (count: Int) in line.show(0, "\(count) texts") }
                let count =
                    if missing { try await site.platform.indexMissingTexts(progress: show) } else {
                        try await site.platform.rebuildOriginalityIndex(progress: show)
                    }
                line.end()
                return count
            }
            say("Took in \(count) texts.")
        }
    }

    struct Measure: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Time how texts are made ready to be compared.",
            discussion: """
                The file has many texts, a JSON string with Markdown on each line. Prints for each the milliseconds its \
                fingerprints take, with the folding of its characters and without the reading of its Markdown.
                """)

        @Argument(help: "The file with the texts; - is standard input.")
        var file: String

        func run() throws {
            // The tables of what characters are folded to are made once.
            _ = CheckedText(Document()).fingerprintCount
            for line in try Check.lines(of: file) {
                let text = CheckedText(try Check.document(line))
                let start = ContinuousClock.now
                let count = text.fingerprintCount
                say("\((ContinuousClock.now - start) / .milliseconds(1)) \(count)")
            }
        }
    }

    struct Stock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hold what is published against everything that is published.",
            discussion: """
                Records for the reviewers which articles, imported ones too, are another's for the most part. The server \
                does this by itself, a few at a time. May be stopped and begun again.
                """)

        @Flag(name: .long, help: "Look at all of them again, as after the import of older texts.")
        var again = false

        func run() async throws {
            let count = try await OpenSite.with { site in
                var line = ProgressLine()
                if again { try await site.platform.forgetStockChecks() }
                try await site.platform.indexMissingTexts()
                let count = try await site.platform.checkStock { line.show(0, "\($0) texts") }
                line.end()
                return count
            }
            say("Looked at \(count) texts.")
        }
    }
}

extension ReuseReport {
    /// For the terminal.
    fileprivate var lines: [String] {
        guard !sources.isEmpty else { return ["Nothing of it stands in a published article."] }
        var lines = ["\(percent(share)) of it stands in published articles."]
        for source in sources {
            let what = source.isReprint ? "reprint" : "passages"
            lines.append("")
            lines.append("\(what): \(source.title) (@\(source.handle)/\(source.article), \(source.publishedAt.day))")
            lines.append(
                "  \(percent(source.share)) of the text, \(percent(source.otherShare)) of the article, "
                    + "\(source.passages.count) passages")
            for passage in source.passages.prefix(5) {
                let words = passage.own.split(separator: "\n").joined(separator: " ")
                lines.append("  \(passage.isQuoted ? "quoted" : "reused"): \(words.prefix(60))…")
            }
        }
        return lines
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}

extension Timestamp {
    fileprivate var day: String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601.year().month().day())
    }
}
