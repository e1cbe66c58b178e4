import Kernel
import Media
import Testing

@Suite struct MediaFileTests {
    private func file(
        _ type: MediaType = .jpeg, width: Int, height: Int = 100, frames: Int = 1, hasAlpha: Bool = false
    ) throws -> MediaFile {
        let hash = try #require(ContentHash(String(repeating: "a", count: 64)))
        return MediaFile(
            hash: hash, type: type, byteCount: 1, width: width, height: height, frames: frames, hasAlpha: hasAlpha)
    }

    @Test(arguments: [
        (1, [1]), (319, [319]), (320, [320]), (321, [320, 321]), (640, [320, 640]), (1000, [320, 640, 1000]),
        (1080, [320, 640, 1080]), (1599, [320, 640, 1080, 1599]), (1600, [320, 640, 1080, 1600]),
        (4000, [320, 640, 1080, 1600]),
    ])
    func `There are the standard widths that do not enlarge, and its own below the largest`(
        width: Int, expected: [Int]
    ) throws {
        #expect(try file(width: width).widths(as: .webp) == expected)
        #expect(try file(width: width).widths(as: .jpeg) == expected)
    }

    @Test func `The fallback is JPEG, PNG for what can be seen through, GIF for what moves`() throws {
        #expect(try file(.png, width: 10).fallback == .jpeg)
        #expect(try file(.png, width: 10, hasAlpha: true).fallback == .png)
        #expect(try file(.webp, width: 10, frames: 2, hasAlpha: true).fallback == .gif)
        #expect(try file(.mp4, width: 10).fallback == nil)
        #expect(try file(width: 10).widths(as: .png) == [])
    }

    @Test func `A picture too long for WebP is offered in the widths that fit`() throws {
        let long = try file(width: 1080, height: 30_000)
        #expect(long.widths(as: .webp) == [320])
        #expect(long.widths(as: .jpeg) == [320, 640, 1080])
        #expect(try file(width: 100, height: 30_000).widths(as: .webp) == [])
    }

    @Test func `A video has one variant`() throws {
        #expect(try file(.webm, width: 1920).variants.map(\.description) == ["video.webm"])
        #expect(try file(width: 400).variants.map(\.description) == ["320.webp", "400.webp", "320.jpg", "400.jpg"])
    }

    @Test func `The height follows the width and never becomes nothing`() throws {
        #expect(try file(width: 4000, height: 3000).height(atWidth: 320) == 240)
        #expect(try file(width: 1000, height: 1).height(atWidth: 320) == 1)
        #expect(try file(width: 3, height: 2).height(atWidth: 1) == 1)
    }
}
