import CVips
import Testing

@testable import Media

@Suite struct ColourTests {
    @Test func `A colour profile is turned into sRGB and dropped`() async throws {
        // The red of sRGB in the wider space Display P3.
        let bytes = try Sample.plain(.jpeg, [234, 51, 35]) { byline_image_attach_profile($0, "p3") }
        #expect(try Seen(bytes).fields.contains("icc-profile-data"))

        let (file, seen, _) = try await TemporaryLibrary().seen(bytes, as: "400.jpg")

        #expect(isNear(seen.pixel(50, 50), [255, 0, 0]))
        #expect(!seen.fields.contains("icc-profile-data"))
        #expect(file.colour >> 16 > 245 && file.colour & 0xFFFF < 0x0A0A)
    }

    @Test func `A broken profile is passed by`() async throws {
        let bytes = try Sample.plain(.png) { image in
            byline_image_set_blob(image, "icc-profile-data", [UInt8](repeating: 7, count: 200), 200)
        }
        let (_, seen, _) = try await TemporaryLibrary().seen(bytes, as: "400.jpg")
        #expect(isNear(seen.pixel(50, 50), [200, 40, 90]))
    }

    @Test func `CMYK becomes RGB`() async throws {
        let bytes = try Sample.encoded(.jpeg, width: 400, height: 300, isCMYK: true) { _, _ in [0, 255, 255, 0] }
        let (_, seen, _) = try await TemporaryLibrary().seen(bytes, as: "320.webp")
        let red = seen.pixel(10, 10)
        #expect(red[0] > 200 && red[1] < 90 && red[2] < 90)
    }

    @Test func `CMYK with a profile becomes RGB`() async throws {
        let bytes = try Sample.encoded(
            .jpeg, width: 400, height: 300, isCMYK: true, edit: { byline_image_attach_profile($0, "cmyk") },
            paint: { _, _ in [0, 255, 255, 0] })
        let (_, seen, _) = try await TemporaryLibrary().seen(bytes, as: "400.jpg")
        let red = seen.pixel(10, 10)
        #expect(red[0] > 200 && red[1] < 90 && red[2] < 90)
        #expect(seen.fields == [])
    }

    @Test(arguments: [[120], [120, 120, 120]], [1, 2])
    func `Grey and sixteen bits keep their brightness`(pixel: [Int], depth: Int) async throws {
        let bytes = try Sample.encoded(.png, width: 400, height: 300, bytesPerSample: depth) { _, _ in pixel }
        let library = try TemporaryLibrary()
        for variant in ["320.webp", "400.jpg"] {
            let (file, seen, _) = try await library.seen(bytes, as: variant)
            #expect(isNear(seen.pixel(100, 100), [120, 120, 120], within: 4))
            #expect(file.colour == 0x787878)
            #expect(!file.hasAlpha)
        }
    }

    @Test(arguments: [([90, 60], 1), ([90, 60], 2), ([90, 90, 90, 60], 1), ([90, 90, 90, 60], 2)])
    func `What can be seen through stays so`(pixel: [Int], depth: Int) async throws {
        let bytes = try Sample.encoded(.png, width: 400, height: 300, bytesPerSample: depth) { x, _ in
            x < 200 ? pixel : pixel.dropLast() + [255]
        }
        let library = try TemporaryLibrary()
        for variant in ["400.webp", "400.png"] {
            let (file, seen, _) = try await library.seen(bytes, as: variant)
            #expect(file.hasAlpha && file.fallback == .png)
            #expect(file.colour == 0x5A5A5A)
            #expect(isNear(seen.pixel(50, 50), [90, 90, 90, 60], within: 6))
            #expect(isNear(seen.pixel(350, 50), [90, 90, 90, 255], within: 6))
        }
    }

    @Test func `An alpha channel that hides nothing is no transparency, and falls back to JPEG`() async throws {
        let bytes = try Sample.plain(.png, [10, 200, 30, 255])
        let (file, seen, _) = try await TemporaryLibrary().seen(bytes, as: "400.jpg")
        #expect(!file.hasAlpha && file.fallback == .jpeg)
        #expect(isNear(seen.pixel(5, 5), [10, 200, 30]))
    }

    @Test func `Two halves give the mean of both`() async throws {
        let bytes = try Sample.encoded(.png, width: 400, height: 300) { x, _ in x < 200 ? [255, 0, 0] : [0, 0, 255] }
        let colour = try await TemporaryLibrary().media.add(bytes).colour
        #expect(abs(colour >> 16 - 128) <= 2 && abs(colour & 255 - 128) <= 2)
    }
}
