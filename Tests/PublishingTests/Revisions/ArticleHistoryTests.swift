import Document
import Kernel
import TestSupport
import Testing

@testable import Publishing

@Suite struct ArticleHistoryTests {
    @Test(arguments: DatabaseKind.allCases) func anyVersionCanBeGoneBackTo(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "第一版。")
            try await cast.publish(id)
            _ = try await platform.saveDraft(id, cast.text("第二版。"), base: 2, by: cast.editor)
            let history = try await platform.history(of: id, for: cast.owner)
            #expect(history.revisions.map(\.version) == [.revision(1)])
            #expect(history.revisions.first?.isCurrent == true && history.revisions.first?.submission == .published)
            #expect(history.saves.items.map(\.version) == [.save(3), .save(2), .save(1)])
            #expect(history.saves.items.map(\.authorName) == ["editor", "owner", "owner"])
            let (before, after) = try await platform.versions(.revision(1), .save(3), of: id, for: cast.owner)
            #expect(before.document != after.document)
            try await platform.restore(.revision(1), of: id, by: cast.owner)
            let restored = try await platform.draft(id, for: cast.owner)
            #expect(restored.version == 4 && restored.content.content.document == before.document)
            #expect(restored.content.filing.channel == cast.channel)
            await #expect(throws: ReadingError.noSuchPage) {
                try await platform.restore(.save(99), of: id, by: cast.owner)
            }
            await #expect(throws: ReadingError.noSuchArticle) {
                try await platform.history(of: id, for: cast.stranger)
            }
            await #expect(throws: AccessError.notAllowed) {
                try await platform.versions(.save(1), .save(2), of: id, for: cast.reviewer)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func nothingIsRestoredIntoAReview(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "第一版。")
            try await platform.submit(id, by: cast.owner)
            await #expect(throws: AccessError.notInThisState(.submitted)) {
                try await platform.restore(.save(1), of: id, by: cast.owner)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aCorrectionIsShownWithWhatItChanged(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "到场 20 人。")
            try await cast.publish(id)
            await #expect(throws: ReadingError.noSuchPage) { try await platform.corrections(of: id) }
            var draft = cast.text("到场 30 人。")
            draft.filing.correction = "到场人数写错了。"
            _ = try await platform.saveDraft(id, draft, base: 2, by: cast.owner)
            try await cast.publish(id)
            let shown = try await platform.article(id)
            #expect(shown.corrections.map(\.note) == ["到场人数写错了。"])
            let entry = try #require(try await platform.corrections(of: id).entries.first)
            #expect(PlainTextWriter.write(entry.before.document) == "到场 20 人。")
            #expect(PlainTextWriter.write(entry.after.document) == "到场 30 人。")
            try await platform.withdraw(id, by: cast.owner, reason: "")
            await #expect(throws: ReadingError.noSuchArticle) { try await platform.corrections(of: id) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theTimelineNamesNobodyOfTheSite(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "正文。")
            try await platform.submit(id, by: cast.owner)
            try await platform.write { connection in
                try ArticleStore(connection: connection).record(
                    id, state: .changesRequested, by: cast.reviewer.id, reason: "请补充来源。", at: testNow)
            }
            let steps = try await platform.timeline(of: id, for: cast.owner).steps
            #expect(steps.first?.actor == .site && steps.first?.reason == "请补充来源。")
            #expect(steps.last?.actor == .member("owner"))
            await #expect(throws: ReadingError.noSuchArticle) {
                try await platform.timeline(of: id, for: cast.stranger)
            }
        }
    }

    @Test(arguments: ["s1", "r12"]) func versionsHaveAName(_ text: String) {
        #expect(ArticleVersion(text)?.description == text)
    }

    @Test(arguments: ["", "s", "s0", "s01", "x1", "r-1", "1"]) func nothingElseNamesAVersion(_ text: String) {
        #expect(ArticleVersion(text) == nil)
    }
}
