import Foundation

/// `<!-- wp:name {"json":…} -->`, `<!-- wp:name /-->` or `<!-- /wp:name -->`.
struct BlockDelimiter {
    let name: String
    let isClosing: Bool
    let isVoid: Bool
    let attributes: JSONValue
    let range: Range<Int>

    static func next(in bytes: [UInt8], from start: Int) -> BlockDelimiter? {
        let opening = Array("<!--".utf8)
        var i = start
        while i + 10 < bytes.count {
            guard bytes[i] == 0x3C, bytes[i..<(i + 4)].elementsEqual(opening) else {
                i += 1
                continue
            }
            guard let end = end(of: i + 4, in: bytes) else { return nil }
            if let delimiter = BlockDelimiter(bytes[(i + 4)..<end], range: i..<(end + 3)) { return delimiter }
            // Comments do not nest.
            i = end + 3
        }
        return nil
    }

    private static func end(of start: Int, in bytes: [UInt8]) -> Int? {
        var i = start
        while i + 2 < bytes.count {
            if bytes[i] == 0x2D, bytes[i + 1] == 0x2D, bytes[i + 2] == 0x3E { return i }
            i += 1
        }
        return nil
    }

    private init?(_ comment: ArraySlice<UInt8>, range: Range<Int>) {
        var rest = comment.drop { $0 <= 0x20 }
        isClosing = rest.first == 0x2F
        if isClosing { rest = rest.dropFirst() }
        guard rest.starts(with: "wp:".utf8) else { return nil }
        rest = rest.dropFirst(3)
        let name = rest.prefix { $0.isWordByte || $0 == 0x2D || $0 == 0x2F }
        rest = rest.dropFirst(name.count).drop { $0 <= 0x20 }
        while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
        isVoid = rest.last == 0x2F
        if isVoid { rest = rest.dropLast() }
        var text = String(decoding: name, as: UTF8.self)
        if text.hasSuffix("/") { text.removeLast() }
        guard !text.isEmpty, text.utf8.count <= 200 else { return nil }
        self.name = text.contains("/") ? text : "core/" + text
        attributes = rest.isEmpty ? .null : JSONValue(Data(rest)) ?? .null
        self.range = range
    }
}
