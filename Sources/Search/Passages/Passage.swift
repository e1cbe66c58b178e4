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
    private let weights: TermWeights

    /// - Parameter text: what was looked for.
    public init(_ text: SearchText) {
        weights = TermWeights(text)
    }

    /// The whole text with its matches.
    public func marked(_ text: String) -> Passage {
        let utf8 = Array(text.utf8)
        return Passage(runs: runs(of: matches(in: utf8, 0..<utf8.count), in: utf8, 0..<utf8.count))
    }

    /// About so many bytes of a text, around where most of what was looked for stands; its beginning where nothing does.
    /// - Parameter lines: of the text, as UTF-8. They are read until everything has been found in one place.
    public func best(in lines: some Sequence<[UInt8]>, bytes length: Int = 300) -> Passage {
        var utf8: [UInt8] = []
        var densest = DensestStretch(weights, length: length * 2 / 3)
        for line in lines {
            if !utf8.isEmpty { utf8.append(0x0A) }
            let start = utf8.count
            utf8 += line
            if densest.hasEverything, start >= densest.range.lowerBound + length { break }
            for match in matches(in: utf8, start..<utf8.count) { densest.add(match) }
        }
        let window = Self.widened(densest.range, in: utf8, length)
        return Passage(runs: runs(of: densest.matches, in: utf8, window))
    }

    private func matches(in utf8: [UInt8], _ range: Range<Int>) -> [Match] {
        var matches: [Match] = []
        utf8.withUnsafeBufferPointer { bytes in
            analyzer.forEachToken(in: UnsafeBufferPointer(rebasing: bytes[range])) { token in
                guard weights[token.term] > 0 else { return }
                let (start, end) = (token.range.lowerBound, token.range.upperBound)
                matches.append(Match(term: token.term, range: range.lowerBound + start..<range.lowerBound + end))
            }
        }
        // A pair ends with its second character, after which it comes.
        return matches.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
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
        let strong = matches.contains { weights[$0.term] > 1 }
        var marked: [Range<Int>] = []
        for match in matches where !strong || weights[match.term] > 1 {
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
