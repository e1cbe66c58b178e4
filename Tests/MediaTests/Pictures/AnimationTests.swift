import CVips
import Testing

@testable import Media

@Suite struct AnimationTests {
    private static let delays: [Int32] = [100, 250, 70, 500]

    @Test(arguments: [byline_format.gif, .webp], ["320.webp", "400.webp", "320.gif", "400.gif"])
    func `An animation keeps its frames, their times and its loop`(
        format: byline_format, variant: String
    ) async throws {
        let bytes = try Sample.animation(format, delays: Self.delays)

        let (file, seen, _) = try await TemporaryLibrary().seen(bytes, as: variant)

        #expect((file.width, file.height, file.frames) == (400, 100, 4))
        #expect(file.isAnimated && file.fallback == .gif)
        #expect(seen.facts.frames == 4)
        #expect(seen.height == file.height(atWidth: seen.width))
        #expect(seen.delays == Self.delays)
        #expect(seen.loop == 3)
        let spot = seen.width * 30 / 400
        #expect(isNear(seen.pixel(spot, seen.height + seen.height / 2), [255, 0, 0], within: 40))
        #expect(!isNear(seen.pixel(spot, seen.height / 2), [255, 0, 0], within: 40))
    }

    @Test func `A still picture of an animation is not offered`() async throws {
        let library = try TemporaryLibrary()
        let file = try await library.media.add(Sample.animation(.gif, delays: Self.delays))
        await #expect(throws: MediaError.noSuchVariant("320.jpg")) {
            try await library.media.variant(file.hash, .picture(width: 320, .jpeg))
        }
    }

    @Test func `A GIF of one frame is a still picture`() async throws {
        let (file, seen, _) = try await TemporaryLibrary().seen(try Sample.plain(.gif), as: "400.jpg")
        #expect(file.frames == 1 && !file.isAnimated && file.fallback == .jpeg)
        #expect(seen.facts.frames == 1)
    }

    @Test func `Frames count against the limits`() async throws {
        var limits = MediaLimits()
        limits.frames = 3
        let bytes = try Sample.animation(.gif, delays: Self.delays)
        await #expect(throws: MediaError.tooManyFrames(limit: 3)) {
            try await TemporaryLibrary(limits: limits).media.add(bytes)
        }
        limits.frames = 4
        limits.pixels = 400 * 100 * 4 - 1
        await #expect(throws: MediaError.tooManyPixels(limit: limits.pixels)) {
            try await TemporaryLibrary(limits: limits).media.add(bytes)
        }
    }
}
