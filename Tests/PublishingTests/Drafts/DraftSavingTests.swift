import Document
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct DraftSavingTests {
    private func paragraphs(_ draft: Publishing.Draft) -> [String] {
        draft.content.content.document.blocks.map { PlainTextWriter.write(Document([$0])) }
    }

    @Test(arguments: DatabaseKind.allCases) func aSaveOnTheCurrentVersionIsTheNext(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "一")
            let saved = try await platform.saveDraft(id, cast.text("一", "二"), base: 2, by: cast.owner)
            #expect(saved.version == 3 && !saved.isMerged)
            let again = try await platform.saveDraft(id, cast.text("一", "二"), base: 3, by: cast.owner)
            #expect(again.version == 3)
            #expect(paragraphs(try await platform.draft(id, for: cast.editor)) == ["一", "二"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func twoTabsAreJoinedAndBothAreKept(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "开头。", "结尾。")
            _ = try await platform.saveDraft(id, cast.text("开头。第一个标签页。", "结尾。"), base: 2, by: cast.owner)
            let second = try await platform.saveDraft(
                id, cast.text("开头。", "结尾。第二个标签页。"), base: 2, by: cast.editor)
            #expect(second.isMerged && second.conflicts.isEmpty)
            #expect(paragraphs(try await platform.draft(id, for: cast.owner)) == ["开头。第一个标签页。", "结尾。第二个标签页。"])
            // Whoever has typed on meanwhile builds on exactly what they had sent.
            let third = try await platform.saveDraft(
                id, cast.text("开头。", "结尾。第二个标签页。又一句。"), base: second.sent, by: cast.editor)
            #expect(third.conflicts.isEmpty)
            #expect(
                paragraphs(try await platform.draft(id, for: cast.owner)) == ["开头。第一个标签页。", "结尾。第二个标签页。又一句。"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aContradictionIsShownAndBothAreKept(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "共有 30 人到场，会议开了两个小时。")
            _ = try await platform.saveDraft(id, cast.text("共有 20 人到场，会议开了两个小时。"), base: 2, by: cast.owner)
            let second = try await platform.saveDraft(
                id, cast.text("共有 50 人到场，会议开了两个小时。"), base: 2, by: cast.editor)
            #expect(second.conflicts.map(\.place) == [.block(0)])
            #expect(paragraphs(try await platform.draft(id, for: cast.owner)) == ["共有 20 人到场，会议开了两个小时。"])
            let kept = try await platform.read { connection in
                try DraftStore(connection: connection).content(id, version: second.sent)
            }
            #expect(kept == cast.text("共有 50 人到场，会议开了两个小时。"))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aForgottenBaseIsReplacedByTheWritersOwn(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "一。")
            let mine = cast.text("一。", "我的。")
            await #expect(throws: DraftError.baseGone) {
                try await platform.saveDraft(id, mine, base: 99, by: cast.owner)
            }
            let saved = try await platform.saveDraft(
                id, mine, base: 99, baseContent: cast.text("一。"), by: cast.owner)
            #expect(saved.content == mine)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func twoHundredSavesAtOnceLoseNothing(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "开头。", "结尾。")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<200 {
                    group.addTask {
                        _ = try await platform.saveDraft(
                            id, cast.text("开头。", "第\(writer)份改动。", "结尾。"), base: 2,
                            by: writer.isMultiple(of: 2) ? cast.owner : cast.editor)
                    }
                }
                try await group.waitForAll()
            }
            let found = Set(paragraphs(try await platform.draft(id, for: cast.owner)))
            #expect(found == Set((0..<200).map { "第\($0)份改动。" } + ["开头。", "结尾。"]))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatMayNotBeInADraftIsRefused(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "一。")
            let foreign = media.add(Array("somebody else's picture".utf8))
            try await platform.write { try MediaRecordStore(connection: $0).insert(foreign, at: testNow) }
            func refused(_ error: DraftError, _ change: (inout DraftContent) -> Void) async {
                var draft = cast.text("一。")
                change(&draft)
                let sent = draft
                await #expect(throws: error) { try await platform.saveDraft(id, sent, base: 2, by: cast.owner) }
            }
            await refused(.titleTooLong) { $0.content.title = String(repeating: "长", count: 201) }
            await refused(.summaryTooLong) { $0.content.summary = String(repeating: "长", count: 1001) }
            await refused(.tooManyTopics) { $0.filing.topics = (0..<9).map(String.init) }
            await refused(.badCanonical) { $0.filing.canonical = "javascript:alert(1)" }
            await refused(.noSuchChannel) { $0.filing.channel = Identifier(rawValue: 1) }
            await refused(.badDeclaration) { $0.content.declarations = [Declaration(.sourced, link: "javascript:1")] }
            await refused(.foreignMedia) { $0.content.cover = foreign.hash }
            await refused(.foreignMedia) {
                $0.content.document = Document([.figure(Figure(source: .stored(foreign.hash)))])
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func othersNeitherSeeNorSave(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "一。")
            for account in [cast.stranger, cast.reviewer, cast.contributor] {
                await #expect(throws: ReadingError.noSuchArticle) { try await platform.draft(id, for: account) }
                await #expect(throws: ReadingError.noSuchArticle) {
                    try await platform.saveDraft(id, cast.text("二。"), base: 2, by: account)
                }
            }
            await #expect(throws: ReadingError.noSuchPublication) {
                try await platform.beginArticle(in: cast.publication, by: cast.stranger, language: .english)
            }
        }
    }
}
