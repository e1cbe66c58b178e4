import NIOCore
import Storage
import HummingbirdTesting
import Document
import Foundation
import HTTPTypes
import Importing
import Kernel
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct ZIPArchiveTests {
    /// Unpacks with Python, which is set up for the tests anyway and is nobody's own reading of the format.
    private func unpack(_ bytes: [UInt8], into folder: URL) throws {
        let file = folder.appending(path: "archive.zip")
        try Data(bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        let script =
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])"
        process.arguments = ["-c", script, file.path, folder.appending(path: "out").path]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    private func withFolder<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "byline-zip-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    @Test func anotherProgramReadsWhatWeWrite() async throws {
        try await withFolder { folder in
            var archive = ZIPArchive()
            var bytes: [UInt8] = []
            for (path, pieces) in [
                ("空.txt", []), ("a/b.txt", ["one ", "two"]), ("c.bin", [String(repeating: "x", count: 100_000)]),
            ] {
                bytes += archive.begin(path, modifiedAt: testNow)
                for piece in pieces { bytes += archive.write(Array(piece.utf8)) }
                bytes += archive.end()
            }
            bytes += archive.finish()
            try unpack(bytes, into: folder)
            let out = folder.appending(path: "out")
            #expect(try String(contentsOf: out.appending(path: "a/b.txt"), encoding: .utf8) == "one two")
            #expect(try Data(contentsOf: out.appending(path: "空.txt")).isEmpty)
            #expect(try Data(contentsOf: out.appending(path: "c.bin")).count == 100_000)
        }
    }

    /// What is exported and imported elsewhere is the same article.
    @Test func anExportIsReadByTheImport() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let owner = try await site.visitor("owner")
            let paper = try #require(try await site.platform.read { try PublicationStore(connection: $0).all().first })
            try await site.platform.write { connection in
                try MembershipStore(connection: connection).set(.owner, of: owner.account.id, in: paper.id, at: testNow)
            }
            let stranger = try await site.visitor("stranger", [.operator])
            #expect(try await stranger.get("/studio/publication/paper/export.zip").status == .notFound)
            let answer = try await owner.get("/studio/publication/paper/export.zip")
            #expect(answer.status == .ok && answer.headers[.contentType] == "application/zip")
            try await withFolder { folder in
                try unpack(Array(answer.body.readableBytesView), into: folder)
                let out = folder.appending(path: "out")
                let index = try String(contentsOf: out.appending(path: "index.json"), encoding: .utf8)
                #expect(index.contains("\"handle\" : \"paper\""))
                try await withPlatform(.sqlite) { (other: Platform, _: MemoryMedia) async throws in
                    var source: any ImportSource = try MarkdownFolder(folder: out, clock: .fixed(testNow))
                    let report = try await other.importSite(
                        from: &source, options: ImportOptions(makesChannels: true))
                    #expect(report.cases.isEmpty)
                    let before = try await contents(of: site.platform), after = try await contents(of: other)
                    #expect(after.count == 3)
                    for (one, two) in zip(before, after) { #expect(one == two) }
                }
            }
        }
    }

    /// Every published article with what readers see of it.
    private func contents(of platform: Platform) async throws -> [String] {
        try await platform.read { connection in
            let articles = ArticleStore(connection: connection)
            return try connection.rows(
                "SELECT * FROM article WHERE state = 'published' ORDER BY published_at", Article.init
            ).map { article in
                let content = try articles.liveContent(of: article)
                let cover = content.content.cover?.description ?? "-"
                return """
                    \(content.content.title)|\(content.content.summary)|\(content.content.language)|\(cover)|\
                    \(content.filing.topics)|\(article.publishedAt?.milliseconds ?? 0)|\(content.content.document.json())
                    """
            }
        }
    }
}
