import ArgumentParser
import Foundation
import Importing
import Publishing

struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Load the sample site, or take it away again.")

    @Flag(name: .long, help: "Take the sample away, and nothing else.")
    var remove = false

    func run() async throws {
        try await OpenSite.with { site in
            if remove {
                let report = try await site.platform.removeSample()
                say(
                    "Removed \(report.articles) articles, \(report.publications) publications, \(report.media) pictures"
                )
            } else {
                guard let folder = site.configuration.sample else {
                    throw ConfigurationError(setting: "BYLINE_SAMPLE", problem: "there is no such folder")
                }
                let report = try await site.platform.loadSample(try SampleFolder(folder: folder))
                say(
                    "Loaded \(report.articles) articles of \(report.publications) new publications, \(report.media) pictures"
                )
            }
        }
    }
}
