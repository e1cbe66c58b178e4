extension String {
    /// Puts the space that CommonMark wants after a heading's signs where old blogs have none (`###标题`), outside code.
    ///
    /// One sign alone is left as it is: `#topic` is as often a tag.
    var withHeadingSpaces: String {
        guard utf8.contains(0x23) else { return self }
        var fence: Character?
        var inPre = false
        let lines = split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }).map {
            line -> Substring in
            let text = line.drop { $0 == " " || $0 == ">" }
            if text.hasPrefix("```") || text.hasPrefix("~~~") {
                fence = fence == nil ? text.first : (fence == text.first ? nil : fence)
            }
            if line.contains("<pre") { inPre = true }
            if line.contains("</pre") { inPre = false }
            guard fence == nil, !inPre, line.utf8.first == 0x23 else { return line }
            let signs = line.prefix { $0 == "#" }
            guard (2...6).contains(signs.count), let next = line.dropFirst(signs.count).first, !next.isWhitespace else {
                return line
            }
            return signs + " " + line.dropFirst(signs.count)
        }
        return lines.joined(separator: "\n")
    }
}
