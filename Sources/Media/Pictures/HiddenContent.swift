import Foundation

/// Something else in the same bytes as a picture, which another program may find and run.
///
/// Variants are painted anew and cannot carry it; this keeps such a file out of the store of originals. Bytes after
/// the end of a picture are no offence by themselves: telephones put short videos there.
enum HiddenContent {
    /// What was found, in a word for people.
    static func found(in bytes: [UInt8]) -> String? {
        if bytes.withUnsafeBytes(isZIP) { return "ZIP" }
        // Readers of PDF look for its mark in the first kibibyte.
        if bytes.prefix(1024).contains("%PDF-") { return "PDF" }
        return bytes.withUnsafeBytes(markup)
    }

    /// Readers of ZIP begin with the last record of the file, whose comment ends where the file does.
    private static func isZIP(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let recordLength = 22
        guard let start = bytes.baseAddress, bytes.count >= recordLength else { return false }
        var at = max(0, bytes.count - recordLength - 65_535)
        while let letter = memchr(start + at, Int32(recordMark[0]), bytes.count - at) {
            at = start.distance(to: UnsafeRawPointer(letter))
            guard at + recordLength <= bytes.count else { return false }
            let commentLength = Int(bytes[at + 20]) + Int(bytes[at + 21]) << 8
            if at + recordLength + commentLength == bytes.count, bytes[at...].starts(with: recordMark) { return true }
            at += 1
        }
        return false
    }

    private static let recordMark: [UInt8] = [0x50, 0x4B, 5, 6]

    private static func markup(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard let start = bytes.baseAddress else { return nil }
        var at = 0
        // memchr, because this reads every byte of every picture.
        while let bracket = memchr(start + at, Int32(UInt8(ascii: "<")), bytes.count - at) {
            at = start.distance(to: UnsafeRawPointer(bracket)) + 1
            let rest = bytes[at...]
            // Chance makes no six given bytes in compressed data, but two quite often.
            guard let letter = rest.first, marks.contains(where: { $0.first == letter | 0x20 }) else { continue }
            let word = rest.prefix(6).map { $0 | 0x20 }
            if let mark = marks.first(where: { word.starts(with: $0) }) {
                return mark.first == UInt8(ascii: "?") ? "PHP" : "HTML"
            }
        }
        return nil
    }

    private static let marks = ["script", "html>", "html ", "?php ", "?php\n"].map { $0.utf8.map { $0 | 0x20 } }
}
