import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct CheckTests {
    @Test(arguments: DatabaseKind.allCases) func findsWhatIsDamaged(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let cover = media.add(Array("picture".utf8))
            let stray = media.add(Array("picture nobody shows".utf8))
            let id = try await platform.put(Draft(cover: cover))
            let sound = try await platform.check()
            #expect(sound.problems.isEmpty)
            #expect(sound.mediaFiles == 1 && sound.revisions == 1 && sound.strayFiles == 1)
            #expect(try await media.isIntact(stray.hash))

            media.damage(cover.hash)
            try await platform.write { connection in
                _ = try connection.execute(
                    "UPDATE revision SET document = '{\"type\":\"evil\"}' WHERE article_id = \(id)")
            }
            let damaged = try await platform.check()
            #expect(damaged.problems.map(\.place).contains("media \(cover.hash)"))
            #expect(damaged.problems.count == 2)
        }
    }
}
