import Foundation

/// Takes personal data out of a text before it is public: the names it is given, e-mail addresses, and numbers long enough to
/// be a telephone's, an identity card's or an account's.
struct Redaction {
    static let mark = "[…]"

    private let names: [String]

    /// - Parameter names: shorter than two characters they are left alone, or half of every text would go.
    init(names: some Sequence<String>) {
        self.names = Set(names.map(\.trimmed)).filter { $0.count >= 2 }.sorted { $0.count > $1.count }
    }

    func callAsFunction(_ text: String) -> String {
        var text = Self.withoutAddresses(text)
        text.replace(/\+?[0-9０-９][0-9０-９ \-().]{5,}[0-9０-９xX]/) { match in
            let digits = match.output.filter(\.isNumber).count
            return digits >= 7 && !Self.isDate(match.output) ? Self.mark : String(match.output)
        }
        for name in names {
            text = text.replacingOccurrences(of: name, with: Self.mark, options: [.caseInsensitive, .widthInsensitive])
        }
        return text
    }

    /// Whether a public text could come from another: what was left in it stands there, in the same order.
    static func isOf(_ text: String, _ redacted: String) -> Bool {
        let parts = redacted.components(separatedBy: mark)
        guard parts.count > 1 else { return text == redacted }
        guard text.hasPrefix(parts[0]), text.hasSuffix(parts[parts.count - 1]) else { return false }
        var rest = text[...]
        for part in parts where !part.isEmpty {
            guard let range = rest.range(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }

    /// From each `@` outwards, in one pass: a regular expression would try every letter as a beginning, and a Chinese text is
    /// one run of letters.
    private static func withoutAddresses(_ text: String) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        var left = String(parts.first ?? "")
        for part in parts.dropFirst() {
            let name = left.reversed().prefix { isInAddress($0) || "_%+".contains($0) }.count
            let host = part.prefix(while: isInAddress)
            guard name > 0, host.split(separator: ".").count > 1, !host.hasPrefix(".") else {
                left += "@" + part
                continue
            }
            let end = host.last == "." ? host.dropLast().endIndex : host.endIndex
            left.removeLast(name)
            left += mark + part[end...]
        }
        return left
    }

    private static func isInAddress(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "." || character == "-"
    }

    /// `2026-11-23` names nobody.
    private static func isDate(_ text: Substring) -> Bool {
        text.wholeMatch(of: /(19|20)\d\d-\d{1,2}-\d{1,2}( \d{1,2})?/) != nil
    }
}
