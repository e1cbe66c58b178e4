import ArgumentParser
import Ledger
import Publishing
import Web

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "See to the transparency log.", subcommands: [Key.self, Status.self, Sign.self])

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the log's public key, with which others verify it; its name is the log's origin.")

        func run() async throws {
            try await OpenSite.with { site in say("\(try site.logSigner().verifier)") }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show how large it is, and the last checkpoint.")

        func run() async throws {
            try await OpenSite.with { site in
                let log = try await site.platform.log(latest: 0)
                say("\(log.size) entries")
                say(log.checkpoint?.description ?? "Nothing is signed yet; 'byline serve' and 'byline log sign' do.")
            }
        }
    }

    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign what was added, and give entries to what was public before. 'serve' does so by itself.")

        func run() async throws {
            try await OpenSite.with { site in
                while try await site.platform.backfillLog() > 0 {}
                let folder = site.folder.log
                let note = try await site.platform.signLog(
                    with: try site.logSigner(), kept: try folder.checkpoint())
                try folder.keep(note)
                say("\(note)")
            }
        }
    }
}

extension OpenSite {
    /// The log's key, made if there is none yet.
    func logSigner() throws -> NoteSigner {
        try folder.log.signer(origin: "\(configuration.siteAddress.host)/log")
    }
}
