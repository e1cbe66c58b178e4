import Kernel
import TestSupport
import Testing

@testable import Publishing

@Suite struct StudioReadingTests {
    @Test(arguments: DatabaseKind.allCases) func everybodySeesWhatIsTheirs(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let mine = try await cast.article(by: cast.contributor, "投稿。")
            let other = try await cast.article(by: cast.owner, "号主写的。")
            let contributors = try await platform.studio(for: cast.contributor)
            #expect(contributors.articles.items.map(\.article) == [mine])
            #expect(contributors.articles.items.first?.actions == [.view, .edit, .handIn, .delete])
            let owners = try await platform.studio(for: cast.owner)
            #expect(Set(owners.articles.items.map(\.article)) == [mine, other])
            #expect(owners.counts == [.all: 2, .drafts: 2])
            let strangers = try await platform.studio(for: cast.stranger)
            #expect(strangers.articles.items.isEmpty && strangers.desks.isEmpty)
            await #expect(throws: ReadingError.noSuchPublication) {
                try await platform.studio(for: cast.stranger, publication: Handle("writers"))
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func listsAreFilteredSearchedAndCounted(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let live = try await cast.article(by: cast.owner, "正文。")
            try await cast.publish(live)
            let draft = try await cast.article(by: cast.owner, "正文。")
            _ = try await platform.saveDraft(draft, cast.text("正文。", title: "100% Coffee_"), base: 2, by: cast.owner)
            let contents = try await platform.studio(for: cast.owner, filter: .published)
            #expect(contents.articles.items.map(\.article) == [live])
            #expect(contents.articles.items.first?.isLive == true)
            #expect(contents.counts == [.all: 2, .drafts: 1, .published: 1])
            let found = try await platform.studio(for: cast.owner, query: SearchQuery("coffee_ 100%"))
            #expect(found.articles.items.map(\.article) == [draft] && found.counts == [.all: 1, .drafts: 1])
            #expect(try await platform.studio(for: cast.owner, query: SearchQuery("%")).articles.items.count == 1)
            await #expect(throws: ReadingError.noSuchPage) { try await platform.studio(for: cast.owner, page: 2) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func anUpdateInReviewIsStillLive(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "正文。")
            try await cast.publish(id)
            _ = try await platform.saveDraft(id, cast.text("新的正文。"), base: 2, by: cast.owner)
            try await platform.submit(id, by: cast.owner)
            let entry = try #require(try await platform.studio(for: cast.owner).articles.items.first)
            #expect(entry.state == .submitted && entry.isLive)
            #expect(entry.actions == [.view, .recall, .withdraw])
            #expect(try await platform.article(id).revision.number == 1)
        }
    }
}
