public import ArgumentParser
import Foundation
import Kernel
public import Publishing
import Web

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Manage the people who may sign in.",
        subcommands: [
            Add.self, List.self, Role.self, Reset.self, Disable.self, Enable.self, Invite.self, SignInLink.self,
        ])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a user.")

        @Argument(help: "The e-mail address.")
        var email: EmailAddress

        @Option(name: .long, help: "The name shown to others; the address up to its @ without it.")
        var name: String?

        @Option(name: .long, help: "May be given several times; one of: \(roleNames).")
        var role: [Account.Role] = []

        @Flag(name: .long, help: "Read a password from the first line of standard input.")
        var passwordStdin = false

        func run() async throws {
            guard let name = DisplayName(name ?? email.localPart) else { throw AccountError.nameUnusable }
            let password = passwordStdin ? readLine() ?? "" : nil
            try await OpenSite.with { site in
                try await site.platform.addAccount(
                    email: email, name: name.description, roles: Set(role), password: password)
                say(
                    password == nil
                        ? "Added \(email). They sign in with the link of: byline user sign-in-link \(email)"
                        : "Added \(email).")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the users.")

        func run() async throws {
            try await OpenSite.with { site in
                for account in try await site.platform.accounts() {
                    let state = account.disabledAt == nil ? "" : "\tdisabled"
                    say("\(account.email)\t\(text(account.roles))\t\(account.name)\(state)")
                }
            }
        }
    }

    struct Role: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give and take what a user does for the site.")

        @Argument(help: "The e-mail address.")
        var email: EmailAddress

        @Option(name: .long, help: "A role to give; may be given several times; one of: \(roleNames).")
        var add: [Account.Role] = []

        @Option(name: .long, help: "A role to take; may be given several times.")
        var remove: [Account.Role] = []

        func validate() throws {
            if add.isEmpty && remove.isEmpty { throw ValidationError("Say which role to --add or to --remove.") }
        }

        func run() async throws {
            try await OpenSite.with { site in
                let roles = try await site.platform.changeRoles(of: email, adding: Set(add), removing: Set(remove))
                say("\(email): \(text(roles))")
            }
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a link with which a user chooses a new password, once within a day.")

        @Argument(help: "The e-mail address.")
        var email: EmailAddress

        @Flag(name: .long, help: "Also take away the second step of signing in, of who has lost it.")
        var secondStep = false

        func run() async throws {
            try await OpenSite.with { site in
                if secondStep { try await site.platform.removeSecondStep(of: email) }
                let token = try await site.platform.resetToken(for: email)
                say("\(site.configuration.siteAddress.origin)/reset/\(token.text)")
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign a user out everywhere, and let them in no more. What they wrote stays.")

        @Argument(help: "The e-mail address.")
        var email: EmailAddress

        func run() async throws {
            try await OpenSite.with { site in
                try await site.platform.disableAccount(email)
                say("\(email) is disabled.")
            }
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let a disabled user sign in again.")

        @Argument(help: "The e-mail address.")
        var email: EmailAddress

        func run() async throws {
            try await OpenSite.with { site in
                try await site.platform.enableAccount(email)
                say("\(email) may sign in.")
            }
        }
    }

    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Invite somebody to join, by mail; the link is printed as well, and works for two weeks.")

        @Argument(help: "The e-mail address.")
        var email: EmailAddress

        @Option(
            name: .long, help: "The language of the mail: \(Language.allCases.map(\.rawValue).joined(separator: ", "))."
        )
        var language = Language.simplifiedChinese

        func run() async throws {
            try await OpenSite.with { site in
                let token = try await site.platform.invite(email, language: language)
                say("\(site.configuration.siteAddress.origin)/sign-up?invitation=\(token.text)")
            }
        }
    }

    struct SignInLink: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-in-link", abstract: "Make a link with which a user signs in once within a day.")

        @Argument(help: "The e-mail address; the operator without it.")
        var email: EmailAddress?

        func run() async throws {
            try await OpenSite.with { site in
                let platform = site.platform
                let token =
                    if let email { try await platform.signInToken(for: email) } else {
                        try await platform.operatorSignInToken()
                    }
                say("\(site.configuration.siteAddress.origin)/sign-in/\(token.text)")
            }
        }
    }
}

private let roleNames = Account.Role.allCases.map(\.rawValue).joined(separator: ", ")

private func text(_ roles: Set<Account.Role>) -> String {
    roles.isEmpty ? "-" : roles.map(\.rawValue).sorted().joined(separator: ",")
}

extension EmailAddress: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Account.Role: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
