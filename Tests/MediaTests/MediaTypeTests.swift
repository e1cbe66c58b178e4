import Testing

@testable import Media

@Suite struct MediaTypeTests {
    private static func box(_ brand: String) -> [UInt8] { [0, 0, 0, 24] + Array("ftyp\(brand)".utf8) + [0, 0, 0, 0] }
    private static func ebml(_ kind: String) -> [UInt8] {
        [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84] + Array(kind.utf8)
    }

    @Test(arguments: [
        ([0xFF, 0xD8, 0xFF, 0xE0], MediaType.jpeg), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif), (Array("RIFF....WEBPVP8 ".utf8), .webp),
        (box("isom"), .mp4), (box("mp42"), .mp4), (box("avc1"), .mp4), (box("M4V "), .mp4), (ebml("webm"), .webm),
    ])
    func `The first bytes tell the type`(head: [UInt8], type: MediaType) throws {
        #expect(try MediaType.detected(in: head) == type)
    }

    @Test(arguments: [
        ([], MediaError.empty), (Array("just a text".utf8), .unknownType), ([0xFF, 0xD8], .unknownType),
        (Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), .svg),
        ([0xEF, 0xBB, 0xBF] + Array("\n <?xml version='1.0'?><!-- x --><svg>".utf8), .svg),
        (Array("<html><body>".utf8), .unknownType),
        (box("heic"), .unsupportedType("HEIC")), (box("mif1"), .unsupportedType("HEIC")),
        (box("avif"), .unsupportedType("AVIF")), (box("qt  "), .unsupportedType("QuickTime (MOV)")),
        (ebml("matroska"), .unsupportedType("Matroska (MKV)")), (Array("%PDF-1.7".utf8), .unsupportedType("PDF")),
        (Array("RIFF....AVI ".utf8), .unsupportedType("RIFF (AVI, WAV)")),
        ([0x49, 0x49, 0x2A, 0], .unsupportedType("TIFF")),
    ])
    func `What is not taken is named`(head: [UInt8], error: MediaError) {
        #expect(throws: error) { try MediaType.detected(in: head) }
    }
}
