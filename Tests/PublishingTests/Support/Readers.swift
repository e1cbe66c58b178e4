import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

extension Platform {
    /// Many accounts at once.
    func readers(_ count: Int) async throws -> [Account] {
        try await writeUnseen { connection in
            let accounts = AccountStore(connection: connection)
            return try (0..<count).map { number in
                let id = Identifier<Account>.mint(at: testNow)
                let email = try #require(EmailAddress("reader\(number)@example.org"))
                try accounts.insert(id, email: email, name: "读者\(number)", roles: [], at: testNow)
                return try #require(try accounts.find(id))
            }
        }
    }

    func tally(of article: Identifier<Article>) async throws -> ArticleTally {
        try await read { try ReactionStore(connection: $0).tally(of: article) }
    }

    func count(_ source: SQL) async throws -> Int {
        try await read { try $0.value("SELECT count(*) FROM \(source)") ?? 0 }
    }
}

/// The publication `put` writes for.
func paper() throws -> Handle { try #require(Handle("paper")) }
