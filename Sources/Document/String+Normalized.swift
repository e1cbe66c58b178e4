extension String {
    /// One line of plain text: white space collapsed, nothing at either end.
    var normalizedLine: String {
        var builder = InlineBuilder()
        builder.append(self, Marks())
        guard case .text(let text, _) = builder.finishJoined().first else { return "" }
        return text
    }

    /// Code with `\n` line ends, without control characters and without blank lines before and after.
    var normalizedCode: String {
        var code = self
        if utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xEF }) {
            var cleaned = UnicodeScalarView()
            var afterReturn = false
            for scalar in unicodeScalars {
                if scalar == "\r" {
                    cleaned.append("\n")
                } else if !(scalar == "\n" && afterReturn), !scalar.isForbiddenInMarkup {
                    cleaned.append(scalar)
                }
                afterReturn = scalar == "\r"
            }
            code = String(cleaned)
        }
        let isBlank = code.unicodeScalars.allSatisfy(\.isInvisible)
        return isBlank ? "" : code.trimmingLineEnds
    }

    private var trimmingLineEnds: String {
        var rest = Substring(self).unicodeScalars
        while rest.first == "\n" { rest.removeFirst() }
        while rest.last == "\n" { rest.removeLast() }
        return String(rest)
    }

    /// A language's name as code blocks carry it (`swift`, `c++`, `objective-c`); `nil` when it is none.
    var normalizedLanguage: String? {
        let name = lowercased()
        guard !["text", "plain", "plaintext", "txt", "none", "nohighlight", "no-highlight"].contains(name) else {
            return nil
        }
        return name.isLanguage ? name : nil
    }

    /// Whether it could be the name of a language.
    var isLanguage: Bool { (1...40).contains(utf8.count) && lowercased().utf8.allSatisfy(Self.isLanguageByte) }

    private static func isLanguageByte(_ byte: UInt8) -> Bool {
        switch UnicodeScalar(byte) {
        case "a"..."z", "0"..."9", "+", "-", "#", ".", "_": true
        default: false
        }
    }
}
