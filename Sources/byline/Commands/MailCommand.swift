import Kernel
import ArgumentParser
import Foundation
import Publishing

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "See to mails that could not be sent.", subcommands: [List.self, Retry.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the mails no server has taken, and why, the newest first.")

        func run() async throws {
            try await OpenSite.with { site in
                for mail in try await site.platform.troubledMail() {
                    let next = mail.dueAt.map { "next \($0.date.formatted(.iso8601))" } ?? "given up"
                    say("\(mail.id)\t\(mail.recipient)\t\(mail.kind)\t\(next)\t\(mail.problem)")
                }
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Have all of them tried again at once.")

        func run() async throws {
            try await OpenSite.with { site in
                say("\(try await site.platform.retryMail()) mails are tried again by 'byline serve'.")
            }
        }
    }
}
