import Foundation

/// `[name key="value" word]` as WordPress reads it.
struct Shortcode {
    private static let maximumLength = 16_384

    let name: String
    private(set) var named: [String: String] = [:]
    private(set) var positional: [String] = []
    let isSelfClosing: Bool
    /// Past the closing bracket.
    let end: Int

    subscript(key: String) -> String? { named[key].flatMap { $0.isEmpty ? nil : $0 } }

    /// Reads the shortcode whose `[` is at `start`; `nil` where there is none.
    init?(_ bytes: [UInt8], at start: Int) {
        var i = start + 1
        guard i < bytes.count, bytes[i].isLetter else { return nil }
        while i < bytes.count, bytes[i].isWordByte && bytes[i] < 0x80 || bytes[i] == 0x2D { i += 1 }
        name = String(decoding: bytes[(start + 1)..<i], as: UTF8.self).lowercased()
        let contentStart = i
        var quote: UInt8?
        let limit = min(bytes.count, start + Shortcode.maximumLength)
        while i < limit, quote != nil || bytes[i] != 0x5D {
            if quote == nil, bytes[i] == 0x5B { return nil }
            if let open = quote {
                if bytes[i] == open { quote = nil }
            } else if bytes[i] == 0x22 || bytes[i] == 0x27, bytes[i - 1] == 0x3D {
                quote = bytes[i]
            }
            i += 1
        }
        guard i < limit else { return nil }
        end = i + 1
        var content = String(decoding: bytes[contentStart..<i], as: UTF8.self).trimmed
        isSelfClosing = content.hasSuffix("/")
        if isSelfClosing { content.removeLast() }
        guard let first = bytes[contentStart...].first,
            first == 0x5D || first == 0x20 || first == 0x3D || first == 0x2F || first == 0x0A || first == 0xC2
        else { return nil }
        readAttributes(content)
    }

    private mutating func readAttributes(_ content: String) {
        var text = HTMLText.unescaped(content).replacingOccurrences(of: "\u{A0}", with: " ")
        // The visual editor turned straight quotes into these.
        for curly in ["\u{201C}", "\u{201D}", "\u{2033}", "&#8220;", "&#8221;", "&#8243;"] {
            text = text.replacingOccurrences(of: curly, with: "\"")
        }
        var rest = Array(text)[...]
        while named.count + positional.count < 100 {
            rest = rest.drop { $0.isWhitespace }
            guard !rest.isEmpty else { return }
            let token = rest.prefix { !$0.isWhitespace }
            if String(token).hasPrefix("http://") || String(token).hasPrefix("https://") {
                positional.append(String(token))
                rest = rest.dropFirst(token.count)
                continue
            }
            let word = token.prefix { $0 != "=" && $0 != "\"" }
            rest = rest.dropFirst(word.count)
            if rest.first == "=" {
                rest = rest.dropFirst()
                named[String(word).lowercased()] = Shortcode.value(&rest)
            } else if word.isEmpty {
                positional.append(Shortcode.value(&rest))
            } else {
                positional.append(String(word))
            }
        }
    }

    private static func value(_ rest: inout ArraySlice<Character>) -> String {
        guard let quote = rest.first, quote == "\"" || quote == "'" else {
            let word = rest.prefix { !$0.isWhitespace }
            rest = rest.dropFirst(max(word.count, rest.isEmpty ? 0 : 1))
            return String(word)
        }
        rest = rest.dropFirst()
        let text = rest.prefix { $0 != quote }
        rest = rest.dropFirst(text.count + (text.count < rest.count ? 1 : 0))
        return String(text)
    }
}
