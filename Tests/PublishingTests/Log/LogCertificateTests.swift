import Document
import Foundation
import Kernel
import Ledger
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct LogCertificateTests {
    @Test(arguments: DatabaseKind.allCases) func certificatesHoldOnTheirOwn(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let articles = try await book.fill(5)
            try await book.sign()
            let handle = try #require(Handle("paper"))
            for article in articles {
                let contents = try await platform.logEntry(of: article, by: handle)
                let certificate = try #require(contents.certificate)
                let proved = try certificate.verify(key: book.signer.verifier)
                #expect(proved.act == "published")
                #expect(proved.time == "2026-11-23T04:00:00.000Z")
                #expect(proved.checkpoint.size == 5)
                #expect(try LogCertificate(json: Data(certificate.json().utf8)) == certificate)
            }
        }
    }

    @Test func anyChangeIsRefuted() async throws {
        try await withPlatform(.sqlite) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let article = try await book.fill(5)[2]
            try await book.sign()
            let handle = try #require(Handle("paper"))
            let sound = try #require(try await platform.logEntry(of: article, by: handle).certificate)
            let json = try sound.json()
            func refutation(_ old: String, _ new: String) throws -> LogRefutation? {
                #expect(json.contains(old))
                let certificate = try LogCertificate(json: Data(json.replacing(old, with: new).utf8))
                do throws(LogRefutation) {
                    _ = try certificate.verify()
                    return nil
                } catch { return error }
            }
            #expect(try refutation("正文", "证文") == .record)
            #expect(try refutation("\\\"revision\\\":1,\\\"time", "\\\"revision\\\":2,\\\"time") == .inclusion)
            #expect(try refutation("\"position\" : \(sound.position)", "\"position\" : 4") == .inclusion)
            #expect(try refutation("log\\n5\\n", "log\\n6\\n") == .signature)
            #expect(try refutation("byline-certificate/1", "byline-certificate/2") == .format)
            #expect(try refutation(sound.proof[0], MerkleHash.empty.base64) == .inclusion)
            let salt = try #require(sound.salt)
            #expect(try refutation(salt, String(salt.reversed())) == .record)
            let other = try #require(NoteSigner(name: "byline.example/log"))
            #expect(throws: LogRefutation.signature) { try sound.verify(key: other.verifier) }
        }
    }

    /// The log's public pages never say more than the site's own.
    @Test(arguments: DatabaseKind.allCases) func whatIsNotPublicIsNotTold(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let book = try LogBook(platform)
            let id = try await cast.article(by: cast.owner, "潮水第二次涨上来的时候，码头上的人都看见了。")
            try await cast.publish(id)
            try await book.sign()
            let handle = try #require(Handle("writers"))
            #expect(try await platform.logEntry(0).certificate?.record?.contains("码头") == true)
            try await platform.withdraw(id, by: cast.owner, reason: "")
            try await book.sign()
            let hidden = try await platform.logEntry(0)
            #expect(hidden.article == nil)
            let certificate = try #require(hidden.certificate)
            #expect(certificate.record == nil && certificate.salt == nil)
            _ = try certificate.verify(key: book.signer.verifier)
            await #expect(throws: ReadingError.noSuchArticle) { try await platform.logEntry(of: id, by: handle) }
            #expect(try await platform.log().entries.allSatisfy { $0.article == nil })

            // Its authors still have theirs, and nobody else.
            let own = try await platform.logCertificate(of: id, for: cast.owner)
            #expect(own.record?.contains("码头") == true)
            _ = try own.verify(key: book.signer.verifier)
            await #expect(throws: ReadingError.noSuchArticle) {
                try await platform.logCertificate(of: id, for: cast.stranger)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases)
    func anEarlierRevisionIsNotShownAsTheOneReadersHave(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let article = try #require(try await book.fill(1).first)
            try await platform.write { connection in
                let revision = try ArticleStore(connection: connection).revise(
                    article, ArticleContent(title: "新版", document: Document([.paragraph([.plain("改过了。")])])),
                    at: testNow)
                try LogStore(connection: connection).append(.published(revision, .written), at: testNow)
            }
            try await book.sign()
            #expect(try await platform.logEntry(0).certificate?.record == nil)
            let handle = try #require(Handle("paper"))
            let current = try await platform.logEntry(of: article, by: handle)
            #expect(current.entry.position == 1)
            #expect(current.certificate?.record?.contains("改过了") == true)
            #expect(try await book.problems() == [])
        }
    }
}
