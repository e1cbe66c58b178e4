import Document
import Kernel
import Originality
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct OriginalityIndexTests {
    @Test func aStoredTextHasTheSketchOfItsDocument() throws {
        let markdown = """
            # 标题 “引号” & <符号>

            一段**重点**、*斜体*、`代码`和[链接](https://example.org/ "题")，换行\\
            之后；emoji 🚢。

            > 引用的话

            - 一项
            - 两项
              1. 里面

            | 甲 | 乙 |
            |---|---|
            | 1 | 2 |

            ```swift
            let a = "1\\n"
            let b = 2
            ```
            """
        let document = try MarkdownReader.read(markdown).document
        #expect(ComparedText(stored: document.json()).sketch == ComparedText(document).sketch)
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsPublishedIsFoundInTheSameTransaction(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let text = OriginalityTexts.paragraphs(1)
            let id = try await room.write("渡船", OriginalityTexts.blocks(text))
            // Nobody's working copy is compared with.
            #expect(try await room.report(text).sources.isEmpty)
            try await room.submit(id)
            let report = try await room.report(text)
            #expect(report.sources.map(\.article) == [id])
            #expect(report.share > 0.99)
            let source = try #require(report.sources.first)
            #expect(source.isReprint && source.title == "渡船" && source.relation == .other)
            #expect(source.passages.map(\.own).joined().contains(text[3].prefix(20)))
            // Not with itself.
            #expect(try await room.report(text, article: id).sources.isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aRevisionTakesThePlaceOfTheOneBefore(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let (first, second) = (OriginalityTexts.paragraphs(1), OriginalityTexts.paragraphs(2))
            let id = try await room.published("渡船", first)
            try await platform.mergeOriginality(least: 1)
            try await room.save(id, "渡船", OriginalityTexts.blocks(second))
            try await room.submit(id)
            #expect(try await room.report(first).sources.isEmpty)
            #expect(try await room.report(second).sources.map(\.article) == [id])
            try await platform.mergeOriginality(least: 1)
            #expect(try await room.report(first).sources.isEmpty)
            #expect(try await room.report(second).sources.map(\.article) == [id])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsNoLongerPublicIsNotFound(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let text = OriginalityTexts.paragraphs(1)
            let id = try await room.published("渡船", text)
            for restriction in [Article.Restriction.removed, .disabled] {
                _ = try await platform.write {
                    try $0.execute("UPDATE article SET restriction = \(restriction) WHERE id = \(id)")
                }
                #expect(try await room.report(text).sources.isEmpty)
            }
            _ = try await platform.write { try $0.execute("UPDATE article SET restriction = 'none' WHERE id = \(id)") }
            #expect(try await room.report(text).sources.count == 1)
            try await platform.withdraw(id, by: room.owner, reason: "")
            #expect(try await room.report(text).sources.isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func mergingAndRebuildingChangeNoAnswer(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            for seed in 0..<24 {
                try await platform.put(
                    Draft(title: "第\(seed)篇", text: OriginalityTexts.paragraphs(seed).joined()))
            }
            #expect(try await platform.indexMissingTexts() == 24)
            #expect(try await platform.indexMissingTexts() == 0)
            let mixed =
                OriginalityTexts.paragraphs(3, count: 4) + OriginalityTexts.paragraphs(7)
                + OriginalityTexts.paragraphs(99)
            let before = try await room.report(mixed)
            #expect(Set(before.sources.map(\.title)) == ["第3篇", "第7篇"])
            #expect(try await platform.mergeOriginality(least: 1))
            #expect(try await !platform.mergeOriginality(least: 1))
            #expect(try await room.report(mixed) == before)
            // Another run beside the first, and then both in one.
            for seed in 24..<26 {
                try await platform.put(
                    Draft(title: "第\(seed)篇", text: OriginalityTexts.paragraphs(seed).joined()))
            }
            #expect(try await platform.indexMissingTexts() == 2)
            try await platform.mergeOriginality(least: 1)
            #expect(try await room.report(mixed).sources.map(\.title) == before.sources.map(\.title))
            #expect(try await platform.rebuildOriginalityIndex() == 26)
            #expect(try await room.report(mixed).sources.map(\.title) == before.sources.map(\.title))
            let runs: Int? = try await platform.read { try $0.value("SELECT count(*) FROM originality_run") }
            #expect(runs == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aMergeThatWasBrokenOffIsBegunAgain(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let text = OriginalityTexts.paragraphs(1)
            let id = try await room.published("渡船", text)
            let work = try await platform.write {
                try OriginalityMerging(connection: $0).begin(least: 1, at: platform.clock.now)
            }
            #expect(work != nil)
            // The other node is taken to be at work, for a while.
            #expect(try await !platform.mergeOriginality(least: 1))
            #expect(try await room.report(text).sources.map(\.article) == [id])
            #expect(try await platform.later(120).mergeOriginality(least: 1))
            #expect(try await room.report(text).sources.map(\.article) == [id])
            let runs: Int? = try await platform.read { try $0.value("SELECT count(*) FROM originality_run") }
            #expect(runs == 1)
        }
    }

    @Test func bothDatabasesFindTheSame() async throws {
        var reports: [[String]] = []
        for kind in DatabaseKind.allCases {
            try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
                let room = try await Newsroom.open(platform, state: .active)
                for seed in 0..<12 {
                    try await platform.put(
                        Draft(title: "第\(seed)篇", text: OriginalityTexts.paragraphs(seed).joined()))
                }
                try await platform.indexMissingTexts()
                try await platform.mergeOriginality(least: 1)
                let mixed = OriginalityTexts.paragraphs(3, count: 4) + OriginalityTexts.paragraphs(7, count: 3)
                let report = try await room.report(mixed)
                reports.append(
                    ["\(report.share)"] + report.sources.map { "\($0.title) \($0.share) \($0.otherShare)" })
            }
        }
        #expect(reports[0] == reports[1] && reports[0].count == 3)
    }
}
