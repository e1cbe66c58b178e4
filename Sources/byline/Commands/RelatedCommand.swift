import ArgumentParser
import Foundation
import Kernel
import Publishing

struct RelatedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "related", abstract: "Find out which articles are related.",
        subcommands: [ReindexCommand.self, SimilaritiesCommand.self, MeasureCommand.self])

    struct ReindexCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reindex", abstract: "Compare every article with all others again.",
            discussion: """
                A server that is running does this by itself after an import, and whenever the site has doubled. When this \
                command is stopped, the server goes on where it was, or the next run does.
                """)

        func run() async throws {
            try await OpenSite.with { site in
                let relating = Relating(site.platform)
                // What was stopped is finished rather than begun anew.
                if try await relating.waiting() == 0 { try await relating.askForAll() }
                let all = try await relating.waiting()
                var line = ProgressLine()
                while case let waiting = try await relating.waiting(), waiting > 0 {
                    line.show(
                        Double(all - waiting) / Double(max(all, 1)), "\(max(all - waiting, 0)) of \(all) articles")
                    var steps = 20
                    while steps > 0, try await relating.next() { steps -= 1 }
                    // A server may be at it already.
                    if steps == 20 { try await Task.sleep(for: .seconds(1)) }
                }
                line.end()
                try await relating.release()
                say("\(all) articles were compared.")
            }
        }
    }

    struct SimilaritiesCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "similarities", abstract: "Print how alike texts are.",
            discussion: "Prints a line of numbers from 0 to 1 for each text, with how alike it is to each of them.")

        @Argument(help: "A file in UTF-8, one text a line.", completion: .file())
        var file: String

        func run() throws {
            guard let text = try? String(contentsOf: URL(filePath: file), encoding: .utf8) else {
                throw ValidationError("\(file) cannot be read as UTF-8.")
            }
            let texts = text.split(separator: "\n").map(String.init)
            for row in RelatedTexts.similarities(of: texts) { say(row.map { String($0) }.joined(separator: " ")) }
        }
    }

    struct MeasureCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "measure", abstract: "Time what is done when an article is published.",
            discussion: "Prints the milliseconds of each of so many articles, spread over all there are.")

        @Option(name: .long, help: "How many articles.")
        var sample = 100

        func run() async throws {
            try await OpenSite.with { site in
                let relating = Relating(site.platform)
                while try await relating.next(onlyReading: true) {}
                for article in try await site.platform.listedArticles(sample: sample) {
                    let duration = try await relating.relate(article)
                    say(
                        String(
                            Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3))
                }
                try await relating.release()
            }
        }
    }
}
