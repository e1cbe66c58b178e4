/// Writes a paragraph's line, or the one line of a heading or cell.
struct MarkdownLine {
    enum Place {
        case paragraph, heading, cell
    }

    let place: Place
    /// The notes called so far.
    var footnotes: [[Inline]]

    mutating func write(_ content: [Inline]) -> String {
        var text = write(content.tagged[...], level: 0, after: nil, before: nil)
        // A heading's last hash signs would be taken for its end.
        if place == .heading, text.utf8.last == 0x23 {
            text.removeLast()
            text += "\\#"
        }
        return text
    }

    /// - Parameters:
    ///   - level: How many tags are open around all parts.
    ///   - after: The character before, `nil` at a line's beginning.
    ///   - before: The character behind, `nil` at a line's end.
    private mutating func write(
        _ parts: ArraySlice<TaggedInline>, level: Int, after: Unicode.Scalar?, before: Unicode.Scalar?
    ) -> String {
        var text = ""
        var index = parts.startIndex
        while index < parts.endIndex {
            let part = parts[index]
            let last = text.unicodeScalars.last.map { $0 == "\n" ? nil : $0 } ?? after
            guard part.tags.count > level, part.tags[level] != .style(.code, "code") else {
                text += leaf(part, after: last)
                index += 1
                continue
            }
            let tag = part.tags[level]
            let end = parts[index...].firstIndex { $0.tags.count <= level || $0.tags[level] != tag } ?? parts.endIndex
            let next = end < parts.endIndex ? parts[end].firstScalar(level: level) : before
            text += element(tag, parts[index..<end], level: level + 1, after: last, before: next)
            index = end
        }
        return text
    }

    private mutating func leaf(_ part: TaggedInline, after last: Unicode.Scalar?) -> String {
        switch part.inline {
        case .text(let text, let marks): marks.style.contains(.code) ? code(text) : escaped(text, after: last)
        case .hardBreak: place == .paragraph ? "\\\n" : "<br>"
        case .footnote(let content):
            {
                footnotes.append(content)
                return "[^\(footnotes.count)]"
            }()
        }
    }

    private mutating func element(
        _ tag: InlineTag, _ parts: ArraySlice<TaggedInline>, level: Int, after: Unicode.Scalar?, before: Unicode.Scalar?
    ) -> String {
        switch tag {
        case .link(let address):
            if parts.count == 1, case .text(address.description, let marks) = parts[parts.startIndex].inline,
                marks.style.isEmpty, address.isExternal, !address.description.contains("&")
            {
                return "<\(address)>"
            }
            let text = write(parts, level: level, after: "[", before: "]")
            return "[\(text)](\(address.description.markdownDestination))"
        case .style(let style, let name):
            if let delimiter = Self.delimiters[style.rawValue] {
                let saved = footnotes
                let inner = write(parts, level: level, after: delimiter.last, before: delimiter.last)
                if canDelimit(inner, with: delimiter, after: after, before: before) {
                    return "\(String(delimiter))\(inner)\(String(delimiter))"
                }
                footnotes = saved
            }
            let inner = write(parts, level: level, after: ">", before: "<")
            return "<\(name)>\(inner)</\(name)>"
        }
    }

    private static let delimiters: [Int: String.UnicodeScalarView] = [
        Marks.Style.bold.rawValue: "**".unicodeScalars, Marks.Style.italic.rawValue: "*".unicodeScalars,
        Marks.Style.strike.rawValue: "~~".unicodeScalars,
    ]

    /// Whether asterisks or tildes would be taken for what they are meant to be (CommonMark, section 6.2: left- and
    /// right-flanking delimiter runs). Chinese punctuation at the edge of emphasis is where they often are not.
    private func canDelimit(
        _ inner: String, with delimiter: String.UnicodeScalarView, after: Unicode.Scalar?, before: Unicode.Scalar?
    ) -> Bool {
        guard let first = inner.unicodeScalars.first, let last = inner.unicodeScalars.last, let mark = delimiter.last,
            after != mark, first != mark, last != mark, !first.properties.isWhitespace, !last.properties.isWhitespace
        else { return false }
        // cmark looks through tildes when it looks around asterisks, so these never touch.
        let edges: [Unicode.Scalar] = ["*", "~", "<", ">", "[", "]", "`", ")"]
        if mark == "~", [after, before, first, last].contains(where: { $0.map(edges.contains) ?? false }) {
            return false
        }
        if after == "~" || first == "~" || last == "~" { return false }
        let opens = !first.mayBePunctuation || after?.isSpaceOrPunctuation ?? true
        let closes = !last.mayBePunctuation || before?.isSpaceOrPunctuation ?? true
        return opens && closes
    }
}

extension TaggedInline {
    /// The first character of what will be written, or one of its kind.
    fileprivate func firstScalar(level: Int) -> Unicode.Scalar {
        guard tags.count <= level, case .text(let text, _) = inline else { return "<" }
        return text.unicodeScalars.first ?? "<"
    }
}

extension Unicode.Scalar {
    fileprivate var isSpaceOrPunctuation: Bool { properties.isWhitespace || isPunctuation }

    private var isPunctuation: Bool {
        if isASCII { return !properties.isAlphabetic && properties.numericType == nil && value > 0x20 }
        return switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    /// Punctuation, or a symbol: versions of CommonMark differ about those.
    fileprivate var mayBePunctuation: Bool {
        if isPunctuation { return true }
        return switch properties.generalCategory {
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
        default: false
        }
    }
}
