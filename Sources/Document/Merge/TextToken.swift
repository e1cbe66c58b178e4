/// The smallest piece of a text that is changed as a whole: a word, a Chinese character, a space, a punctuation mark.
enum TextToken: Hashable {
    case piece(String, Marks)
    case hardBreak
    case footnote([Inline])

    static func tokens(of content: [Inline]) -> [TextToken] {
        content.flatMap { inline -> [TextToken] in
            switch inline {
            case .text(let text, let marks): pieces(of: text).map { .piece($0, marks) }
            case .hardBreak: [.hardBreak]
            case .footnote(let note): [.footnote(note)]
            }
        }
    }

    static func inlines(of tokens: [TextToken]) -> [Inline] {
        var inlines: [Inline] = []
        for token in tokens {
            switch token {
            case .hardBreak: inlines.append(.hardBreak)
            case .footnote(let note): inlines.append(.footnote(note))
            case .piece(let piece, let marks):
                if case .text(let text, marks)? = inlines.last {
                    inlines[inlines.count - 1] = .text(text + piece, marks)
                } else {
                    inlines.append(.text(piece, marks))
                }
            }
        }
        return inlines
    }

    /// Runs of letters and digits of scripts that write spaces; everything else character by character.
    static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            let isWordPart =
                (character.isLetter || character.isNumber)
                && !(character.unicodeScalars.first?.isIdeograph ?? false)
            if isWordPart {
                word.append(character)
                continue
            }
            if !word.isEmpty { pieces.append(word) }
            word = ""
            pieces.append(String(character))
        }
        if !word.isEmpty { pieces.append(word) }
        return pieces
    }
}
