import CVips
import Foundation
import Kernel
import Testing

@testable import Media

@Suite struct MediaLibraryVariantsTests {
    private let key: VariantJobs.Key

    init() throws {
        let hash = try #require(ContentHash(String(repeating: "0", count: 64)))
        key = VariantJobs.Key(hash: hash, variant: .picture(width: 320, .webp))
    }

    @Test func `Fifty who ask at once wait for one job`() async throws {
        let jobs = VariantJobs(limit: 10)
        let runs = Shared(0)
        let gate = AsyncStream<Void>.makeStream()
        let key = self.key
        let results = try await withThrowingTaskGroup(of: URL.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await jobs.result(of: key) {
                        runs.change { $0 += 1 }
                        // Ends only after all fifty have asked.
                        for await _ in gate.stream {}
                        return URL(fileURLWithPath: "/made")
                    }
                }
            }
            while await jobs.waiting < 50 { await Task.yield() }
            gate.continuation.finish()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(runs.value == 1)
        #expect(results.count == 50 && Set(results).count == 1)
    }

    @Test func `Fifty requests for one variant get the same file`() async throws {
        let library = try TemporaryLibrary()
        let file = try await library.media.add(Sample.plain(.jpeg, width: 1200, height: 900))
        let media = library.media
        let urls = try await withThrowingTaskGroup(of: URL.self) { group in
            for _ in 0..<50 { group.addTask { try await media.variant(file.hash, .picture(width: 640, .webp)) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(urls.count == 1)
        #expect(try library.paths().filter { $0.hasSuffix(".webp") }.count == 1)
        #expect(try library.paths().count == 2)
    }

    @Test func `A failure is remembered for a while, then tried again`() async throws {
        let start = ContinuousClock.now
        let time = Shared(start)
        let runs = Shared(0)
        let jobs = VariantJobs(limit: 10, memory: .seconds(15), now: { time.value })
        func ask() async throws {
            _ = try await jobs.result(of: key) {
                runs.change { $0 += 1 }
                throw MediaError.tookTooLong
            }
        }
        await #expect(throws: MediaError.tookTooLong) { try await ask() }
        await #expect(throws: MediaError.tookTooLong) { try await ask() }
        #expect(runs.value == 1)
        time.value = start + .seconds(16)
        await #expect(throws: MediaError.tookTooLong) { try await ask() }
        #expect(runs.value == 2)
    }

    @Test func `Beyond the limit of waiting jobs there is an error instead of a queue`() async throws {
        var limits = MediaLimits()
        limits.waitingVariants = 0
        let library = try TemporaryLibrary(limits: limits)
        let hash = try await library.media.add(Sample.plain(.png)).hash
        await #expect(throws: MediaError.busy) { try await library.media.variant(hash, .picture(width: 320, .webp)) }
    }

    @Test(arguments: ["401.webp", "1600.webp", "640.jpg", "320.png", "320.gif", "video.mp4"])
    func `A variant the file does not have is not made`(name: String) async throws {
        let library = try TemporaryLibrary()
        let hash = try await library.media.add(Sample.plain(.jpeg)).hash
        await #expect(throws: MediaError.noSuchVariant(name)) {
            try await library.media.variant(hash, MediaVariant(name)!)
        }
        #expect(try library.paths().count == 1)
    }

    @Test func `A variant that was deleted is made again`() async throws {
        let library = try TemporaryLibrary()
        let hash = try await library.media.add(Sample.plain(.jpeg)).hash
        let url = try await library.media.variant(hash, .picture(width: 320, .webp))
        let first = try Data(contentsOf: url)
        try FileManager.default.removeItem(at: url)
        #expect(try Data(contentsOf: await library.media.variant(hash, .picture(width: 320, .webp))) == first)
    }

    @Test func `Every variant of a file can be made, is of its type and has the promised size`() async throws {
        let library = try TemporaryLibrary()
        let file = try await library.media.add(Sample.plain(.png, [1, 2, 3, 100], width: 1700, height: 901))
        for variant in file.variants {
            let bytes = Array(try Data(contentsOf: await library.media.variant(file.hash, variant)))
            #expect(try MediaType.detected(in: bytes) == variant.type)
            let seen = try Seen(bytes)
            #expect(seen.height == file.height(atWidth: seen.width))
        }
        #expect(try library.paths().count == 1 + 8)
    }
}
