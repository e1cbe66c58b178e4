@testable import Publishing
import TestSupport
import Testing

@Suite struct SitemapTests {
    @Test(arguments: DatabaseKind.allCases) func listsArticlesOldestFirstWithTheirPictures(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let new = try await platform.put(Draft(hoursAgo: 1))
            let old = try await platform.put(
                Draft(hoursAgo: 5, topics: ["茶"], cover: media.add(Array("picture 1".utf8))))
            let part = try await platform.sitemap(part: 1)
            #expect(part.entries.map(\.article) == [old, new])
            #expect(part.entries.map(\.pictures.count) == [1, 0])
            let index = try await platform.sitemapIndex()
            #expect(index.parts == 1)
            #expect(index.topics.map(\.name) == ["茶"])
            await #expect(throws: ReadingError.noSuchPage) { try await platform.sitemap(part: 2) }
        }
    }
}
