import ArgumentParser
import Publishing
import Web

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Manage the people who may sign in.",
        subcommands: [Add.self, List.self, SignInLink.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a user.")

        @Argument(help: "The e-mail address.")
        var email: String

        @Option(name: .long, help: "The name shown to others; the address up to its @ without it.")
        var name: String?

        @Option(
            name: .long,
            help:
                "May be given several times; one of: \(Account.Role.allCases.map(\.rawValue).joined(separator: ", ")).")
        var role: [String] = []

        func run() async throws {
            let email = try validated(email)
            let roles = try role.map { name in
                guard let role = Account.Role(rawValue: name) else {
                    throw ValidationError("There is no role \(name).")
                }
                return role
            }
            try await OpenSite.with { site in
                try await site.platform.addAccount(email: email, name: name ?? email.localPart, roles: Set(roles))
                say("Added \(email). They sign in with the link of: byline user sign-in-link \(email)")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the users.")

        func run() async throws {
            try await OpenSite.with { site in
                for account in try await site.platform.accounts() {
                    let state = account.disabledAt == nil ? "" : "\tdisabled"
                    let roles = account.roles.map(\.rawValue).sorted().joined(separator: ",")
                    say("\(account.email)\t\(roles.isEmpty ? "-" : roles)\t\(account.name)\(state)")
                }
            }
        }
    }

    struct SignInLink: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-in-link", abstract: "Make a link with which a user signs in once within a day.")

        @Argument(help: "The e-mail address; the operator without it.")
        var email: String?

        func run() async throws {
            let email = try email.map(validated)
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

private func validated(_ text: String) throws -> EmailAddress {
    guard let email = EmailAddress(text) else { throw ValidationError("\(text) is not an e-mail address.") }
    return email
}
