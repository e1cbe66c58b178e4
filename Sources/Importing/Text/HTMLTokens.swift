import Foundation

/// HTML cut into tags, comments and text, without judging how they nest.
struct HTMLTokens: Sequence, IteratorProtocol {
    enum Token {
        case text(Range<Int>)
        case tag(HTMLTag)
        case comment(Range<Int>)

        var range: Range<Int> {
            switch self {
            case .text(let range), .comment(let range): range
            case .tag(let tag): tag.range
            }
        }
    }

    let bytes: [UInt8]
    private(set) var position: Int
    private var hasMoreTags = true

    init(_ html: String) {
        self.init(Array(html.utf8))
    }

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    mutating func next() -> Token? {
        guard position < bytes.count else { return nil }
        if let token = markup(at: position) {
            position = token.range.upperBound
            return token
        }
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != 0x3C || markup(at: position) == nil { position += 1 }
        return .text(start..<position)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func markup(at start: Int) -> Token? {
        guard hasMoreTags, bytes[start] == 0x3C, start + 1 < bytes.count else { return nil }
        if bytes[start...].starts(with: "<!--".utf8) {
            guard let end = find("-->", from: start + 4) else { return .comment(start..<bytes.count) }
            return .comment(start..<(end + 3))
        }
        let isClosing = bytes[start + 1] == 0x2F
        let nameStart = start + (isClosing ? 2 : 1)
        guard nameStart < bytes.count, bytes[nameStart].isLetter else { return nil }
        var nameEnd = nameStart
        while nameEnd < bytes.count, bytes[nameEnd].isWordByte || bytes[nameEnd] == 0x2D { nameEnd += 1 }
        guard let end = tagEnd(from: nameEnd) else {
            hasMoreTags = false
            return nil
        }
        return .tag(
            HTMLTag(
                name: String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased(), isClosing: isClosing,
                range: start..<end, source: text(start..<end)))
    }

    /// Past the `>` that ends the tag; one within quotes does not, unless the quotes never end.
    private func tagEnd(from start: Int) -> Int? {
        var quote: UInt8?
        var firstEnd: Int?
        var i = start
        while i < bytes.count {
            let byte = bytes[i]
            if byte == 0x3E {
                if quote == nil { return i + 1 }
                firstEnd = firstEnd ?? i + 1
            } else if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27, i > start, bytes[i - 1] == 0x3D || bytes[i - 1] == 0x20 {
                quote = byte
            }
            i += 1
        }
        return firstEnd
    }

    func find(_ text: String, from start: Int) -> Int? {
        let pattern = Array(text.utf8)
        var i = start
        while i + pattern.count <= bytes.count {
            if bytes[i] == pattern[0], bytes[i..<(i + pattern.count)].elementsEqual(pattern) { return i }
            i += 1
        }
        return nil
    }
}

extension UInt8 {
    var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}
