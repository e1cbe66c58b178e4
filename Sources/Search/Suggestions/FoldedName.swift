import Folding

/// A name without what a search does not look at: no case, width, accents or punctuation, one form of each Han character.
struct FoldedName: Sendable {
    /// Characters of one kind that stand together.
    struct Run: Sendable {
        var scalars: [UInt32]
        let isHan: Bool
        /// In the name's UTF-8.
        var range: Range<Int>
        /// Where each of the characters begins there.
        var starts: [Int]

        /// Where some of them stand.
        func range(of part: Range<Int>) -> Range<Int> {
            starts[part.lowerBound]..<(part.upperBound < starts.count ? starts[part.upperBound] : range.upperBound)
        }
    }

    private(set) var runs: [Run] = []
    /// All of it, words without the spaces between them.
    private(set) var scalars: [UInt32] = []

    init(_ text: String, _ analyzer: Analyzer) {
        var offset = 0
        var isOpen = false
        for scalar in text.unicodeScalars {
            let length = UTF8.width(scalar)
            let folded = analyzer.fold(scalar.value)
            let parts = folded.kind == .sequence ? analyzer.sequence(folded.value) : [folded]
            for part in parts {
                switch part.kind {
                case .letter, .ideograph:
                    let isHan = part.kind == .ideograph
                    scalars.append(part.value)
                    if isOpen, let last = runs.last, last.isHan == isHan {
                        runs[runs.count - 1].scalars.append(part.value)
                        runs[runs.count - 1].starts.append(offset)
                        runs[runs.count - 1].range = last.range.lowerBound..<(offset + length)
                    } else {
                        let range = offset..<(offset + length)
                        runs.append(Run(scalars: [part.value], isHan: isHan, range: range, starts: [offset]))
                        isOpen = true
                    }
                case .ignored, .apostrophe: break
                case .separator, .sequence: isOpen = false
                }
            }
            offset += length
        }
    }
}
