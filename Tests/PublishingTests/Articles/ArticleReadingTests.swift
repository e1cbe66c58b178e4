import Document
import Document
import Kernel
@testable import Publishing
import TestSupport
import Testing

@Suite struct ArticleReadingTests {
    /// Who may read is decided in one place; this is its whole table.
    @Test(arguments: DatabaseKind.allCases) func onlyPublishedAndUnremovedArticlesAreRead(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for state in Article.State.allCases {
                for restriction in Article.Restriction.allCases {
                    let id = try await platform.put(
                        Draft(
                            title: "\(state) \(restriction)", channel: "tech", state: state, restriction: restriction,
                            topics: ["话题"], comments: [1]))
                    let isPublic = state == .published && restriction != .removed && restriction != .disabled
                    if isPublic {
                        #expect(try await platform.article(id).revision.content.title == "\(state) \(restriction)")
                    } else if state == .published {
                        await #expect(throws: RemovedArticle.self) { try await platform.article(id) }
                    } else {
                        await #expect(throws: ReadingError.noSuchArticle) { try await platform.article(id) }
                    }
                }
            }
            let visible = Set(
                Article.Restriction.allCases.filter { $0 != .removed && $0 != .disabled }.map {
                    "\(Article.State.published) \($0)"
                })
            let tech = try #require(Slug("tech")), topic = try #require(Slug("话题")),
                paper = try #require(Handle("paper"))
            #expect(Set(try await platform.channel(tech, page: 1).articles.items.map(\.title)) == visible)
            #expect(Set(try await platform.topic(topic, page: 1).articles.items.map(\.title)) == visible)
            #expect(Set(try await platform.publication(paper, page: 1).articles.items.map(\.title)) == visible)
            #expect(
                Set(try await platform.feed(.site).entries.map(\.card.title))
                    == visible.subtracting(["published ageLimited"]))
            #expect(try await platform.sitemap(part: 1).entries.count == visible.count)
            #expect(
                Set(
                    try await platform.search(SearchQuery("published"), page: 1).results?.page.items.map(\.card.title)
                        ?? [])
                    == visible)
            let hot = try await platform.hot().articles
            let recommended = visible.subtracting(["published demoted", "published ageLimited"])
            #expect(Set(hot.map(\.card.title)) == recommended, "a demoted article is in no list of the hot")
            let portal = try await platform.portal()
            let shown = portal.top + portal.briefs + portal.latest + portal.channelBlocks.flatMap(\.articles)
            #expect(Set(shown.map(\.title)) == visible)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func pagesAreReadButNotListed(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let id = try await platform.put(Draft(title: "关于", kind: .page))
            #expect(try await platform.article(id).revision.content.title == "关于")
            #expect(try await platform.portal().top.isEmpty)
            #expect(try await platform.sitemap(part: 1).entries.isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func longListsArePaged(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for hour in 1...25 {
                try await platform.put(Draft(title: "\(hour)", channel: "tech", hoursAgo: Int64(hour)))
            }
            let tech = try #require(Slug("tech"))
            let first = try await platform.channel(tech, page: 1).articles
            let second = try await platform.channel(tech, page: 2).articles
            #expect(first.items.map(\.title) == (1...20).map(String.init))
            #expect(first.hasNext)
            #expect(second.items.map(\.title) == (21...25).map(String.init))
            #expect(!second.hasNext)
            await #expect(throws: ReadingError.noSuchPage) { try await platform.channel(tech, page: 3) }
            await #expect(throws: ReadingError.noSuchPage) { try await platform.channel(tech, page: 501) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func commentsComeInThreadsPinnedFirst(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let id = try await platform.put(Draft())
            let ids = (0..<5).map { _ in Identifier<Publishing.Comment>.mint(at: testNow) }
            try await platform.write { connection in
                let store = CommentStore(connection: connection)
                func add(_ index: Int, parent: Int? = nil, _ state: Publishing.Comment.State, minute: Int64) throws {
                    try store.insert(
                        Publishing.Comment(
                            id: ids[index], article: id, parent: parent.map { ids[$0] }, authorName: "\(index)",
                            body: "…",
                            state: state, createdAt: testNow.adding(seconds: 60 * minute)))
                }
                try add(0, .pinned, minute: 0)
                try add(1, .visible, minute: 1)
                try add(2, .hidden, minute: 2)
                try add(3, parent: 1, .visible, minute: 3)
                try add(4, parent: 1, .pending, minute: 4)
            }
            let contents = try await platform.article(id)
            #expect(contents.comments.threads.map(\.comment.comment.authorName) == ["0", "1"])
            #expect(contents.comments.threads.map { $0.replies.map(\.comment.authorName) } == [[], ["3"]])
            #expect(contents.comments.count == 3)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func revisionsAreNumberedAndTheLastIsLive(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let id = try await platform.put(Draft(title: "一"))
            try await platform.write { connection in
                _ = try ArticleStore(connection: connection).revise(
                    id, ArticleContent(title: "二", document: .init([])), at: testNow)
            }
            let revision = try await platform.article(id).revision
            #expect(revision.number == 2)
            #expect(revision.content.title == "二")
        }
    }
}
