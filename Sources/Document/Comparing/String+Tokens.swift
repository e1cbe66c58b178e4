extension String {
    /// The pieces a comparison never divides: a Chinese or Japanese character, a word of any other script, a line end,
    /// other white space, a sign. Put together again they are the text.
    var tokens: [String] {
        var tokens: [String] = []
        var start = startIndex
        var open = TokenKind.sign
        var index = startIndex
        while index < endIndex {
            let kind = TokenKind(self[index])
            if index > start, kind != open || kind == .sign {
                tokens.append(String(self[start..<index]))
                start = index
            }
            open = kind
            index = self.index(after: index)
        }
        if start < endIndex { tokens.append(String(self[start...])) }
        return tokens
    }

    /// Whether the two would be read as one word if nothing stood between them.
    func growsTogether(with next: String) -> Bool {
        guard let last, let first = next.first else { return false }
        return TokenKind(last) == .word && TokenKind(first) == .word
    }

    /// How much a token says: nothing for white space, as many characters as it has for others.
    var weight: Int { first?.isWhitespace ?? true ? 0 : count }

    /// Whether it has letters, digits or characters that are words.
    var saysSomething: Bool {
        unicodeScalars.contains { $0.isIdeograph || $0.isLetterOrNumber }
    }
}

private enum TokenKind {
    case word, space
    /// What stands for itself.
    case sign

    init(_ character: Character) {
        guard let scalar = character.unicodeScalars.first else {
            self = .sign
            return
        }
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": self = .word
        case "\n", "\r": self = .sign
        case " ", "\t": self = .space
        default:
            if scalar.isASCII || scalar.isWide {
                self = .sign
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                self = .word
            } else {
                self = scalar.properties.isWhitespace ? .space : .sign
            }
        }
    }
}
