extension MarkdownLine {
    /// A code span, fenced with more backticks than stand in it.
    func code(_ text: String) -> String {
        let text = place == .cell ? text.replacing(["|": "\\|"]) : text
        let fence = String(repeating: "`", count: text.longestRun(of: "`") + 1)
        let pad = text.utf8.first == 0x60 || text.utf8.last == 0x60 ? " " : ""
        return fence + pad + text + pad + fence
    }

    /// Words that stand for themselves wherever Markdown would see a sign in them.
    func escaped(_ text: String, after last: Unicode.Scalar?) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let previous = index > 0 ? scalars[index - 1] : nil
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            let isFirst = index == 0 && last == nil
            let needsEscape =
                isSign(scalar, previous, next) || isFirst && startsBlock(scalar, next)
                || endsMarker(scalars, index, atLineStart: last == nil)
                || isLinkStart(scalars, index)
                || index == 0 && last == "]" && (scalar == "(" || scalar == ":")
            if needsEscape {
                result.append("\\")
            } else if scalar == "@", isAddressSign(previous, next) {
                // Nothing else keeps GitHub's autolinks from a mail address.
                result.append(contentsOf: "<!-- -->".unicodeScalars)
            }
            result.append(scalar)
        }
        return String(result)
    }

    /// A picture's alternative text.
    func escapedAlternative(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if "\\`*_[]<&!~:".unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    private func isSign(_ scalar: Unicode.Scalar, _ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
        switch scalar {
        case "\\", "`", "*", "[", "]": true
        case "_": !(previous?.isASCIIAlphanumeric ?? false && next?.isASCIIAlphanumeric ?? false)
        case "<": next.map { $0.isASCIIAlphanumeric || $0 == "/" || $0 == "!" || $0 == "?" } ?? true
        case "&": next.map { $0.isASCIIAlphanumeric || $0 == "#" } ?? true
        case "!": next == nil || next == "["
        case "~": previous == nil || next == nil || previous == "~" || next == "~"
        case "|": place == .cell
        default: false
        }
    }

    private func startsBlock(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
        switch scalar {
        case "#", ">", "=", "|": true
        case "-", "+": next == nil || next == " " || next == "-" || next == ":" || next == "|"
        case ":": next == "-"
        default: false
        }
    }

    /// The point or parenthesis of a list's number.
    private func endsMarker(_ scalars: [Unicode.Scalar], _ index: Int, atLineStart: Bool) -> Bool {
        guard atLineStart, scalars[index] == "." || scalars[index] == ")", (1...9).contains(index),
            index + 1 == scalars.count || scalars[index + 1] == " "
        else { return false }
        return scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
    }

    /// `://` and `www.`, where GitHub's autolinks begin.
    private func isLinkStart(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        if scalars[index] == ":" { return scalars[(index + 1)...].starts(with: "//".unicodeScalars) }
        guard scalars[index] == ".", index >= 3 else { return false }
        return scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
    }

    private func isAddressSign(_ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
        guard let previous, let next else { return false }
        return (previous.isASCIIAlphanumeric || ".+-_".unicodeScalars.contains(previous)) && next.isASCIIAlphanumeric
    }
}

extension String {
    /// Scalars, not characters: to Swift a sign with an accent is another character, to Markdown it is not.
    func replacing(_ replacements: [Unicode.Scalar: String]) -> String {
        guard unicodeScalars.contains(where: { replacements[$0] != nil }) else { return self }
        return unicodeScalars.reduce(into: "") { result, scalar in
            if let replacement = replacements[scalar] {
                result += replacement
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIAlphanumeric: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }
}
