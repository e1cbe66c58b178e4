extension String {
    /// Puts the space that CommonMark wants after a heading's signs where old blogs have none (`###标题`), outside code.
    ///
    /// One sign alone is left as it is: `#topic` is as often a tag.
    var withHeadingSpaces: String {
        var scanner = HeadingScanner()
        let lines = Array(utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var text: [UInt8] = []
        text.reserveCapacity(utf8.count + 16)
        for (index, line) in lines.enumerated() {
            if index > 0 { text.append(UInt8(ascii: "\n")) }
            let signs = scanner.headingSigns(of: line)
            text += line.prefix(signs)
            if signs > 0 { text.append(UInt8(ascii: " ")) }
            text += line.dropFirst(signs)
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Goes through lines and remembers whether they stand in code.
private struct HeadingScanner {
    private var fence: UInt8?
    private var isInPre = false

    /// How many signs a heading without a space begins with; 0 for every other line.
    mutating func headingSigns(of line: ArraySlice<UInt8>) -> Int {
        let content = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
        for mark in [UInt8(ascii: "`"), UInt8(ascii: "~")] where content.starts(with: [mark, mark, mark]) {
            fence = fence == nil ? mark : (fence == mark ? nil : fence)
        }
        if line.contains(UInt8(ascii: "<")) {
            let tags = String(decoding: line, as: UTF8.self).lowercased()
            if tags.contains("<pre") { isInPre = true }
            if tags.contains("</pre") { isInPre = false }
        }
        guard fence == nil, !isInPre else { return 0 }
        let signs = line.prefix { $0 == UInt8(ascii: "#") }.count
        guard (2...6).contains(signs), let next = line.dropFirst(signs).first, next > 0x20 else { return 0 }
        return signs
    }
}
