/// The part of a text that shows best why it was found.
public struct Passage: Hashable, Sendable {
    public struct Run: Hashable, Sendable {
        public let text: String
        /// Whether it is what was looked for.
        public let isMatch: Bool

        public init(text: String, isMatch: Bool) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    public let runs: [Run]

    public var hasMatch: Bool { runs.contains(where: \.isMatch) }
}

/// Finds what was looked for in texts, and marks it.
public final class PassageFinder {
    private let analyzer = Analyzer()
    private let weights: [Term: Int]

    /// - Parameter text: what was looked for.
    public init(_ text: SearchText) {
        var weights: [Term: Int] = [:]
        for term in text.terms { weights[term] = 4 }
        // Where no pair stands, its characters are better than nothing.
        for term in text.characters where weights[term] == nil { weights[term] = 1 }
        self.weights = weights
    }

    /// The whole text with its matches.
    public func marked(_ text: String) -> Passage {
        Passage(runs: runs(of: matches(in: text), in: Array(text.utf8), 0..<text.utf8.count))
    }

    /// About so many bytes of the text, around where most of what was looked for stands; its beginning where nothing does.
    public func best(in text: String, bytes length: Int = 300) -> Passage {
        let utf8 = Array(text.utf8)
        let matches = matches(in: text)
        var window = start(matches, length: length).map { Self.widened($0, in: utf8, length) } ?? 0..<0
        if window.isEmpty { window = Self.widened(0..<0, in: utf8, length) }
        return Passage(runs: runs(of: matches, in: utf8, window))
    }

    private struct Match {
        let term: Term
        let range: Range<Int>
    }

    private func matches(in text: String) -> [Match] {
        var matches: [Match] = []
        analyzer.forEachToken(in: text) { token in
            if weights[token.term] != nil { matches.append(Match(term: token.term, range: token.range)) }
        }
        // A pair ends with its second character, after which it comes.
        return matches.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
    }

    /// The stretch of at most this length in which matches weigh most, each term counted once.
    private func start(_ matches: [Match], length: Int) -> Range<Int>? {
        var best: (weight: Int, range: Range<Int>)?
        var (first, weight) = (0, 0)
        var inside: [Term: Int] = [:]
        for match in matches {
            if inside[match.term, default: 0] == 0 { weight += weights[match.term] ?? 0 }
            inside[match.term, default: 0] += 1
            while first < matches.count, match.range.upperBound - matches[first].range.lowerBound > length * 2 / 3,
                matches[first].range.lowerBound < match.range.lowerBound
            {
                let left = matches[first].term
                inside[left, default: 1] -= 1
                if inside[left] == 0 { weight -= weights[left] ?? 0 }
                first += 1
            }
            let start = min(matches[first].range.lowerBound, match.range.lowerBound)
            if weight > best?.weight ?? 0 { best = (weight, start..<match.range.upperBound) }
        }
        return best?.range
    }

    /// With some of what stands before and after, to where a sentence or at least a character begins.
    private static func widened(_ range: Range<Int>, in utf8: [UInt8], _ length: Int) -> Range<Int> {
        let lead = max(0, min((length - range.count) / 3, 90))
        var start = max(0, range.lowerBound - lead)
        while start > 0, !isStart(utf8[start]) { start -= 1 }
        // A sentence that begins just here begins the passage.
        if start > 0, let end = (start..<max(start, range.lowerBound)).last(where: { isEnd(utf8, $0) }) { start = end }
        var end = min(utf8.count, max(start + length, range.upperBound))
        while end < utf8.count, !isStart(utf8[end]) { end += 1 }
        return start..<end
    }

    private static func isStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

    /// Whether a sentence has ended just before.
    private static func isEnd(_ utf8: [UInt8], _ index: Int) -> Bool {
        guard index > 0, isStart(utf8[index]) else { return false }
        if utf8[index - 1] == 0x0A { return true }
        guard index > 2 else { return false }
        let before = Array(utf8[(index - 3)..<index])
        // 。！？
        return before == [0xE3, 0x80, 0x82] || before == [0xEF, 0xBC, 0x81] || before == [0xEF, 0xBC, 0x9F]
            || (before[1] == 0x2E && before[2] == 0x20)
    }

    private func runs(of matches: [Match], in utf8: [UInt8], _ window: Range<Int>) -> [Passage.Run] {
        let strong = matches.contains { (weights[$0.term] ?? 0) > 1 }
        var marked: [Range<Int>] = []
        for match in matches where !strong || (weights[match.term] ?? 0) > 1 {
            let range = match.range.clamped(to: window)
            guard !range.isEmpty else { continue }
            // Words that a single space parts are marked as one.
            if let last = marked.last,
                range.lowerBound <= last.upperBound || utf8[last.upperBound..<range.lowerBound] == [0x20]
            {
                marked[marked.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                marked.append(range)
            }
        }
        var runs: [Passage.Run] = []
        var position = window.lowerBound
        func add(_ range: Range<Int>, _ isMatch: Bool) {
            guard !range.isEmpty else { return }
            runs.append(Passage.Run(text: Self.line(utf8[range]), isMatch: isMatch))
        }
        for range in marked {
            add(position..<range.lowerBound, false)
            add(range, true)
            position = range.upperBound
        }
        add(position..<window.upperBound, false)
        if window.lowerBound > 0 { runs.insert(Passage.Run(text: "…", isMatch: false), at: 0) }
        if window.upperBound < utf8.count { runs.append(Passage.Run(text: "…", isMatch: false)) }
        return runs
    }

    private static func line(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
}
