public import ArgumentParser
import Foundation
public import Publishing
import Web

struct DecisionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decisions", abstract: "Work with what the platform has decided.", subcommands: [Export.self])

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the statements of reasons for the DSA Transparency Database.",
            discussion: """
                Each line is the body of one request to the database's API for several statements: a JSON object with at
                most a hundred of them. Names, addresses and long numbers are taken out.
                """)

        @Flag(name: .long, help: "In the format of the DSA Transparency Database; the only one there is.")
        var dsa = false

        @Option(name: .long, help: "A month such as 2026-11; all months without it.")
        var month: ReportMonth?

        func validate() throws {
            guard dsa else { throw ValidationError("Say in which format: --dsa") }
        }

        func run() async throws {
            try await OpenSite.with { site in
                let origin = site.configuration.siteAddress.origin
                for body in try await site.platform.dsaStatements(in: month, site: origin) { say(body) }
            }
        }
    }
}

extension ReportMonth: ExpressibleByArgument {}
