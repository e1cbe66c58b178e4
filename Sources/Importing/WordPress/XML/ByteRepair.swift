/// Makes bytes that XML 1.0 allows out of bytes that WordPress let through, piece by piece.
///
/// Invalid UTF-8 becomes U+FFFD; control characters, and references to them (`&#8;`), go.
struct ByteRepair {
    private(set) var line = 1
    /// Lines of the first repair of each kind, and how often.
    private(set) var invalid: (line: Int, count: Int)?
    private(set) var controls: (line: Int, count: Int)?
    private var held: [UInt8] = []

    /// Clean bytes of `piece` and what was held back before; the beginning of a character at its end is held back.
    mutating func clean(_ piece: ArraySlice<UInt8>, isLast: Bool) -> [UInt8] {
        let input = held + piece
        held = []
        var output: [UInt8] = []
        output.reserveCapacity(input.count + 16)
        input.withUnsafeBufferPointer { bytes in
            var start = 0
            var i = 0
            func flush(to end: Int, skip: Int) {
                if end > start { output.append(contentsOf: bytes[start..<end]) }
                start = end + skip
                i = start
            }
            while i < bytes.count {
                let byte = bytes[i]
                if byte >= 0x80 {
                    let (length, isValid) = ByteRepair.sequence(bytes, at: i)
                    if length == 0 && !isLast {
                        flush(to: i, skip: 0)
                        held = Array(bytes[i...])
                        return
                    }
                    if isValid {
                        i += length
                    } else {
                        flush(to: i, skip: max(length, 1))
                        output += [0xEF, 0xBF, 0xBD]
                        invalid = (invalid?.line ?? line, (invalid?.count ?? 0) + 1)
                    }
                } else if byte < 0x20, byte != 0x0A, byte != 0x09, byte != 0x0D {
                    flush(to: i, skip: 1)
                    noteControl()
                } else if byte == 0x26 {
                    guard let reference = ByteRepair.reference(bytes, at: i) else {
                        if !isLast, bytes.count - i < ByteRepair.longestReference {
                            flush(to: i, skip: 0)
                            held = Array(bytes[i...])
                            return
                        }
                        i += 1
                        continue
                    }
                    if reference.isAllowed {
                        i += reference.length
                    } else {
                        flush(to: i, skip: reference.length)
                        noteControl()
                    }
                } else {
                    if byte == 0x0A { line += 1 }
                    i += 1
                }
            }
            flush(to: bytes.count, skip: 0)
        }
        return output
    }

    private mutating func noteControl() {
        controls = (controls?.line ?? line, (controls?.count ?? 0) + 1)
    }

    /// The length of the character at `i` and whether it is one; length 0 where the piece ends within it.
    static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> (length: Int, isValid: Bool) {
        let first = bytes[i]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4 else { return (1, false) }
        for offset in 1..<length {
            guard i + offset < bytes.count else { return (0, false) }
            let next = bytes[i + offset]
            let low: UInt8 = offset > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
            let high: UInt8 = offset > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
            guard next >= low, next <= high else { return (offset, false) }
        }
        // U+FFFE and U+FFFF are valid UTF-8, but no XML.
        if first == 0xEF, bytes[i + 1] == 0xBF, bytes[i + 2] >= 0xBE { return (3, false) }
        return (length, true)
    }

    private static let longestReference = 12

    /// A numeric character reference at `i`; `nil` where there is none, or not all of it yet.
    private static func reference(
        _ bytes: UnsafeBufferPointer<UInt8>, at i: Int
    ) -> (length: Int, isAllowed: Bool)? {
        guard i + 3 < bytes.count, bytes[i + 1] == 0x23 else { return nil }
        let isHex = bytes[i + 2] == 0x78
        var value: UInt32 = 0
        var end = i + (isHex ? 3 : 2)
        let first = end
        while end < bytes.count, end - i < longestReference, let digit = hexDigit(bytes[end]), isHex || digit < 10 {
            value = value &* (isHex ? 16 : 10) &+ digit
            end += 1
        }
        guard end > first, end < bytes.count, bytes[end] == 0x3B else { return nil }
        let isAllowed =
            value >= 0x20 && value < 0xD800 || value >= 0xE000 && value < 0xFFFE || value >= 0x10000 && value < 0x110000
            || value == 9 || value == 10 || value == 13
        return (end - i + 1, isAllowed)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 48...57: UInt32(byte - 48)
        case 65...70: UInt32(byte - 55)
        case 97...102: UInt32(byte - 87)
        default: nil
        }
    }
}
