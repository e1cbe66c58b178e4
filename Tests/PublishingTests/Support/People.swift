import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// Somebody's browser, for tests of accounts.
let browser = Visitor(address: "192.0.2.7", device: "Firefox · Linux")
let goodPassword = "tide pools at dusk"

extension Platform {
    /// An account with a password.
    @discardableResult
    func owner(
        _ email: String = "lin@example.org", roles: Set<Account.Role> = [], password: String? = goodPassword
    ) async throws -> Account {
        let address = try #require(EmailAddress(email))
        try await addAccount(email: address, name: "林晚", roles: roles, password: password)
        return try await account(email)
    }

    func account(_ email: String) async throws -> Account {
        let address = try #require(EmailAddress(email))
        return try #require(try await read { try AccountStore(connection: $0).find(address) })
    }

    /// A session by password, where no code is asked for.
    func session(_ email: String = "lin@example.org", password: String = goodPassword) async throws -> SecretToken {
        guard case .signedIn(let session) = try await signIn(email: email, password: password, by: browser) else {
            throw AccountError.wrongCode
        }
        return session
    }

    /// Every mail that is due, as its recipient reads it.
    func mail() async throws -> [Letter] {
        var letters: [Letter] = []
        for mail in try await takeDueMail() {
            guard let letter = try await letter(for: mail) else { continue }
            letters.append(letter)
            try await mailSent(mail.id)
        }
        return letters
    }

    /// The key in the link of the only mail that is due.
    func mailedToken(_ kind: AccountMail) async throws -> SecretToken {
        let letter = try #require(try await mail().first { $0.kind == .account(kind) })
        let text = letter.path.split(whereSeparator: { "/=".contains($0) }).last.map(String.init) ?? ""
        return try #require(SecretToken(text))
    }
}
