import Foundation

/// Turns bytes of other encodings into text, through iconv.
enum CharacterEncoding {
    /// The text of `bytes`, or `nil` where any byte does not fit `name` or `name` is unknown.
    static func decode(_ bytes: [UInt8], from name: String) -> String? {
        guard let converter = Converter(from: name) else { return nil }
        let result = converter.convert(bytes[...])
        guard result.isClean, result.consumed == bytes.count else { return nil }
        return String(validating: result.output, as: UTF8.self)
    }

    /// Text of an unmarked file: UTF-8, UTF-16 with a mark, or GB 18030 (which GBK and GB 2312 are part of).
    static func detect(_ bytes: [UInt8]) -> (text: String, encoding: String)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]), let text = String(validating: bytes.dropFirst(3), as: UTF8.self) {
            return (text, "UTF-8")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return decode(bytes, from: "UTF-16").map { ($0, "UTF-16") }
        }
        if let text = String(validating: bytes, as: UTF8.self) { return (text, "UTF-8") }
        return decode(bytes, from: "GB18030").map { ($0, "GB18030") }
    }
}

extension CharacterEncoding {
    /// One conversion to UTF-8 in progress; keeps the shift state between pieces.
    final class Converter {
        struct Result {
            var output: [UInt8]
            /// How much of the piece was read; the rest is the beginning of a character, or does not fit.
            var consumed: Int
            var isClean: Bool
        }

        private let handle: iconv_t

        init?(from name: String) {
            guard let opened = iconv_open("UTF-8", name), Int(bitPattern: opened) != -1 else { return nil }
            handle = opened
        }

        deinit { iconv_close(handle) }

        func convert(_ piece: ArraySlice<UInt8>) -> Result {
            var input = Array(piece).map { CChar(bitPattern: $0) }
            var output = [CChar](repeating: 0, count: input.count * 4 + 16)
            let (left, room, failure) = input.withUnsafeMutableBufferPointer { input in
                output.withUnsafeMutableBufferPointer { output in
                    var from = input.baseAddress
                    var to = output.baseAddress
                    var left = input.count
                    var room = output.count
                    errno = 0
                    let status = iconv(handle, &from, &left, &to, &room)
                    return (left, room, status == -1 ? errno : 0)
                }
            }
            let written = output.dropLast(room).map { UInt8(bitPattern: $0) }
            return Result(output: written, consumed: piece.count - left, isClean: failure == 0 || failure == EINVAL)
        }
    }
}
