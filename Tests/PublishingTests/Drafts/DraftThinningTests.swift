import Storage
import Kernel
import TestSupport
import Testing

@testable import Publishing

@Suite struct DraftThinningTests {
    @Test(arguments: DatabaseKind.allCases) func oldSavesAreThinnedAndTheCurrentOneStays(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "零")
            // Minutes before now, oldest first; versions 3 and up.
            let ages: [Int64] = [
                40 * 1440, 40 * 1440 - 1, 5 * 1440 + 50, 5 * 1440 + 40, 5 * 1440 - 50, 47 * 60, 46 * 60, 1,
            ]
            _ = try await platform.write { connection in
                try connection.execute("UPDATE draft_version SET created_at = \(testNow.adding(days: -50))")
            }
            for (index, age) in ages.enumerated() {
                let then = Platform(
                    database: platform.database, media: media, clock: .fixed(testNow.adding(seconds: -60 * age)))
                _ = try await then.saveDraft(id, cast.text("\(index)"), base: index + 2, by: cast.owner)
            }
            // Of the first two nothing is left; of an hour five days ago the last; all of the last two days.
            #expect(try await platform.thinDrafts() == 5)
            let kept = try await platform.history(of: id, for: cast.owner).saves.items.map(\.version)
            #expect(kept == [.save(10), .save(9), .save(8), .save(7), .save(6)])
            #expect(try await platform.thinDrafts() == 0)
            #expect(try await platform.draft(id, for: cast.owner).version == 10)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theOnlyVersionOfAnOldDraftStays(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "一")
            let later = Platform(
                database: platform.database, media: media, clock: .fixed(testNow.adding(days: 400)))
            #expect(try await later.thinDrafts() == 1)
            #expect(try await platform.draft(id, for: cast.owner).content == cast.text("一"))
        }
    }
}
