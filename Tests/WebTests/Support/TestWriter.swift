import NIOFoundationEssentialsCompat
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
@testable import Publishing
import TestSupport
import Testing

@testable import Web

/// Somebody signed in on a test site, with the key of their session.
struct TestWriter: Sendable {
    let site: TestSite
    let account: Account
    let session: SecretToken

    var csrf: String { session.derived(for: "form") }

    private var headers: HTTPFields {
        [.cookie: "session=\(session.text)", .accept: "application/json", .init("X-CSRF-Token") ?? .accept: csrf]
    }

    func get(_ path: String, accept: String = "text/html") async throws -> TestResponse {
        try await site.client.execute(
            uri: path, method: .get, headers: [.cookie: "session=\(session.text)", .accept: accept])
    }

    func text(_ path: String) async throws -> String { String(buffer: try await get(path).body) }

    /// As a script of the page would.
    func send(_ path: String, _ body: some Encodable) async throws -> TestResponse {
        try await send(path, bytes: try JSONEncoder().encode(body))
    }

    func send(_ path: String, bytes: Data) async throws -> TestResponse {
        try await site.client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(data: bytes))
    }

    /// As a form of the page would.
    func post(_ path: String, _ fields: [String: String] = [:]) async throws -> TestResponse {
        let body = fields.merging(["csrf": csrf]) { given, _ in given }
            .map { "\($0)=\(Path.encoded($1))" }.joined(separator: "&")
        return try await site.client.execute(
            uri: path, method: .post,
            headers: [
                .cookie: "session=\(session.text)", .contentType: "application/x-www-form-urlencoded",
            ], body: ByteBuffer(string: body))
    }
}

extension TestSite {
    /// Signs somebody in, a member of the site's publication where a role is given.
    func writer(_ name: String, _ role: Membership.Role? = nil, site roles: Set<Account.Role> = []) async throws
        -> TestWriter
    {
        let email = try #require(EmailAddress("\(name)@example.org"))
        try await platform.addAccount(email: email, name: name, roles: roles)
        let account = try #require(try await platform.accounts().first { $0.email == email })
        if let role {
            let publication = try await publication()
            try await platform.write {
                try MembershipStore(connection: $0).set(role, of: account.id, in: publication.id, at: testNow)
            }
        }
        let session = try await platform.signIn(with: try await platform.signInToken(for: email))
        return TestWriter(site: self, account: account, session: session)
    }

    func publication() async throws -> Publication {
        let handle = try #require(Handle("paper"))
        let found = try await platform.read { try PublicationStore(connection: $0).find(handle) }
        return try #require(found)
    }
}
