import Foundation
import Kernel
@testable import Publishing
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct AccountExportTests {
    /// Every file as text, by its path; files on disk are only named.
    private func files(_ export: AccountExport) async throws -> [String: String] {
        var files: [String: String] = [:]
        try await export.forEach { entry in
            switch entry.content {
            case .text(let text): files[entry.path] = text
            case .pieces(let next):
                var text = ""
                while let piece = try await next() { text += piece }
                files[entry.path] = text
            case .file: files[entry.path] = ""
            }
        }
        return files
    }

    private func objects(_ text: String?) throws -> [[String: Any]] {
        let data = Data((text ?? "").utf8)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    }

    @Test(arguments: DatabaseKind.allCases) func everythingOfOnePersonIsInIt(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let person = cast.contributor
            let article = try await cast.article(by: person, "潮水第二次涨上来。")
            try await cast.publish(article)
            _ = try await cast.article(by: person, "还没写完。")
            for account in [person, cast.stranger] {
                _ = try await platform.set(.like, true, of: article, by: account)
                _ = try await platform.set(.bookmark, true, of: article, by: account)
                _ = try await platform.setFollowing(true, try #require(Handle("writers")), by: account)
            }
            try await platform.setKeepsHistory(true, of: person)
            try await platform.note([NotedReading(account: person.id, article: article): testNow])
            try await platform.turnOnForYou(learning: false, for: person)
            try await platform.change([(.channel, cast.channel.rawValue, .set(.more))], for: person)
            _ = try await platform.signIn(with: try await platform.signInToken(for: person.email))
            _ = try await platform.submittedApplication(by: person)
            let mine = try await platform.say("水涨了。", on: article, by: person)
            let other = try await platform.say("还会再涨。", on: article, by: cast.stranger)
            _ = try await platform.setLike(true, ofComment: other.id, by: person)
            #expect(mine.author == person.id)
            for account in [person, cast.stranger] {
                _ = try await platform.complain(
                    try Tribunal.notice(on: .comment(other.id), .rules, email: account.email.description), by: account,
                    from: Visitor(address: account.name))
            }

            let files = try await files(try await platform.exportAccount(person, password: ""))
            let data = Data((files["profile.json"] ?? "").utf8)
            let profile = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            #expect(profile["email"] as? String == "contributor@example.org")
            #expect(profile["keepsHistory"] as? Bool == true)
            for list in [
                "likes", "bookmarks", "history", "followed-publications", "interests", "sessions", "applications",
                "comments", "comment-likes", "complaints",
            ] {
                #expect(try objects(files["\(list).json"]).count == 1, "\(list)")
            }
            #expect(try objects(files["likes.json"]).first?["article"] as? String == article.description)
            #expect(try objects(files["interests.json"]).first?["name"] as? String == "文化")
            for list in ["followed-topics", "complaint-messages", "complaint-documents", "counter-notices", "appeals"] {
                #expect(try objects(files["\(list).json"]).isEmpty, "\(list)")
            }
            let complaint = try #require(try objects(files["complaints.json"]).first)
            #expect(complaint["ground"] as? String == "rules" && complaint["state"] as? String == "received")
            #expect((complaint["statement"] as? [String: String])?["email"] == person.email.description)
            let written = files.filter { $0.key.hasSuffix(".md") }
            #expect(written.count == 2)
            #expect(written.values.contains { $0.contains("潮水第二次涨上来。") })
            #expect(written.values.contains { $0.contains("draft: true") && $0.contains("还没写完。") })
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aLongListIsReadInPieces(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            let count = ExportedList.pageLength * 2
            try await platform.writeUnseen { connection in
                for number in 0..<count {
                    try NotificationStore(connection: connection).tell(
                        person.id, .commented, path: "/\(number)", ["title": "潮水 \"\(number)\""], at: testNow)
                }
            }
            await #expect(throws: AccountError.wrongPassword) {
                _ = try await platform.exportAccount(person, password: "wrong")
            }
            let files = try await files(try await platform.exportAccount(person, password: goodPassword))
            #expect(try objects(files["notifications.json"]).count == count)
        }
    }
}
