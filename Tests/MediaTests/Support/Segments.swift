/// Pieces of picture files, put together by hand.
enum Segments {
    /// A JPEG with an APP1 segment put in front of all others.
    static func jpeg(_ jpeg: [UInt8], app1 payload: [UInt8]) -> [UInt8] {
        let length = payload.count + 2
        return [0xFF, 0xD8, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + payload + jpeg.dropFirst(2)
    }

    static func jpeg(_ bytes: [UInt8], xmp: String) -> [UInt8] {
        jpeg(bytes, app1: Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(xmp.utf8))
    }

    /// A PNG with a chunk put right after its header.
    static func png(_ png: [UInt8], chunk type: String, _ content: [UInt8]) -> [UInt8] {
        let afterHeader = 33
        return png[..<afterHeader] + chunk(type, content) + png[afterHeader...]
    }

    static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let named = Array(type.utf8) + content
        return bigEndian(content.count) + named + bigEndian(Int(crc32(named)))
    }

    /// The beginning of a PNG of 8-bit RGB.
    static func pngHeader(width: Int, height: Int) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0])
    }

    static func bigEndian(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// The sum of PNG (ISO 15948, annex D).
    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
        }
    }

    /// EXIF 2.32 in little-endian TIFF, with a camera's name, an orientation, a comment and a position.
    static func exif(orientation: Int = 1, comment: [UInt8] = [], hasPosition: Bool = false) -> [UInt8] {
        let make = Array("SecretCamera\0\0\0\0".utf8)
        // IFD0 has four entries: it takes 2 + 4 · 12 + 4 bytes after the header of 8.
        let makeAt = 8 + 54
        let exifAt = makeAt + make.count
        let commentAt = exifAt + 2 + 12 + 4
        let positionAt = commentAt + comment.count + comment.count % 2
        var bytes: [UInt8] = Array("II".utf8) + [42, 0] + little(8) + [4, 0]
        bytes += entry(0x010F, type: 2, count: 13, value: little(makeAt))
        bytes += entry(0x0112, type: 3, count: 1, value: little(orientation))
        bytes += entry(0x8769, type: 4, count: 1, value: little(exifAt))
        bytes += entry(0x8825, type: 4, count: 1, value: little(hasPosition ? positionAt : 0))
        bytes += little(0) + make
        bytes += [1, 0] + entry(0x9286, type: 7, count: comment.count, value: little(commentAt)) + little(0)
        bytes += comment + Array(repeating: 0, count: comment.count % 2)
        // GPSLatitudeRef N, GPSMapDatum.
        bytes += [2, 0] + entry(0x0001, type: 2, count: 2, value: [0x4E, 0, 0, 0])
        bytes += entry(0x0012, type: 2, count: 13, value: little(positionAt + 30)) + little(0)
        bytes += Array("SecretPlace\0\0".utf8)
        return Array("Exif\0\0".utf8) + bytes
    }

    private static func entry(_ tag: Int, type: Int, count: Int, value: [UInt8]) -> [UInt8] {
        little(tag).prefix(2) + little(type).prefix(2) + little(count) + value
    }

    private static func little(_ value: Int) -> [UInt8] { bigEndian(value).reversed() }
}
