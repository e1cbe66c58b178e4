import Folding

extension Analyzer {
    /// The words of scripts that put spaces between them, folded but whole, as UTF-8.
    func words(in text: String) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        func take(_ folded: ScalarFolding.Folded) {
            switch folded.kind {
            case .letter: word += Unicode.Scalar(folded.value).map { Array(String($0).utf8) } ?? []
            case .ignored, .apostrophe: break
            case .ideograph, .separator, .sequence:
                if !word.isEmpty { words.append(word) }
                word = []
            }
        }
        for scalar in text.unicodeScalars {
            let folded = fold(scalar.value)
            if folded.kind == .sequence { sequence(folded.value).forEach(take) } else { take(folded) }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
