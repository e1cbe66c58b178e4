import Kernel
import Ledger
import Storage
import TestSupport
import Testing

@testable import Publishing

/// Whatever is changed behind the program's back is found.
@Suite struct LogCheckTests {
    enum Tampering: CaseIterable, Sendable {
        case text, title, declarations, pictures, body, order, tile, root, signature, missingEntry, salt, oldRevision
        case setBack, reset

        /// What the report says.
        var finding: String {
            switch self {
            case .text, .title, .declarations, .pictures, .salt: "was changed afterwards"
            case .body, .order: "the entries are not those of"
            case .tile: "tile/0/000.p/3 does not fit the entries"
            case .root, .signature: "is not signed by the key"
            case .missingEntry: "entry 1 is missing"
            case .oldRevision: "readers have something else than what was logged last"
            case .setBack, .reset: "the database was set back"
            }
        }

        func statements(_ article: Identifier<Article>) -> [SQL] {
            switch self {
            case .text:
                ["UPDATE revision SET document = replace(document, '正文', '证文') WHERE article_id = \(article)"]
            case .title: ["UPDATE revision SET title = '别的' WHERE article_id = \(article)"]
            case .declarations: ["UPDATE revision SET declarations = '[{\"kind\":\"original\"}]'"]
            case .pictures: ["DELETE FROM revision_media", "UPDATE revision SET cover = NULL"]
            case .body: ["UPDATE log_entry SET body = replace(body, '2026', '2025') WHERE position = 1"]
            case .order:
                [
                    "UPDATE log_entry SET position = -1 WHERE position = 0",
                    "UPDATE log_entry SET position = 0 WHERE position = 1",
                    "UPDATE log_entry SET position = 1 WHERE position = -1",
                ]
            case .tile: ["UPDATE log_tile SET hashes = \(Array(repeating: UInt8(7), count: 96))"]
            case .root: ["UPDATE log_checkpoint SET note = replace(note, '3\n', '2\n')"]
            case .signature: ["UPDATE log_checkpoint SET note = replace(note, '— byline', '— biline')"]
            case .missingEntry: ["DELETE FROM log_entry WHERE position = 1"]
            case .salt: ["UPDATE log_entry SET salt = \(Array(repeating: UInt8(7), count: 32))"]
            case .oldRevision:
                [
                    """
                    UPDATE article SET revision_id = (SELECT min(id) FROM revision other WHERE other.article_id <> article.id)
                    WHERE id = \(article)
                    """
                ]
            case .setBack:
                ["DELETE FROM log_entry WHERE position = 2", "UPDATE log_head SET size = 2"]
            case .reset:
                [
                    "DELETE FROM log_entry", "DELETE FROM log_tile", "DELETE FROM log_checkpoint",
                    "UPDATE log_head SET size = 0",
                ]
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases, Tampering.allCases)
    func isFound(_ kind: DatabaseKind, _ tampering: Tampering) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let cover = media.add(Array("picture".utf8))
            let article = try await platform.put(Draft(cover: cover))
            try await book.fill(2)
            let kept = try await book.sign()
            #expect(try await book.problems(kept: kept) == [])
            try await platform.database.write { connection in
                for statement in tampering.statements(article) { try connection.execute(statement) }
            }
            let problems = try await book.problems(kept: kept)
            #expect(problems.contains { $0.contains(tampering.finding) }, "\(tampering): \(problems)")
        }
    }

    /// The database as it was an hour ago is whole in itself; only what was kept outside tells.
    @Test(arguments: DatabaseKind.allCases) func anOlderDatabaseIsFound(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            try await book.fill(2)
            let early = try await book.sign()
            let kept = try await later(book, early)
            #expect(try await book.problems() == [])
            #expect(try await book.problems(kept: early) == [])
            let problems = try await book.problems(kept: kept)
            #expect(problems.contains { $0.contains("the database was set back") }, "\(problems)")
            // It goes on differently: as large as it was, and not the same.
            try await book.fill(1)
            try await book.sign()
            let other = try await book.problems(kept: kept)
            #expect(other.contains { $0.contains("the entries are not those of the checkpoint kept") }, "\(other)")
        }
    }

    /// What the log signs over one entry more, of a database that then forgets it.
    private func later(_ book: LogBook, _ early: SignedNote) async throws -> SignedNote {
        let article = try #require(try await book.entries().first?.article)
        try await book.append([.restricted(article, .demoted)])
        let kept = try await book.sign()
        try await book.tamper(
            "DELETE FROM log_entry WHERE position >= 2", "DELETE FROM log_checkpoint WHERE size > 2",
            "UPDATE log_head SET size = 2")
        try await book.platform.database.write { connection in
            let tile = Tile(level: 0, number: 0)
            let hashes = try #require(try LogStore(connection: connection).tiles([tile])[tile])
            try connection.execute("UPDATE log_tile SET hashes = \(Array(hashes.prefix(64)))")
        }
        return kept
    }
}
