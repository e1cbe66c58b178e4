import CVips
import Testing

@testable import Media

@Suite struct CropTests {
    private static let left = [220, 30, 30], right = [30, 30, 220]

    /// Red on the left, blue on the right, 400 × 200 as shown, however it is stored.
    private func picture(orientation: Int) throws -> [UInt8] {
        let isTurned = orientation == 6
        let stored = try Sample.encoded(.jpeg, width: isTurned ? 200 : 400, height: isTurned ? 400 : 200) { x, y in
            (isTurned ? y : x) < 200 ? Self.left : Self.right
        }
        return Segments.jpeg(stored, app1: Segments.exif(orientation: orientation))
    }

    @Test(arguments: [1, 6]) func `A part is taken of the picture as it is shown`(orientation: Int) async throws {
        let library = try TemporaryLibrary()
        // Orientation 6 is stored a quarter turn back, so that its top is on the right.
        let file = try await library.media.add(try picture(orientation: orientation))
        #expect((file.width, file.height) == (400, 200))
        let part = try await library.media.crop(file.hash, left: 150, top: 0, width: 100, height: 80)
        #expect((part.width, part.height, part.type) == (100, 80, .jpeg))
        #expect(part.hash != file.hash)
        // Half of it is of either colour.
        let again = try await library.media.crop(file.hash, left: 150, top: 0, width: 100, height: 80)
        #expect(again == part)
        let corner = try await library.media.crop(file.hash, left: 0, top: 100, width: 90, height: 90)
        let other = try await library.media.crop(file.hash, left: 310, top: 100, width: 90, height: 90)
        let colours = [corner.colour >> 16, other.colour >> 16]
        #expect(colours == (orientation == 1 ? colours.sorted(by: >) : colours.sorted()))
        #expect(abs(colours[0] - colours[1]) > 150)
    }

    @Test func `What is seen through stays so`() async throws {
        let library = try TemporaryLibrary()
        let file = try await library.media.add(try Sample.plain(.png, [200, 40, 90, 120]))
        let part = try await library.media.crop(file.hash, left: 10, top: 10, width: 50, height: 50)
        #expect(part.type == .png && part.hasAlpha)
    }

    @Test(arguments: [
        (-1, 0, 50, 50), (0, -1, 50, 50), (0, 0, 0, 50), (0, 0, 401, 50), (360, 0, 50, 50), (0, 260, 50, 50),
    ])
    func `An area outside is refused`(left: Int, top: Int, width: Int, height: Int) async throws {
        let library = try TemporaryLibrary()
        let file = try await library.media.add(try Sample.plain(.jpeg))
        await #expect(throws: MediaError.self) {
            try await library.media.crop(file.hash, left: left, top: top, width: width, height: height)
        }
    }
}
