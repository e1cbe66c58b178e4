import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct NumbersTests {
    @Test(arguments: DatabaseKind.allCases) func addUpByDayAndSource(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let article = try await cast.article(by: cast.owner, "正文。")
            try await cast.publish(article)
            let before = platform.at(testNow.adding(days: -1))
            try await before.read(article, by: 1...2, from: .search)
            try await platform.read(article, by: 1...5, from: .portal)
            try await platform.write { connection in
                for (table, column) in [("article_like", "article_id"), ("publication_follow", "publication_id")]
                    as [(SQL, SQL)]
                {
                    let subject = "\(table)" as SQL
                    let id =
                        column.rendered(for: .sqlite).text == "article_id"
                        ? article.rawValue : cast.publication.rawValue
                    _ = try connection.execute(
                        """
                        INSERT INTO \(subject) (\(column), account_id, created_at)
                        VALUES (\(id), \(cast.stranger.id), \(testNow.adding(days: -1)))
                        """)
                }
                try CommentStore(connection: connection).insert(
                    Publishing.Comment(id: .mint(), article: article, authorName: "读者", body: "好。", createdAt: testNow))
            }
            let handle = try #require(Handle("writers"))
            let contents = try await platform.numbers(of: handle, .week, for: cast.contributor)
            let days = contents.numbers.days
            #expect(days.map(\.allReads) == [0, 0, 0, 0, 0, 2, 5])
            #expect(days.map(\.likes) == [0, 0, 0, 0, 0, 1, 0])
            #expect(days.map(\.follows) == [0, 0, 0, 0, 0, 1, 0])
            #expect(days.map(\.comments) == [0, 0, 0, 0, 0, 0, 1])
            #expect(contents.numbers.sources.map(\.source) == [.portal, .search])
            #expect(contents.articles.map(\.reads) == [7])
            #expect(contents.followers == 1)
            let single = try await platform.numbers(of: article, .quarter, for: cast.owner)
            #expect(single.numbers.days.count == 90 && single.numbers.sum(\.allReads) == 7 && single.allReads == 7)
            await #expect(throws: ReadingError.noSuchPublication) {
                try await platform.numbers(of: handle, .week, for: cast.stranger)
            }
            await #expect(throws: ReadingError.noSuchArticle) {
                try await platform.numbers(of: article, .week, for: cast.stranger)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theIndexIsWorkedOutOnceADay(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            for _ in 0..<2 { try await cast.publish(try await cast.article(by: cast.owner, "正文。")) }
            #expect(try await platform.refreshIndexes() == 0)
            let last = try await cast.article(by: cast.owner, "正文。")
            try await cast.publish(last)
            try await platform.read(last, by: 1...10)
            #expect(try await platform.refreshIndexes() == 1)
            #expect(try await platform.refreshIndexes() == 0)
            let contents = try await platform.numbers(of: try #require(Handle("writers")), .month, for: cast.owner)
            let index = try #require(contents.index)
            #expect(index.working.articles == 3 && index.working.undeclared == 3 && index.working.reads == 10)
            #expect(index.working.publishingDays == 1 && index.working.channels == [3])
            #expect(index.total == PublicationIndex.Part.allCases.reduce(0) { $0 + index.working.points($1) })
            #expect(contents.indexBefore == [index.total])
            #expect(try await platform.at(testNow.adding(days: 1)).refreshIndexes() == 1)
        }
    }

    @Test func everyPartOfTheIndexCanBeWorkedOutByHand() {
        var working = PublicationIndex.Working()
        #expect(PublicationIndex.Part.allCases.allSatisfy { working.points($0) == 0 })
        working.articles = 10
        working.original = 8
        working.reprinted = 2
        #expect(working.points(.originality) == 164)
        #expect(working.points(.quality) == 200)
        (working.approved, working.returned, working.rejected, working.restricted) = (6, 2, 2, 1)
        #expect(working.points(.quality) == 126)
        working.publishingDays = 26
        #expect(working.points(.activity) == 100)
        (working.channels, working.onTopic) = ([5, 5], 10)
        #expect(working.points(.focus) == 167)
        (working.reads, working.likes) = (1000, 30)
        #expect(working.points(.interaction) == 100)
    }
}
