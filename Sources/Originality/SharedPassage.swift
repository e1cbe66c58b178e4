/// A passage two texts have in common, give or take a changed character.
public struct SharedPassage: Hashable, Sendable {
    /// Units of the text that is checked.
    public let own: Range<Int>
    /// Units of the other.
    public let other: Range<Int>
    /// What stands alike in both, in the order of the other.
    let runs: [Run]

    /// A stretch of both without a difference.
    struct Run: Hashable, Sendable {
        let own: Int
        let other: Int
        var length: Int

        var shift: Int { own - other }
        var ownEnd: Int { own + length }
        var otherEnd: Int { other + length }
    }

    /// Of the passage's units so many are in runs; even with every tenth character replaced it is more.
    private static let leastShared = 0.5
    /// Thirty ideographs, or sixty letters: less is a turn of phrase.
    static let leastWeight = 60

    /// `nil` when what the runs span is too little to be a passage, or they are too little of it.
    init?(_ runs: [Run], of sketch: Sketch) {
        guard let first = runs.first else { return nil }
        var own = first.own..<first.ownEnd, other = first.other..<first.otherEnd, shared = first.length
        for run in runs.dropFirst() {
            shared += max(0, run.otherEnd - max(other.upperBound, run.other))
            own = min(own.lowerBound, run.own)..<max(own.upperBound, run.ownEnd)
            other = other.lowerBound..<max(other.upperBound, run.otherEnd)
        }
        guard sketch.weight(of: other) >= Self.leastWeight,
            Double(shared) >= Self.leastShared * Double(max(own.count, other.count))
        else { return nil }
        (self.own, self.other, self.runs) = (own, other, runs)
    }
}

/// Compares one text with others.
public struct TextComparison: Sendable {
    public let text: ComparedText
    private let grams: GramTable

    /// A gram that stands in the text more often is looked at where it stands last.
    private static let repeats = 6

    public init(_ text: ComparedText) {
        self.text = text
        grams = GramTable(text.sketch)
    }

    /// What the index's sketch of another text says they share. It may take one ideograph among others for another.
    public func passages(with other: Sketch) -> [SharedPassage] {
        var chains = Chains()
        grams.withReader { grams in
            other.forEachGram { start, length, hash in
                var own = grams.last(hash)
                if own < 0 { return }
                chains.end(before: start)
                var count = 0
                while own >= 0, count < Self.repeats {
                    chains.extend(own, start, length, isRepeat: count > 0)
                    own = grams.previous(own)
                    count += 1
                }
            }
        }
        return chains.all.compactMap { SharedPassage($0.runs, of: other) }
            .sorted { ($0.own.lowerBound, $0.other.lowerBound) < ($1.own.lowerBound, $1.other.lowerBound) }
    }

    /// What of that is true, character by character.
    public func verified(_ promised: [SharedPassage], in other: ComparedText) -> [SharedPassage] {
        promised.compactMap { SharedPassage($0.runs.flatMap { alike(in: $0, of: other) }, of: other.sketch) }
    }

    /// The parts of a run without a difference, of a gram's weight or more.
    private func alike(in run: SharedPassage.Run, of other: ComparedText) -> [SharedPassage.Run] {
        let length = min(run.length, other.units.count - run.other)
        var parts: [SharedPassage.Run] = []
        var start = 0
        while start < length {
            var end = start
            while end < length, text.units[run.own + end] == other.units[run.other + end] { end += 1 }
            let part = SharedPassage.Run(own: run.own + start, other: run.other + start, length: end - start)
            if other.sketch.weight(of: part.other..<part.otherEnd) >= Sketch.gramWeight { parts.append(part) }
            start = end + 1
        }
        return parts
    }
}
