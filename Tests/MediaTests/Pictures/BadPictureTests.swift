import CVips
import Foundation
import Testing

@testable import Media

@Suite struct BadPictureTests {
    private func refuse(
        _ bytes: [UInt8], with error: MediaError, limits: MediaLimits = .standard,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let library = try TemporaryLibrary(limits: limits)
        await #expect(throws: error, sourceLocation: location) { try await library.media.add(bytes) }
        #expect(try library.paths() == [], "nothing is left behind", sourceLocation: location)
    }

    /// Noise, so that there is enough data to damage.
    private func noise(_ format: byline_format) throws -> [UInt8] {
        var seed: UInt32 = 1
        return try Sample.encoded(format, width: 300, height: 300) { _, _ in
            (0..<3).map { _ in
                seed = seed &* 1_664_525 &+ 1_013_904_223
                return Int(seed >> 24)
            }
        }
    }

    @Test func `An empty file`() async throws { try await refuse([], with: .empty) }

    @Test func `A text named like a picture`() async throws {
        try await refuse(Array("This is no picture".utf8), with: .unknownType)
    }

    @Test func `SVG`() async throws {
        try await refuse(Array("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".utf8), with: .svg)
    }

    @Test(arguments: [(byline_format.jpeg, MediaType.jpeg), (.png, .png), (.gif, .gif), (.webp, .webp)], [3, 10, 100])
    func `A picture cut off anywhere`(kind: (byline_format, MediaType), part: Int) async throws {
        let whole = try noise(kind.0)
        let cut = Array(whole.prefix(max(32, whole.count / part)))
        try await refuse(cut, with: .truncated(kind.1))
    }

    @Test(arguments: [(byline_format.jpeg, MediaType.jpeg), (.png, .png)])
    func `The last thousandth missing is noticed`(kind: (byline_format, MediaType)) async throws {
        let whole = try noise(kind.0)
        try await refuse(Array(whole.dropLast(whole.count / 1000 + 20)), with: .truncated(kind.1))
    }

    @Test func `Damaged data in the middle of a PNG`() async throws {
        var bytes = try noise(.png)
        for at in (bytes.count / 2)..<(bytes.count / 2 + 64) { bytes[at] ^= 0x5A }
        try await refuse(bytes, with: .corrupt(.png))
    }

    @Test(arguments: [
        ([0xFF, 0xD8, 0xFF], MediaType.jpeg), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        (Array("GIF89a".utf8), .gif), (Array("RIFF\u{10}\0\0\0WEBPVP8 ".utf8), .webp),
    ])
    func `Only the first bytes are of a picture`(head: [UInt8], type: MediaType) async throws {
        let library = try TemporaryLibrary()
        let bytes = head + Array(" and then a text that goes on for a while".utf8)
        let error = await #expect(throws: MediaError.self) { try await library.media.add(bytes) }
        #expect(error == .corrupt(type) || error == .truncated(type))
    }

    @Test func `A small file that would unpack to gigabytes`() async throws {
        let bomb =
            Segments.pngHeader(width: 60_000, height: 60_000)
            + Segments.chunk("IDAT", [0x78, 0x9C, 0x63, 0x60, 0x18, 0x05, 0, 0]) + Segments.chunk("IEND", [])
        try await refuse(bomb, with: .tooManyPixels(limit: 100_000_000))
    }

    @Test func `A picture that is nothing but long`() async throws {
        let strip = Segments.pngHeader(width: 1, height: 70_000) + Segments.chunk("IDAT", [0x78, 0x9C])
        try await refuse(strip, with: .tooLong(limit: 65_500))
    }

    @Test func `Too many bytes`() async throws {
        var limits = MediaLimits()
        limits.pictureBytes = 1000
        try await refuse(try noise(.jpeg), with: .tooManyBytes(limit: 1000), limits: limits)
    }

    @Test func `One that takes too long`() async throws {
        var limits = MediaLimits()
        limits.pictureSeconds = 0
        try await refuse(try noise(.png), with: .tookTooLong, limits: limits)
    }

    @Test func `Another file in the same bytes`() async throws {
        let gif = try Sample.plain(.gif)
        let zip = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
        try await refuse(gif + zip, with: .polyglot(.gif, hidden: "ZIP"))
        try await refuse(gif + Array("<ScRiPt>alert(1)</script>".utf8), with: .polyglot(.gif, hidden: "HTML"))
        try await refuse(gif + Array("<?php system('id'); ?>".utf8), with: .polyglot(.gif, hidden: "PHP"))
        let comment = Segments.png(try Sample.plain(.png), chunk: "tEXt", Array("a\0%PDF-1.4".utf8))
        try await refuse(comment, with: .polyglot(.png, hidden: "PDF"))
    }

    @Test func `Bytes after the end are taken when nothing is hidden in them`() async throws {
        let bytes = try Sample.plain(.jpeg) + [0, 0, 0, 24] + Array("ftypmp42 a short video from a telephone".utf8)
        #expect(try await TemporaryLibrary().media.add(bytes).width == 400)
    }

    @Test(arguments: [(1, 1), (2000, 1), (1, 2000), (3, 5000)])
    func `Odd shapes give variants of at least one pixel`(width: Int, height: Int) async throws {
        let library = try TemporaryLibrary()
        let bytes = try Sample.plain(.png, width: width, height: height)
        let file = try await library.media.add(bytes)
        for variant in file.variants {
            let seen = try Seen(Array(Data(contentsOf: await library.media.variant(file.hash, variant))))
            #expect((seen.width, seen.height) == (seen.width, file.height(atWidth: seen.width)))
            #expect(file.widths(as: .webp).contains(seen.width))
        }
    }
}
