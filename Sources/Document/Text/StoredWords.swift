extension Document {
    /// The words of a document that is stored as its canonical JSON, a line for each block, without making the document:
    /// many are looked at while one is searched for. Of what `json()` would not write, it makes something or nothing.
    public static func words(inStored json: String) -> String {
        var json = json
        return json.withUTF8 { bytes in
            var scanner = StoredWords(bytes)
            return scanner.scan()
        }
    }
}

/// Picks the strings out of a document's JSON that a reader sees.
private struct StoredWords {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var words: [UInt8] = []

    /// Marks and breaks that stand inside a word.
    private static let inner: Set<String> = [
        "text", "bold", "italic", "underline", "strike", "code", "link", "superscript", "subscript", "highlight",
    ]

    private enum Key {
        case text, attribute, type, other
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        words.reserveCapacity(bytes.count)
    }

    mutating func scan() -> String {
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
            switch key {
            case .text: append(range)
            case .attribute:
                append(range)
                breakLine()
            case .type: if !Self.inner.contains(String(decoding: bytes[range], as: UTF8.self)) { breakLine() }
            case .other: break
            }
            key = .other
        }
        if words.last == 0x0A { words.removeLast() }
        return String(decoding: words, as: UTF8.self)
    }

    /// What stands between two quotation marks; goes on after it.
    private mutating func string() -> Range<Int> {
        let start = position + 1
        position = start
        while position < bytes.count, bytes[position] != 0x22 { position += bytes[position] == 0x5C ? 2 : 1 }
        let end = min(position, bytes.count)
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

    private mutating func breakLine() {
        if let last = words.last, last != 0x0A { words.append(0x0A) }
    }

    private mutating func append(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            guard byte == 0x5C, index < range.upperBound else {
                words.append(byte)
                continue
            }
            switch bytes[index] {
            case 0x6E, 0x74, 0x72: words.append(0x20)
            case 0x75:
                let end = min(index + 5, range.upperBound)
                let scalar = UInt32(String(decoding: bytes[(index + 1)..<end], as: UTF8.self), radix: 16)
                words += scalar.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) } ?? []
                index = end - 1
            case let other: words.append(other)
            }
            index += 1
        }
    }
}
