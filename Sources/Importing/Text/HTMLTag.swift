import Foundation

/// One opening or closing tag.
struct HTMLTag {
    /// In lower case.
    let name: String
    let isClosing: Bool
    let range: Range<Int>
    let source: String

    /// An attribute's value with its character references resolved; `nil` where the tag has none of that name.
    subscript(attribute: String) -> String? {
        var rest = source.dropFirst(isClosing ? 2 : 1).drop { !$0.isWhitespace && $0 != "/" && $0 != ">" }
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "/" }
            let name = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
            guard !name.isEmpty else { return nil }
            rest = rest.dropFirst(name.count).drop { $0.isWhitespace }
            var value = Substring()
            if rest.first == "=" {
                rest = rest.dropFirst().drop { $0.isWhitespace }
                if let quote = rest.first, quote == "\"" || quote == "'" {
                    rest = rest.dropFirst()
                    value = rest.prefix { $0 != quote }
                    rest = rest.dropFirst(value.count + 1)
                } else {
                    value = rest.prefix { !$0.isWhitespace && $0 != ">" }
                    rest = rest.dropFirst(value.count)
                }
            }
            if name.lowercased() == attribute { return HTMLText.unescaped(String(value)) }
        }
    }

    func has(class name: String) -> Bool {
        self["class"]?.split(whereSeparator: \.isWhitespace).contains { $0 == name } ?? false
    }
}

extension HTMLText {
    /// Character references of attribute values as exports write them.
    static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = text
        for (reference, character) in [
            ("&quot;", "\""), ("&#034;", "\""), ("&#34;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&apos;", "'"),
            ("&lt;", "<"), ("&gt;", ">"), ("&#038;", "&"), ("&#38;", "&"), ("&nbsp;", "\u{A0}"), ("&amp;", "&"),
        ] { result = result.replacingOccurrences(of: reference, with: character) }
        return result
    }

    /// The words alone, for HTML that cannot be read as HTML.
    static func withoutTags(_ html: String) -> String {
        let tokens = HTMLTokens(html)
        var result = ""
        for token in tokens {
            if case .text(let range) = token { result += tokens.text(range) } else { result += " " }
        }
        return unescaped(result).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
