import Foundation

/// A text as the word lists see it: no case, no width, no accents, nothing between the letters, traditional characters as
/// simplified ones, letters of other scripts that look Latin as Latin ones. Every folded character knows where it came from.
struct FoldedText {
    private(set) var scalars: [Unicode.Scalar] = []
    /// For each of `scalars`, the character of the text it came from.
    private(set) var origins: [Range<String.Index>] = []
    let text: String

    init(_ text: String) {
        self.text = text
        let simplified = ChineseForms.simplified(in: text)
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            for scalar in text[index..<next].unicodeScalars { append(scalar, from: index..<next, simplified) }
            index = next
        }
    }

    private mutating func append(
        _ scalar: Unicode.Scalar, from origin: Range<String.Index>, _ simplified: [Unicode.Scalar: Unicode.Scalar]
    ) {
        if scalar.isASCII {
            if let folded = scalar.asciiFolded { keep(folded, origin) }
            return
        }
        // The ideographs of the basic block decompose into nothing else.
        if (0x4E00...0x9FFF).contains(scalar.value) {
            keep(simplified[scalar] ?? scalar, origin)
            return
        }
        for part in String(scalar).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            switch part.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .spacingMark: continue
            default: break
            }
            let plain = simplified[part] ?? Lookalikes.latin[part] ?? part
            guard plain.properties.isAlphabetic || plain.properties.numericType != nil else { continue }
            keep(plain, origin)
        }
    }

    private mutating func keep(_ scalar: Unicode.Scalar, _ origin: Range<String.Index>) {
        scalars.append(scalar)
        origins.append(origin)
    }

    /// Where a folded term stands, as ranges of the text. A term of Latin letters is not looked for inside words.
    func ranges(of term: [Unicode.Scalar]) -> [Range<String.Index>] {
        guard let first = term.first, let last = term.last, scalars.count >= term.count else { return [] }
        var found: [Range<String.Index>] = []
        var start = 0
        while start <= scalars.count - term.count {
            if scalars[start] == first, scalars[start..<(start + term.count)].elementsEqual(term) {
                let range = origins[start].lowerBound..<origins[start + term.count - 1].upperBound
                if (!first.isLatinOrDigit || startsWord(range.lowerBound))
                    && (!last.isLatinOrDigit || endsWord(range.upperBound))
                {
                    found.append(range)
                    start += term.count
                    continue
                }
            }
            start += 1
        }
        return found
    }

    private func startsWord(_ index: String.Index) -> Bool {
        index == text.startIndex || !text[text.index(before: index)].isLatinOrDigit
    }

    private func endsWord(_ index: String.Index) -> Bool {
        index == text.endIndex || !text[index].isLatinOrDigit
    }
}

extension Unicode.Scalar {
    /// Lower case; `nil` for what is neither letter nor digit.
    fileprivate var asciiFolded: Unicode.Scalar? {
        switch value {
        case 0x30...0x39, 0x61...0x7A: self
        case 0x41...0x5A: Unicode.Scalar(value + 0x20)
        default: nil
        }
    }

    fileprivate var isLatinOrDigit: Bool {
        switch value {
        case 0x30...0x39, 0x61...0x7A, 0x41...0x5A, 0xC0...0x24F: true
        default: false
        }
    }
}

extension Character {
    fileprivate var isLatinOrDigit: Bool { unicodeScalars.first?.isLatinOrDigit ?? false }
}

/// Traditional characters and their simplified forms, asked of ICU once for all of a text's characters.
enum ChineseForms {
    static func simplified(in text: String) -> [Unicode.Scalar: Unicode.Scalar] {
        let ideographs = Array(Set(text.unicodeScalars.filter { (0x3400...0x9FFF).contains($0.value) }))
        guard !ideographs.isEmpty else { return [:] }
        // A space between keeps one character from being read together with the next.
        let joined = ideographs.map { String($0) }.joined(separator: " ")
        guard let simple = joined.applyingTransform(StringTransform("Hant-Hans"), reverse: false) else { return [:] }
        let parts = simple.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == ideographs.count else { return [:] }
        var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (ideograph, part) in zip(ideographs, parts) {
            if let scalar = part.unicodeScalars.first, part.unicodeScalars.count == 1, scalar != ideograph {
                forms[ideograph] = scalar
            }
        }
        return forms
    }
}

/// Cyrillic and Greek letters that look like Latin ones.
private enum Lookalikes {
    static let latin: [Unicode.Scalar: Unicode.Scalar] = [
        "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "к": "k", "м": "m", "о": "o",
        "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "у": "y", "х": "x", "ԝ": "w", "α": "a", "β": "b", "ε": "e", "ι": "i",
        "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x", "ı": "i", "ɑ": "a", "ɡ": "g",
    ]
}
