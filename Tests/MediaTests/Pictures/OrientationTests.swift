import CVips
import Testing

@testable import Media

@Suite struct OrientationTests {
    private static let quarters = [[[220, 30, 30], [30, 200, 30]], [[30, 30, 220], [240, 240, 240]]]

    /// Where a stored sample is seen (EXIF 2.32, tag 0x0112), in a picture seen 320 × 160.
    private static func seen(_ x: Int, _ y: Int, _ orientation: Int) -> (x: Int, y: Int) {
        switch orientation {
        case 2: (319 - x, y)
        case 3: (319 - x, 159 - y)
        case 4: (x, 159 - y)
        case 5: (y, x)
        case 6: (319 - y, x)
        case 7: (319 - y, 159 - x)
        case 8: (y, 159 - x)
        default: (x, y)
        }
    }

    @Test(arguments: 1...8, ["320.webp", "320.jpg"])
    func `A picture stored in any orientation is shown upright`(orientation: Int, variant: String) async throws {
        let isTurned = orientation >= 5
        let stored = try Sample.encoded(.jpeg, width: isTurned ? 160 : 320, height: isTurned ? 320 : 160) { x, y in
            let at = Self.seen(x, y, orientation)
            return Self.quarters[at.y / 80][at.x / 160]
        }
        let bytes = Segments.jpeg(stored, app1: Segments.exif(orientation: orientation))

        let (file, seen, _) = try await TemporaryLibrary().seen(bytes, as: variant)

        #expect((file.width, file.height) == (320, 160))
        #expect(seen.width == 320)
        #expect(seen.height == file.height(atWidth: seen.width))
        #expect(seen.facts.orientation == 1)
        for (row, colours) in Self.quarters.enumerated() {
            for (column, colour) in colours.enumerated() {
                #expect(isNear(seen.pixel(seen.width * (1 + 2 * column) / 4, seen.height * (1 + 2 * row) / 4), colour))
            }
        }
    }
}
