import ArgumentParser
import Foundation
import Publishing

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Look after the search index.", subcommands: [Reindex.self, Ask.self])

    struct Reindex: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the search index anew from the articles.",
            discussion: """
                Needed when 'byline check' says so. Until it is done, search finds what has been taken in so far. If it is \
                stopped, run it again, and it goes on where it was.
                """)

        func run() async throws {
            try await OpenSite.with { site in
                var line = ProgressLine()
                var total = 0
                try await site.platform.reindex { waiting in
                    total = max(total, waiting)
                    line.show(1 - Double(waiting) / Double(max(total, 1)), "\(total - waiting) of \(total) articles")
                }
                line.end()
                say("Indexed \(total) articles.")
            }
        }
    }

    /// What the benchmark measures: a query a line on standard input, an answer a line on standard output.
    struct Ask: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer queries from standard input as JSON.", shouldDisplay: false)

        private struct Answer: Encodable {
            let titles: [String]
            let count: Int
            let microseconds: Int
        }

        func run() async throws {
            try await OpenSite.with { site in
                let encoder = JSONEncoder()
                while let line = readLine() {
                    let clock = ContinuousClock()
                    let start = clock.now
                    let results = try await site.platform.search(SearchQuery(line), page: 1).results
                    let time = clock.now - start
                    let answer = Answer(
                        titles: results?.page.items.map(\.card.title) ?? [], count: results?.count ?? 0,
                        microseconds: Int(time / .microseconds(1)))
                    say(String(decoding: try encoder.encode(answer), as: UTF8.self))
                }
            }
        }
    }
}
