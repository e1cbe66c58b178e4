import Kernel
import Synchronization
import TestSupport
import Testing

@testable import Publishing

@Suite struct PreviewLinkTests {
    @Test(arguments: DatabaseKind.allCases) func whoeverHasTheLinkSeesTheLatestDraft(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.contributor, "一。")
            let token = try await platform.makePreviewLink(to: id, by: cast.contributor)
            _ = try await platform.saveDraft(id, cast.text("二。", title: "新题目"), base: 2, by: cast.contributor)
            let contents = try await platform.preview(with: token)
            #expect(contents.revision.content.title == "新题目" && contents.channel?.id == cast.channel)
            await #expect(throws: ReadingError.noSuchPage) { try await platform.preview(with: SecretToken()) }
            await #expect(throws: ReadingError.noSuchArticle) {
                try await platform.makePreviewLink(to: id, by: cast.stranger)
            }
            await #expect(throws: ReadingError.noSuchArticle) { try await platform.preview(id, for: cast.reviewer) }
            try await platform.withdrawPreviewLinks(to: id, by: cast.owner)
            await #expect(throws: ReadingError.noSuchPage) { try await platform.preview(with: token) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func linksExpire(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "一。")
            let token = try await platform.makePreviewLink(to: id, by: cast.owner)
            func later(_ seconds: Int64) -> Platform {
                Platform(
                    database: platform.database, media: media,
                    clock: .fixed(testNow.adding(days: Int64(Platform.previewDays)).adding(seconds: seconds)))
            }
            _ = try await later(-1).preview(with: token)
            await #expect(throws: ReadingError.noSuchPage) { try await later(0).preview(with: token) }
        }
    }
}
