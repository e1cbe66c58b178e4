import Document
import Foundation

/// Turns shortcodes in HTML into what they stand for; those of plugins go, with the text between a pair kept.
struct ShortcodeExpander {
    /// Elements in which brackets are just brackets.
    private static let verbatim: Set<String> = ["pre", "code", "script", "style", "textarea", "kbd", "samp"]
    private static let maximumDepth = 6

    let index: WordPressIndex
    let post: String
    private(set) var dropped: [Dropped] = []
    private var depth = 0

    init(index: WordPressIndex, post: String) {
        self.index = index
        self.post = post
    }

    mutating func expand(_ html: String) -> String {
        guard html.utf8.contains(0x5B), depth < ShortcodeExpander.maximumDepth else { return html }
        depth += 1
        defer { depth -= 1 }
        let bytes = Array(html.utf8)
        var closings: [String: Int?] = [:]
        var output: [UInt8] = []
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0x3C {
                let end = ShortcodeExpander.markupEnd(bytes, at: i)
                output += bytes[i..<end]
                i = end
            } else if bytes[i] == 0x5B {
                i = expand(bytes, at: i, &closings, &output)
            } else {
                output.append(bytes[i])
                i += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Past the tag or comment at `i`, or past the element where it is one whose text is verbatim.
    private static func markupEnd(_ bytes: [UInt8], at i: Int) -> Int {
        var tokens = HTMLTokens(bytes, from: i)
        guard let token = tokens.next() else { return i + 1 }
        guard case .tag(let tag) = token else {
            if case .comment(let range) = token { return range.upperBound }
            return i + 1
        }
        guard !tag.isClosing, verbatim.contains(tag.name) else { return tag.range.upperBound }
        return tokens.find("</\(tag.name)", from: tag.range.upperBound) ?? tag.range.upperBound
    }

    private mutating func expand(
        _ bytes: [UInt8], at start: Int, _ closings: inout [String: Int?], _ output: inout [UInt8]
    ) -> Int {
        if start + 1 < bytes.count, bytes[start + 1] == 0x5B, let shown = Shortcode(bytes, at: start + 1) {
            return show(bytes, at: start, shown, &output)
        }
        guard let shortcode = Shortcode(bytes, at: start) else {
            return skipStrayClosing(bytes, at: start, &output)
        }
        var content: String?
        var end = shortcode.end
        if !shortcode.isSelfClosing, let close = closing(of: shortcode, in: bytes, &closings) {
            content = String(decoding: bytes[shortcode.end..<close], as: UTF8.self)
            end = close + shortcode.name.utf8.count + 3
        }
        guard let html = html(of: shortcode, content: content) else {
            output.append(bytes[start])
            return start + 1
        }
        output += html.utf8
        return end
    }

    /// `[[name]]` shows `[name]`.
    private func show(_ bytes: [UInt8], at start: Int, _ shortcode: Shortcode, _ output: inout [UInt8]) -> Int {
        if shortcode.end < bytes.count, bytes[shortcode.end] == 0x5D {
            output += bytes[(start + 1)..<shortcode.end]
            return shortcode.end + 1
        }
        // `[[name]text[/name]]`
        let tokens = HTMLTokens(bytes)
        let closing = "[/\(shortcode.name)]]"
        if let close = tokens.find(closing, from: shortcode.end) {
            output += bytes[(start + 1)..<(close + closing.utf8.count - 1)]
            return close + closing.utf8.count
        }
        output.append(bytes[start])
        return start + 1
    }

    /// A closing tag whose opening was dropped or cut off goes, if it cannot be anything else.
    private func skipStrayClosing(_ bytes: [UInt8], at start: Int, _ output: inout [UInt8]) -> Int {
        if start + 2 < bytes.count, bytes[start + 1] == 0x2F, bytes[start + 2].isLetter {
            var i = start + 2
            while i < bytes.count, i - start < 60, bytes[i].isWordByte && bytes[i] < 0x80 || bytes[i] == 0x2D { i += 1 }
            if i < bytes.count, bytes[i] == 0x5D { return i + 1 }
        }
        output.append(bytes[start])
        return start + 1
    }

    /// Where `[/name]` next stands; a name never closed is looked for once.
    private func closing(of shortcode: Shortcode, in bytes: [UInt8], _ closings: inout [String: Int?]) -> Int? {
        if let known = closings[shortcode.name] {
            guard let known else { return nil }
            if known >= shortcode.end { return known }
        }
        let found = HTMLTokens(bytes).find("[/\(shortcode.name)]", from: shortcode.end)
        closings[shortcode.name] = .some(found)
        return found
    }

    mutating func drop(_ shortcode: Shortcode) {
        let attributes = shortcode.named.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value)\"" }.joined()
        let words = shortcode.positional.map { " " + $0 }.joined()
        dropped.append(Dropped(kind: "shortcode \(shortcode.name)", detail: "[\(shortcode.name)\(words)\(attributes)]"))
    }
}
