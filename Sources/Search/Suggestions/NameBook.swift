/// Names and titles of what there is to find: for what a reader may be about to type, and for what they may have meant.
public struct NameBook: Sendable {
    public struct Name: Sendable {
        public let text: String
        let folded: FoldedName

        init(_ text: String, _ analyzer: Analyzer) {
            self.text = text
            folded = FoldedName(text, analyzer)
        }

        /// Some characters of a run, as they are written.
        func text(of run: FoldedName.Run, _ part: Range<Int>) -> String {
            let range = run.range(of: part)
            return String(Substring(text.utf8.dropFirst(range.lowerBound).prefix(range.count)))
        }
    }

    public let topics: [Name]
    public let publications: [Name]
    let titles: [Name]
    private let words: [[UInt32]: Int]

    /// The more frequent a spelling, the likelier it is meant.
    public init(topics: [String], publications: [String], titles: [String]) {
        let analyzer = Analyzer()
        self.topics = topics.map { Name($0, analyzer) }
        self.publications = publications.map { Name($0, analyzer) }
        self.titles = titles.map { Name($0, analyzer) }
        var words: [[UInt32]: Int] = [:]
        for name in self.topics + self.publications + self.titles {
            for run in name.folded.runs where !run.isHan { words[run.scalars, default: 0] += 1 }
        }
        self.words = words
    }

    /// The places of those names that a typed text stands in, those that begin with it first.
    public static func completions(of text: String, in names: [Name], limit: Int) -> [Int] {
        let typed = FoldedName(text, Analyzer()).scalars
        guard !typed.isEmpty else { return [] }
        var first: [Int] = [], second: [Int] = []
        for (index, name) in names.enumerated() {
            if name.folded.scalars.starts(with: typed) {
                first.append(index)
            } else if second.count < limit, name.folded.scalars.firstRange(of: typed) != nil {
                second.append(index)
            }
            if first.count == limit { break }
        }
        return Array((first + second).prefix(limit))
    }
}

extension NameBook {
    /// The text with what is in no name or title spelt as something is that is nearly the same; `nil` where there is
    /// nothing to change, or nothing near.
    public func correction(of text: String) -> String? {
        let folded = FoldedName(text, Analyzer())
        var corrected = text
        var isChanged = false
        // From the end, so that what stands before keeps its place.
        for run in folded.runs.reversed() {
            guard let better = run.isHan ? betterHan(run.scalars) : betterWord(run.scalars) else { continue }
            let utf8 = corrected.utf8
            let start = utf8.index(utf8.startIndex, offsetBy: run.range.lowerBound)
            let end = utf8.index(utf8.startIndex, offsetBy: run.range.upperBound)
            corrected.replaceSubrange(start..<end, with: better)
            isChanged = true
        }
        return isChanged ? corrected : nil
    }

    private func betterWord(_ word: [UInt32]) -> String? {
        guard word.count > 3, words[word] == nil else { return nil }
        let allowed = word.count < 8 ? 1 : 2
        let near = words.compactMap { known, count -> (word: [UInt32], distance: Int, count: Int)? in
            guard abs(known.count - word.count) <= allowed else { return nil }
            let distance = Spelling.distance(word, known)
            return distance <= allowed ? (known, distance, count) : nil
        }
        let best = near.min {
            ($0.distance, -$0.count, Self.text($0.word)) < ($1.distance, -$1.count, Self.text($1.word))
        }
        return best.map { Self.text($0.word) }
    }

    /// Two characters are too few to tell a mistake from another word, unless they are the wrong way round.
    private func betterHan(_ run: [UInt32]) -> String? {
        guard run.count > 1 else { return nil }
        let names = topics + publications + titles
        if names.contains(where: { $0.folded.scalars.firstRange(of: run) != nil }) { return nil }
        var found: [[UInt32]: (distance: Int, count: Int, text: String)] = [:]
        let allowed = run.count < 6 ? 1 : 2
        for name in names {
            for known in name.folded.runs where known.isHan {
                for start in 0..<max(0, known.scalars.count - run.count + 1) {
                    let window = known.scalars[start..<(start + run.count)]
                    guard let distance = Spelling.difference(run, window, allowed: allowed) else { continue }
                    if distance.isSubstitution, run.count < 3 { continue }
                    found[
                        Array(window), default: (distance.value, 0, name.text(of: known, start..<(start + run.count)))
                    ]
                    .count += 1
                }
            }
        }
        return found.values.min { ($0.distance, -$0.count, $0.text) < ($1.distance, -$1.count, $1.text) }?.text
    }

    private static func text(_ scalars: [UInt32]) -> String {
        String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    }
}

/// How far two spellings are apart.
enum Spelling {
    /// Letters to put in, leave out, exchange, or turn round with their neighbour (optimal string alignment).
    static func distance(_ first: [UInt32], _ second: [UInt32]) -> Int {
        var before = [Int](repeating: 0, count: second.count + 1)
        var last = Array(0...second.count)
        for i in 1...max(first.count, 1) where !first.isEmpty {
            var row = [i] + [Int](repeating: 0, count: second.count)
            for j in 1...max(second.count, 1) where !second.isEmpty {
                row[j] = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1))
                if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
                    row[j] = min(row[j], before[j - 2] + 1)
                }
            }
            (before, last) = (last, row)
        }
        return last[second.count]
    }

    /// Characters that differ in place, two neighbours the wrong way round counting once; `nil` beyond what is allowed.
    static func difference(
        _ first: [UInt32], _ second: ArraySlice<UInt32>, allowed: Int
    ) -> (value: Int, isSubstitution: Bool)? {
        var value = 0
        var isSubstitution = false
        var index = 0
        let offset = second.startIndex
        while index < first.count {
            defer { index += 1 }
            guard first[index] != second[offset + index] else { continue }
            value += 1
            if value > allowed { return nil }
            if index + 1 < first.count, first[index] == second[offset + index + 1],
                first[index + 1] == second[offset + index]
            {
                index += 1
            } else {
                isSubstitution = true
            }
        }
        return (value, isSubstitution)
    }
}
