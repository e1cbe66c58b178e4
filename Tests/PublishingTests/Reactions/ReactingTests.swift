import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct ReactingTests {
    @Test(arguments: DatabaseKind.allCases) func whatIsDoneTwiceCountsOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let article = try await platform.put(Draft())
            let (one, other) = (try await platform.somebody("one"), try await platform.somebody("other"))
            #expect(try await platform.set(.like, true, of: article, by: one) == Switched(isOn: true, count: 1))
            #expect(try await platform.set(.like, true, of: article, by: one) == Switched(isOn: true, count: 1))
            #expect(try await platform.set(.like, true, of: article, by: other).count == 2)
            #expect(try await platform.set(.like, false, of: article, by: one) == Switched(isOn: false, count: 1))
            #expect(try await platform.set(.like, false, of: article, by: one) == Switched(isOn: false, count: 1))
            _ = try await platform.set(.bookmark, true, of: article, by: one)
            for _ in 0..<3 { try await platform.countShare(of: article) }
            let tally = try await platform.tally(of: article)
            #expect([tally.likes, tally.bookmarks, tally.shares] == [1, 1, 3])
            #expect(try await platform.count("article_share WHERE shares = 3") == 1)
            let mine = try await platform.article(article, for: one.id).reader
            #expect(mine == ArticleReader(likes: false, bookmarked: true, follows: false, keepsHistory: false))
            #expect(try await platform.article(article).reader == nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onlyWhatReadersHaveIsLiked(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await platform.somebody("reader")
            let (draft, removed) = (
                try await platform.put(Draft(state: .draft)), try await platform.put(Draft(restriction: .removed))
            )
            for reaction in Reaction.allCases {
                await #expect(throws: ReadingError.noSuchArticle) {
                    _ = try await platform.set(reaction, true, of: draft, by: reader)
                }
                await #expect(throws: ReadingError.removed) {
                    _ = try await platform.set(reaction, true, of: removed, by: reader)
                }
                await #expect(throws: ReadingError.noSuchArticle) {
                    _ = try await platform.set(reaction, true, of: .mint(), by: reader)
                }
            }
            await #expect(throws: ReadingError.removed) { try await platform.countShare(of: removed) }
            #expect(try await platform.count("article_like") == 0)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func bookmarksAreOnesOwnAndForgetNothing(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let (reader, other) = (try await platform.somebody("reader"), try await platform.somebody("other"))
            let first = try await platform.put(Draft(title: "先")), second = try await platform.put(Draft(title: "后"))
            _ = try await platform.set(.bookmark, true, of: first, by: reader)
            _ = try await platform.later(1).set(.bookmark, true, of: second, by: reader)
            #expect(try await platform.bookmarks(of: reader, page: 1).articles.items.map(\.id) == [second, first])
            #expect(try await platform.bookmarks(of: other, page: 1).articles.items.isEmpty)
            // What is taken from readers stays in the list without its title, and can be taken out.
            try await platform.write { connection in
                _ = try connection.execute("UPDATE article SET restriction = 'removed' WHERE id = \(first)")
            }
            let kept = try await platform.bookmarks(of: reader, page: 1).articles.items
            #expect(kept.map { $0.card?.title } == ["后", nil])
            _ = try await platform.set(.bookmark, false, of: first, by: reader)
            #expect(try await platform.bookmarks(of: reader, page: 1).articles.items.map(\.id) == [second])
        }
    }

    /// 1,000 at once on one article and its publication, a tenth of them of readers who press twice.
    @Test(arguments: DatabaseKind.allCases) func countsAreExactUnderLoad(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let article = try await platform.put(Draft(topics: ["潮汐"]))
            let handle = try paper(), topic = try #require(Slug(naming: "潮汐"))
            let readers = try await platform.readers(900)
            let pressing = readers + readers.prefix(100)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, reader) in pressing.enumerated() {
                    group.addTask { _ = try await platform.set(.like, true, of: article, by: reader) }
                    group.addTask { _ = try await platform.setFollowing(true, handle, by: reader) }
                    if number.isMultiple(of: 10) {
                        group.addTask { _ = try await platform.set(.bookmark, true, of: article, by: reader) }
                        group.addTask { _ = try await platform.setFollowing(true, topic: topic, by: reader) }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await platform.tally(of: article).likes == 900)
            #expect(try await platform.count("article_like") == 900)
            #expect(try await platform.publication(handle, page: 1).publication.followers == 900)
            #expect(try await platform.count("publication_follow") == 900)
            let marked = try await platform.count("bookmark")
            #expect(try await platform.tally(of: article).bookmarks == marked)
            #expect(try await platform.topic(topic, page: 1).followers == platform.count("topic_follow"))
            // And back again, all at once.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for reader in pressing {
                    group.addTask { _ = try await platform.set(.like, false, of: article, by: reader) }
                    group.addTask { _ = try await platform.setFollowing(false, handle, by: reader) }
                }
                try await group.waitForAll()
            }
            #expect(try await platform.tally(of: article).likes == 0)
            #expect(try await platform.publication(handle, page: 1).publication.followers == 0)
        }
    }
}
