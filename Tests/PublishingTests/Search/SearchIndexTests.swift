import Document
import Kernel
@testable import Publishing
import Search
import Storage
import TestSupport
import Testing

@Suite struct SearchIndexTests {
    private func found(_ platform: Platform, _ text: String) async throws -> Int {
        try await platform.search(SearchQuery(text), page: 1).results?.count ?? 0
    }

    private func change(_ platform: Platform, _ sql: SQL) async throws {
        try await platform.write { _ = try $0.execute(sql) }
    }

    @Test(arguments: DatabaseKind.allCases) func isCurrentWithEveryChange(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let id = try await platform.put(Draft(title: "渡船", publication: "paper", text: "旧文字"))
            #expect(try await found(platform, "旧文字") == 1)
            try await platform.write { connection in
                _ = try ArticleStore(connection: connection).revise(
                    id, ArticleContent(title: "渡船", document: Document([.paragraph([.plain("新语句")])])), at: testNow)
            }
            #expect(try await found(platform, "旧文字") == 0)
            #expect(try await found(platform, "新语句") == 1)
            for restriction in [Article.Restriction.disabled, .removed] {
                try await change(platform, "UPDATE article SET restriction = \(restriction) WHERE id = \(id)")
                #expect(try await found(platform, "新语句") == 0)
                try await change(platform, "UPDATE article SET restriction = 'none' WHERE id = \(id)")
                #expect(try await found(platform, "新语句") == 1)
            }
            try await change(platform, "UPDATE article SET state = 'withdrawn' WHERE id = \(id)")
            #expect(try await found(platform, "渡船") == 0)
            try await change(platform, "UPDATE article SET state = 'published' WHERE id = \(id)")
            #expect(try await found(platform, "渡船") == 1)
            let topic = try await platform.write { connection in
                let topic = try #require(try TopicStore(connection: connection).findOrInsert("江运", at: testNow))
                try ArticleStore(connection: connection).setTopics([topic.id], of: id)
                return topic.id
            }
            #expect(try await found(platform, "江运") == 1)
            try await change(platform, "DELETE FROM article_topic WHERE topic_id = \(topic)")
            #expect(try await found(platform, "江运") == 0)
            #expect(try await platform.searchProblems().isEmpty)
            try await change(platform, "DELETE FROM article WHERE id = \(id)")
            #expect(try await found(platform, "渡船") == 0)
            #expect(try await platform.searchProblems().isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aTransactionThatFailsLeavesTheIndexAsItWas(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let id = try await platform.put(Draft(title: "渡船"))
            await #expect(throws: ReadingError.noSuchPage) {
                try await platform.write { connection in
                    try connection.execute("UPDATE article SET state = 'withdrawn' WHERE id = \(id)")
                    throw ReadingError.noSuchPage
                }
            }
            #expect(try await found(platform, "渡船") == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aNewNameOfAPublicationIsFound(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(title: "渡船", publication: "paper"))
            try await change(platform, "UPDATE publication SET name = '晨报' WHERE handle = 'paper'")
            try await platform.tendAll()
            #expect(try await found(platform, "晨报") == 1)
            #expect(try await found(platform, "paper号") == 0)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func mergingChangesNothingThatIsFound(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            var ids: [Identifier<Article>] = []
            for number in 1...30 {
                ids.append(try await platform.put(Draft(title: "第\(number)号渡船", text: "编号\(number)的文章")))
            }
            for id in ids.prefix(7) {
                try await change(platform, "UPDATE article SET state = 'withdrawn' WHERE id = \(id)")
            }
            let before = try await platform.read { try SearchStore(connection: $0).searched().count }
            #expect(before == 30)
            try await platform.tendAll()
            #expect(try await found(platform, "渡船") == 23)
            #expect(try await found(platform, "编号30") == 1)
            #expect(try await found(platform, "编号7的") == 0)
            let (segments, removed, all) = try await platform.read { connection in
                let store = SearchStore(connection: connection)
                return (
                    try store.searched().count, try store.removed().count,
                    try connection.value("SELECT count(*) FROM search_segment") as Int?
                )
            }
            #expect(segments < 4)
            #expect(removed == 0)
            #expect(all == segments)
            #expect(try await platform.searchProblems().isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func isMadeAnew(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for number in 1...5 { try await platform.put(Draft(title: "第\(number)号渡船")) }
            try await platform.put(Draft(title: "不公开的渡船", state: .withdrawn))
            try await platform.database.write { _ = try $0.execute("DELETE FROM search_document") }
            #expect(try await platform.searchProblems().count >= 1)
            try await platform.reindex()
            #expect(try await platform.searchProblems().isEmpty)
            #expect(try await found(platform, "渡船") == 5)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func saysHowManyArticlesHoldATerm(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(title: "渡船", text: "江水"))
            try await platform.put(Draft(title: "渡口", text: "江水"))
            let terms = SearchText("江水 渡船 没有").terms
            let cache = platform.searchCache
            let (documents, holding) = try await platform.read {
                try SearchIndex(connection: $0, cache: cache).frequencies(of: terms)
            }
            #expect(documents == 2)
            #expect(terms.map { holding[$0] } == [2, 1, nil])
        }
    }

    /// Several at a time, as many do on PostgreSQL.
    @Test(arguments: DatabaseKind.allCases) func manyAtOnceAreAllFound(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(title: "起头"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...12 {
                    group.addTask { try await platform.put(Draft(title: "第\(number)号渡船")) }
                }
                group.addTask { try await platform.tendAll() }
                try await group.waitForAll()
            }
            try await platform.tendAll()
            #expect(try await found(platform, "渡船") == 12)
            #expect(try await platform.searchProblems().isEmpty)
        }
    }
}

extension Platform {
    fileprivate func tendAll() async throws {
        while try await tendSearchIndex() {}
    }
}
