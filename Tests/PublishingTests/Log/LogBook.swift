import Kernel
import Ledger
import Storage
import TestSupport
import Testing

@testable import Publishing

/// A site with its log's key, for tests.
struct LogBook {
    let platform: Platform
    let signer: NoteSigner

    init(_ platform: Platform) throws {
        self.platform = platform
        signer = try #require(NoteSigner(name: "byline.example/log"))
    }

    @discardableResult
    func sign(kept: SignedNote? = nil) async throws -> SignedNote {
        try await platform.signLog(with: signer, kept: kept)
    }

    func entries() async throws -> [LogEntry] {
        try await platform.read { try LogStore(connection: $0).entries(from: 0, limit: 10_000) }
    }

    /// Articles that are public, each with its entry.
    @discardableResult
    func fill(_ count: Int) async throws -> [Identifier<Article>] {
        var articles: [Identifier<Article>] = []
        for number in 0..<count { articles.append(try await platform.put(Draft(title: "第 \(number) 篇"))) }
        while try await platform.backfillLog() > 0 {}
        return articles
    }

    func problems(kept: SignedNote? = nil) async throws -> [String] {
        try await platform.checkLog(kept: kept, key: signer.verifier).problems.map(\.description)
    }

    func append(_ acts: [LogAct]) async throws {
        try await platform.writeUnseen { connection in
            _ = try LogStore(connection: connection).append(acts, at: testNow)
        }
    }

    /// Changes the database behind the program's back.
    func tamper(_ statements: SQL...) async throws {
        try await platform.database.write { connection in
            for statement in statements { try connection.execute(statement) }
        }
    }
}
