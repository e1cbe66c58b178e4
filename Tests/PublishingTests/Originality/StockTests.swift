import Document
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// Published texts, imported ones too, are held against each other, and reviewers read what was found.
@Suite struct StockTests {
    private func put(_ platform: Platform, _ seed: Int, _ publication: String, _ title: String, hoursAgo: Int64)
        async throws -> Identifier<Article>
    {
        let text = OriginalityTexts.paragraphs(seed).joined()
        return try await platform.put(
            Draft(title: title, publication: publication, hoursAgo: hoursAgo, text: text))
    }

    private func found(
        _ platform: Platform, _ account: Account, _ filter: StockFindings.Filter = .copies
    ) async throws -> [[String]] {
        try await platform.stockFindings(filter, page: 1, for: account).items.items
            .map { [$0.title, $0.originalTitle] }.sorted { $0[0] < $1[0] }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsAnothersIsFoundAndSettled(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            _ = try await put(platform, 1, "paper", "原文", hoursAgo: 48)
            let copy = try await put(platform, 1, "mirror", "抄文", hoursAgo: 24)
            _ = try await put(platform, 1, "paper", "自己的", hoursAgo: 12)
            _ = try await put(platform, 2, "mirror", "别的", hoursAgo: 24)
            #expect(try await platform.checkStock() == 0)
            try await platform.indexMissingTexts()
            // Broken off and gone on with.
            #expect(try await platform.checkStock(limit: 3) == 3)
            #expect(try await platform.checkStock() == 1)
            #expect(try await platform.checkStock() == 0)
            #expect(try await found(platform, room.reviewer) == [["抄文", "原文"]])

            for stranger in [room.owner, room.stranger, room.channelEditor] {
                await #expect(throws: ReadingError.noSuchPage) {
                    _ = try await platform.stockFindings(.copies, page: 1, for: stranger)
                }
                await #expect(throws: (any Error).self) {
                    try await platform.settleStockFinding(of: copy, by: stranger)
                }
                await #expect(throws: (any Error).self) {
                    _ = try await platform.stockOriginality(of: copy, for: stranger)
                }
            }
            let contents = try await platform.stockOriginality(of: copy, for: room.reviewer)
            #expect(contents.report.original?.title == "原文" && !contents.canJudge)
            try await platform.settleStockFinding(of: copy, by: room.reviewer)
            #expect(try await found(platform, room.reviewer).isEmpty)
            // Looked at again, what was settled stays so.
            try await platform.forgetStockChecks()
            #expect(try await platform.checkStock() == 4)
            #expect(try await found(platform, room.reviewer).isEmpty)
        }
    }

    /// An import brings an older text than the one that was there: the one that was there is the copy.
    @Test(arguments: DatabaseKind.allCases) func whatComesLaterMayBeOlder(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let first = try await put(platform, 1, "mirror", "先到的", hoursAgo: 24)
            try await platform.indexMissingTexts()
            try await platform.checkStock()
            #expect(try await found(platform, room.reviewer).isEmpty)
            _ = try await put(platform, 1, "paper", "原文", hoursAgo: 48)
            try await platform.indexMissingTexts()
            try await platform.checkStock()
            #expect(try await found(platform, room.reviewer) == [["先到的", "原文"]])
            // A still older one takes the place of the original.
            _ = try await put(platform, 1, "archive", "更早的", hoursAgo: 96)
            try await platform.indexMissingTexts()
            try await platform.checkStock()
            #expect(try await found(platform, room.reviewer) == [["先到的", "更早的"], ["原文", "更早的"]])

            // Whoever belongs to one of the two sees it, and does nothing about it.
            try await platform.write { connection in
                let paper = try #require(try ArticleStore(connection: connection).find(first))
                try MembershipStore(connection: connection).set(
                    .editor, of: room.reviewer.id, in: paper.publication, at: testNow)
            }
            let items = try await platform.stockFindings(.copies, page: 1, for: room.reviewer).items.items
            #expect(items.first { $0.article == first }?.isImpartial == false)
            await #expect(throws: (any Error).self) {
                try await platform.settleStockFinding(of: first, by: room.reviewer)
            }
            // What is taken off the site is off the list.
            _ = try await platform.write {
                try $0.execute("UPDATE article SET state = 'withdrawn' WHERE id = \(first)")
            }
            #expect(try await found(platform, room.secondReviewer) == [["原文", "更早的"]])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func passagesAreFoundToo(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, state: .active)
            let borrowed = OriginalityTexts.paragraphs(1)[2...4]
            func put(_ publication: String, _ title: String, hoursAgo: Int64, _ paragraphs: [String]) async throws {
                _ = try await platform.put(
                    Draft(title: title, publication: publication, hoursAgo: hoursAgo, text: paragraphs.joined()))
                try await platform.indexMissingTexts()
                try await platform.checkStock()
            }
            let mixed = OriginalityTexts.paragraphs(2, count: 12) + borrowed
            try await put("mirror", "借用", hoursAgo: 24, mixed)
            try await put("mirror", "再用", hoursAgo: 12, OriginalityTexts.paragraphs(3, count: 12) + borrowed)
            #expect(try await found(platform, room.reviewer, .passages).isEmpty)
            // What comes later is older than what was there.
            try await put("paper", "原文", hoursAgo: 48, OriginalityTexts.paragraphs(1, count: 12))
            let expected = [["借用", "原文"], ["再用", "原文"]]
            #expect(try await found(platform, room.reviewer, .passages) == expected)
            #expect(try await found(platform, room.reviewer).isEmpty)
            // Looked at by itself, an article that goes on with its own publication's passages has taken them from nobody.
            try await platform.forgetStockChecks()
            try await platform.checkStock()
            #expect(try await found(platform, room.reviewer, .passages).first == ["借用", "原文"])

            let item = try #require(
                try await platform.stockFindings(.passages, page: 1, for: room.reviewer).items.items
                    .first { $0.title == "借用" })
            #expect((0.1..<0.4).contains(item.share))
            try await platform.settleStockFinding(of: item.article, by: room.reviewer)
            try await platform.forgetStockChecks()
            try await platform.checkStock()
            #expect(try await found(platform, room.reviewer, .passages).contains(["借用", "原文"]) == false)
            // A copy of the whole says more than a passage.
            try await put("archive", "更早的", hoursAgo: 96, mixed)
            #expect(try await found(platform, room.reviewer) == [["借用", "更早的"]])
            #expect(try await found(platform, room.reviewer, .passages).contains(["原文", "更早的"]))
        }
    }
}
