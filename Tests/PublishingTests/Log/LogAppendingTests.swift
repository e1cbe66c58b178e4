import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct LogAppendingTests {
    @Test(arguments: DatabaseKind.allCases)
    func publishingAndWithdrawingLeaveEntries(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let book = try LogBook(platform)
            let id = try await cast.article(by: cast.owner, "潮水第二次涨上来的时候，码头上的人都看见了。")
            try await cast.publish(id)
            try await platform.withdraw(id, by: cast.owner, reason: "林晚要求撤下")
            let entries = try await book.entries()
            #expect(entries.map(\.act) == ["published", "withdrawn"])
            #expect(entries.map(\.position) == [0, 1])
            #expect(entries.allSatisfy { $0.article == id })
            let first = try #require(entries.first)
            #expect(
                first.body.hasPrefix("{\"act\":\"published\",\"article\":\"\(id)\",\"commitment\":\""), "\(first.body)")
            #expect(
                first.body.hasSuffix(
                    "\"publication\":\"\(cast.publication)\",\"revision\":1,"
                        + "\"time\":\"2026-11-23T04:00:00.000Z\",\"version\":1,\"way\":\"written\"}"), "\(first.body)")
            let text = entries.map(\.body).joined()
            for word in ["林晚", "潮水", "writers", "写作者", "owner"] { #expect(!text.contains(word)) }
        }
    }

    /// What is undone was never in the log, and leaves no gap.
    @Test(arguments: DatabaseKind.allCases) func whatFailsLeavesNothing(_ kind: DatabaseKind) async throws {
        struct Changed: Error {}
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let article = try await platform.put(Draft())
            await #expect(throws: Changed.self) {
                try await platform.write { connection in
                    try LogStore(connection: connection).append(.withdrawn(article), at: testNow)
                    throw Changed()
                }
            }
            #expect(try await platform.log().size == 0)
            try await book.fill(1)
            #expect(try await book.entries().map(\.position) == [0, 1])
        }
    }

    /// Many at a time, some of which fail: every place is given once, and none is left out.
    @Test(arguments: DatabaseKind.allCases) func placesAreExactUnderConcurrency(_ kind: DatabaseKind) async throws {
        struct Failed: Error {}
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            var articles: [Identifier<Article>] = []
            for number in 0..<40 {
                articles.append(try await platform.put(Draft(title: "\(number)", state: .withdrawn)))
            }
            await withTaskGroup(of: Void.self) { group in
                for (number, article) in articles.enumerated() {
                    group.addTask {
                        try? await platform.write { connection in
                            let store = LogStore(connection: connection)
                            try store.append([.withdrawn(article), .erased(article)], at: testNow)
                            if number % 4 == 0 { throw Failed() }
                        }
                    }
                    if number % 10 == 0 { group.addTask { _ = try? await book.sign() } }
                }
            }
            let entries = try await book.entries()
            #expect(entries.map(\.position) == Array(0..<60))
            // Those of one transaction stand side by side.
            for pair in stride(from: 0, to: 60, by: 2) {
                #expect(entries[pair].article == entries[pair + 1].article)
            }
            try await book.sign()
            #expect(try await book.problems() == [])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func decisionsAreEntries(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let article = try await platform.put(Draft())
            func decision(_ ground: String) -> LogAct {
                .decided(
                    LoggedDecision(
                        id: "5k3", kind: "article", subject: article.description, article: article,
                        measures: ["remove", "age-limit"], ground: ground, record: "{\"facts\":\"侵权\"}"))
            }
            try await book.append([decision("copyright")])
            let entry = try #require(try await book.entries().first)
            #expect(entry.body.contains("\"decision\":\"5k3\",\"ground\":\"copyright\",\"kind\":\"article\""))
            #expect(entry.body.contains("\"measures\":[\"remove\",\"age-limit\"]"))
            #expect(!entry.body.contains("侵权"))
            await #expect(throws: LogError.notACode("李四告状")) {
                try await book.append([decision("李四告状")])
            }
        }
    }

    /// Whoever knows what an erased article said cannot show that it was the one.
    @Test(arguments: DatabaseKind.allCases) func whatIsErasedCannotBeGuessed(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            let article = try #require(try await book.fill(1).first)
            try await book.sign()
            #expect(try await book.entries().first?.salt?.count == 32)
            try await platform.write { connection in
                try LogStore(connection: connection).erase(article, at: testNow)
                try connection.execute("DELETE FROM article WHERE id = \(article)")
            }
            let note = try await book.sign()
            let entries = try await book.entries()
            #expect(entries.map(\.act) == ["published", "erased"])
            #expect(entries.allSatisfy { $0.salt == nil })
            #expect(try await book.problems(kept: note) == [])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatWasPublicBeforeGetsEntriesLater(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let book = try LogBook(platform)
            for number in 0..<5 { try await platform.put(Draft(title: "\(number)", hoursAgo: Int64(9 - number))) }
            try await platform.put(Draft(title: "草稿", state: .draft))
            #expect(try await platform.backfillLog(limit: 2) == 2)
            #expect(try await platform.backfillLog(limit: 2) == 2)
            #expect(try await platform.backfillLog(limit: 2) == 1)
            #expect(try await platform.backfillLog(limit: 2) == 0)
            let entries = try await book.entries()
            #expect(entries.count == 5)
            #expect(entries.allSatisfy { $0.body.contains("\"way\":\"earlier\"") })
        }
    }
}
