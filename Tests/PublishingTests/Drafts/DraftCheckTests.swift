import Document
import Kernel
import TestSupport
import Testing

@testable import Publishing

@Suite struct DraftCheckTests {
    private func refusal(of draft: DraftContent, _ cast: Cast, _ id: Identifier<Article>) async -> DraftError? {
        do {
            _ = try await cast.platform.saveDraft(id, draft, base: 2, by: cast.owner)
            return nil
        } catch { return error as? DraftError }
    }

    @Test(arguments: DatabaseKind.allCases) func whatMayNotBeInADraftIsRefused(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "正文。")
            func changed(_ change: (inout DraftContent) -> Void) -> DraftContent {
                var draft = cast.text("正文。")
                change(&draft)
                return draft
            }
            let cases: [(DraftError, DraftContent)] = [
                (.titleTooLong, changed { $0.content.title = String(repeating: "题", count: 201) }),
                (.summaryTooLong, changed { $0.content.summary = String(repeating: "摘", count: 1001) }),
                (.correctionTooLong, changed { $0.filing.correction = String(repeating: "更", count: 1001) }),
                (.tooManyTopics, changed { $0.filing.topics = (1...9).map(String.init) }),
                (.badCanonical, changed { $0.filing.canonical = "javascript:alert(1)" }),
                (.badSchedule, changed { $0.filing.scheduledAt = Timestamp(milliseconds: -1) }),
                (.noSuchChannel, changed { $0.filing.channel = Identifier(rawValue: 7) }),
                (.badLanguage, changed { $0.content.language = "zh\" onload=\"" }),
                (.badDeclaration, changed { $0.content.declarations = [Declaration(.reprint, link: "data:,x")] }),
                (
                    .badDeclaration,
                    changed {
                        let most = Declaration.Kind.allCases.count
                        $0.content.declarations = Array(repeating: Declaration(.original), count: most + 1)
                    }
                ),
            ]
            for (error, draft) in cases { #expect(await refusal(of: draft, cast, id) == error) }
            #expect(await refusal(of: cast.text("新的正文。"), cast, id) == nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func filesOfOthersAreRefused(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "正文。")
            let foreign = media.add(Array("picture of somebody else".utf8))
            try await platform.write { try MediaRecordStore(connection: $0).insert(foreign, at: testNow) }
            let places: [(inout DraftContent) -> Void] = [
                { $0.content.cover = foreign.hash },
                { $0.content.document.blocks = [.figure(Figure(source: .stored(foreign.hash)))] },
                { $0.content.document.blocks = [.video(Video(source: .remote("/v"), poster: .stored(foreign.hash)))] },
            ]
            for place in places {
                var draft = cast.text("正文。")
                place(&draft)
                #expect(await refusal(of: draft, cast, id) == .foreignMedia)
            }
            var mine = cast.text("正文。")
            mine.content.cover = try await cast.picture("of mine", for: id, by: cast.owner).hash
            #expect(await refusal(of: mine, cast, id) == nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theCoverIsCutWhenItIsSubmitted(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "正文。")
            let whole = try await cast.picture("to be cut", for: id, by: cast.owner)
            var draft = cast.text("正文。")
            draft.content.cover = whole.hash
            draft.filing.coverCrop = Filing.Crop(x: 0.25, y: 0, width: 0.5, height: 0.5)
            _ = try await platform.saveDraft(id, draft, base: 2, by: cast.owner)
            try await cast.publish(id)
            let cover = try #require(try await platform.article(id).revision.content.cover)
            #expect(cover != whole.hash)
            #expect(try await platform.isPublicMedia(cover))
            #expect(try await platform.isPublicMedia(whole.hash) == false)
            // The writer still has the whole, and can cut it otherwise.
            #expect(try await platform.draft(id, for: cast.owner).content == draft)
        }
    }
}
