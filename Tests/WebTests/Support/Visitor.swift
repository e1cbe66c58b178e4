import NIOFoundationEssentialsCompat
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
@testable import Publishing
import Testing

@testable import Web

/// Somebody signed in, who looks at pages and sends forms as a browser would.
struct Visitor: Sendable {
    let site: TestSite
    let account: Account
    let session: SecretToken

    func get(_ path: String) async throws -> TestResponse {
        try await site.get(path, [.cookie: "session=\(session.text)", .acceptLanguage: "zh-CN"])
    }

    func text(_ path: String) async throws -> String { String(buffer: try await get(path).body) }

    /// Sends a form; the session's key is put in unless another is given.
    func post(_ path: String, _ fields: [String: String] = [:]) async throws -> TestResponse {
        var fields = fields
        fields["csrf"] = fields["csrf"] ?? SignedIn(account: account, session: session).csrf
        let body = fields.map { "\($0)=\(Path.encoded($1))" }.joined(separator: "&")
        return try await site.client.execute(
            uri: path, method: .post,
            headers: [
                .cookie: "session=\(session.text)", .contentType: "application/x-www-form-urlencoded",
                .acceptLanguage: "zh-CN",
            ], body: ByteBuffer(string: body))
    }

    /// Sends a form with one file in it.
    func post(_ path: String, file: Data, named name: String) async throws -> TestResponse {
        var body = Data()
        body.append(Data("--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n".utf8))
        body.append(Data(SignedIn(account: account, session: session).csrf.utf8))
        body.append(
            Data("\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n".utf8))
        body.append(file)
        body.append(Data("\r\n--b--\r\n".utf8))
        return try await site.client.execute(
            uri: path, method: .post,
            headers: [
                .cookie: "session=\(session.text)", .contentType: "multipart/form-data; boundary=b",
                .acceptLanguage: "zh-CN",
            ], body: ByteBuffer(data: body))
    }
}

extension TestSite {
    /// Makes an account and signs it in.
    func visitor(_ name: String, _ roles: Set<Account.Role> = []) async throws -> Visitor {
        let email = try #require(EmailAddress("\(name)@example.org"))
        try await platform.addAccount(email: email, name: name, roles: roles)
        let account = try #require(try await platform.accounts().first { $0.email == email })
        let session = try await platform.signIn(with: try await platform.signInToken(for: email))
        return Visitor(site: self, account: account, session: session)
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
}
