extension Document {
    /// The words of a document that is stored as its canonical JSON, a line for each block.
    public static func words(inStored json: String) -> String {
        String(decoding: Array(StoredLines(json).joined(separator: CollectionOfOne(0x0A))), as: UTF8.self)
    }
}

/// The words of a document that is stored as its canonical JSON, a line of UTF-8 for each block, without making the
/// document: many are looked at while one is searched for, and few to their end. Of what `json()` would not write, it makes
/// something or nothing.
public struct StoredLines: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private let hasAttributes: Bool
    private var position = 0
    private var line: [UInt8] = []

    /// Marks and breaks that stand inside a word.
    private static let inner: Set<String> = [
        "text", "bold", "italic", "underline", "strike", "code", "link", "superscript", "subscript", "highlight",
    ]

    private enum Key {
        case text, attribute, type, other
    }

    /// - Parameter hasAttributes: whether what pictures show and what link cards say are lines, too.
    public init(_ json: String, hasAttributes: Bool = true) {
        bytes = Array(json.utf8)
        self.hasAttributes = hasAttributes
    }

    /// The next line that has any words.
    public mutating func next() -> [UInt8]? {
        var key = Key.other
        while position < bytes.count {
            guard bytes[position] == 0x22 else {
                position += 1
                continue
            }
            let range = string()
            if position < bytes.count, bytes[position] == 0x3A {
                key = self.key(range)
                continue
            }
            var isEnd = false
            switch key {
            case .text: append(range)
            case .attribute:
                if hasAttributes { append(range) }
                isEnd = true
            case .type: isEnd = !Self.inner.contains(String(decoding: bytes[range], as: UTF8.self))
            case .other: break
            }
            key = .other
            if isEnd, !line.isEmpty { break }
        }
        defer { line = [] }
        return line.isEmpty ? nil : line
    }

    /// What stands between two quotation marks; goes on after it.
    private mutating func string() -> Range<Int> {
        let start = position + 1
        position = start
        while position < bytes.count, bytes[position] != 0x22 { position += bytes[position] == 0x5C ? 2 : 1 }
        let end = Swift.min(position, bytes.count)
        position = end + 1
        return start..<end
    }

    private func key(_ range: Range<Int>) -> Key {
        func matches(_ name: StaticString) -> Bool {
            name.withUTF8Buffer { $0.count == range.count && $0.elementsEqual(bytes[range]) }
        }
        if matches("text") { return .text }
        if matches("type") { return .type }
        return matches("title") || matches("summary") || matches("alt") ? .attribute : .other
    }

    private mutating func append(_ range: Range<Int>) {
        guard bytes[range].contains(0x5C) else {
            line += bytes[range]
            return
        }
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            guard byte == 0x5C, index < range.upperBound else {
                line.append(byte)
                continue
            }
            switch bytes[index] {
            case 0x6E, 0x74, 0x72: line.append(0x20)
            case 0x75:
                let end = Swift.min(index + 5, range.upperBound)
                let scalar = UInt32(String(decoding: bytes[(index + 1)..<end], as: UTF8.self), radix: 16)
                line += scalar.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) } ?? []
                index = end - 1
            case let other: line.append(other)
            }
            index += 1
        }
    }
}
