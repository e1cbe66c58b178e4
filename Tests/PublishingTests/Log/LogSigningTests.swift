import Kernel
import Ledger
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct LogSigningTests {
    @Test(arguments: DatabaseKind.allCases) func whatIsThereIsSigned(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let empty = try await book.sign()
            #expect(try Checkpoint(empty, signedBy: book.signer.verifier).root == .empty)
            try await book.fill(3)
            let note = try await book.sign(kept: empty)
            let signed = try Checkpoint(note, signedBy: book.signer.verifier)
            #expect(signed.size == 3)
            #expect(try await platform.logCheckpoint() == note)
            // Nothing new, nothing signed.
            #expect(try await book.sign(kept: note) == note)
            #expect(try await platform.log().key == book.signer.verifier)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func tilesGrowWithTheLog(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let article = try await platform.put(Draft(state: .withdrawn))
            var kept: SignedNote?
            var size = 0
            for step in [1, 255, 1, 300] {
                try await book.append(Array(repeating: .withdrawn(article), count: step))
                size += step
                let note = try await book.sign(kept: kept)
                let earlier = try kept.map { try Checkpoint($0.text) }
                let later = try Checkpoint(note.text)
                #expect(later.size == Int64(size))
                if let earlier {
                    let request = try await platform.witnessRequest(for: note, from: earlier.size)
                    #expect(request.proof.leads(from: (earlier.size, earlier.root), to: (later.size, later.root)))
                }
                kept = note
            }
            let full = try #require(try await platform.logTile(TilePath(.hashes(level: 0), number: 1)))
            #expect(full.count == 256 * 32)
            #expect(try await platform.logTile(TilePath(.hashes(level: 0), number: 2, width: 45))?.count == 45 * 32)
            #expect(try await platform.logTile(TilePath(.hashes(level: 0), number: 2, width: 46)) == nil)
            #expect(try await platform.logTile(TilePath(.hashes(level: 1), number: 0, width: 2))?.count == 64)
            #expect(try await platform.logTile(TilePath(.hashes(level: 2), number: 0, width: 1)) == nil)
            let bundle = try EntryBundle(
                bytes: try #require(try await platform.logTile(TilePath(.entries, number: 2, width: 45))))
            #expect(bundle.entries.count == 45)
            #expect(full.suffix(32) == MerkleHash.leaf(try await book.entries()[511].body.utf8).bytes[...])
            #expect(try await book.problems(kept: kept) == [])
        }
    }

    /// What is not signed yet is not served.
    @Test func whatIsNotSignedIsNotServed() async throws {
        try await withPlatform(.sqlite) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let articles = try await book.fill(2)
            #expect(try await platform.logTile(TilePath(.entries, number: 0, width: 1)) == nil)
            let handle = try #require(Handle("paper"))
            #expect(try await platform.logEntry(of: articles[0], by: handle).certificate == nil)
            try await book.sign()
            #expect(try await platform.logEntry(of: articles[0], by: handle).certificate != nil)
            #expect(try await platform.logTile(TilePath(.entries, number: 0, width: 2)) != nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func nothingIsSignedThatContradicts(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let article = try #require(try await book.fill(2).first)
            let early = try await book.sign()
            try await book.fill(2)
            let kept = try await book.sign()
            func isRefused() async throws {
                let before = try await platform.logCheckpoint()
                try await book.append([.withdrawn(article)])
                await #expect(throws: LogError.self) { try await book.sign(kept: kept) }
                #expect(try await platform.logCheckpoint() == before)
            }
            try await book.tamper("UPDATE log_tile SET hashes = \(Array(repeating: UInt8(7), count: 128))")
            try await isRefused()
            // The whole database as it was two entries ago.
            try await book.tamper(
                "DELETE FROM log_entry WHERE position >= 2", "DELETE FROM log_checkpoint WHERE size > 2",
                "DELETE FROM log_tile", "UPDATE log_head SET size = 0", "DELETE FROM log_checkpoint",
                "DELETE FROM log_entry")
            try await isRefused()
            #expect(try Checkpoint(early.text).size == 2)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func witnessesAreAdded(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            try await book.fill(1)
            let note = try await book.sign()
            let signature = NoteSignature(
                name: "witness.example", id: [1, 2, 3, 4], bytes: Array(repeating: 9, count: 72))
            try await platform.addCosignature(signature, to: note)
            try await platform.addCosignature(signature, to: note)
            let cosigned = try #require(try await platform.logCheckpoint())
            #expect(cosigned.text == note.text)
            #expect(cosigned.signatures.map(\.name) == ["byline.example/log", "witness.example"])
            // One that comes late is of a checkpoint that is the last no more.
            try await book.fill(1)
            let later = try await book.sign(kept: cosigned)
            try await platform.addCosignature(signature, to: note)
            #expect(try await platform.logCheckpoint() == later)
        }
    }
}
