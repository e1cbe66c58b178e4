/// Some words of a document that somebody said something about, kept so that they can be found again in a later form of
/// it (as W3C's Web Annotation model does, by position and by quotation).
public struct Passage: Hashable, Sendable, Codable {
    /// UTF-16 code units a passage may be long.
    public static let longest = 2_000
    /// UTF-16 code units remembered of what stands before and after.
    static let context = 32

    /// Where a passage stands in one document.
    public struct Location: Hashable, Sendable, Codable {
        /// The number of a text block (``Document/textBlocks``), from 0.
        public let block: Int
        /// UTF-16 code units of that block, as browsers count them.
        public let start: Int
        public let end: Int

        public init(block: Int, start: Int, end: Int) {
            self.block = block
            self.start = start
            self.end = end
        }
    }

    /// Where it stood when it was chosen, as ``Location`` says it.
    public let block: Int
    public let start: Int
    public let end: Int
    /// Its words.
    public let quote: String
    /// The end of what stood before it and the beginning of what stood after, other blocks included.
    public let prefix: String
    public let suffix: String

    /// `nil` when nothing stands there, half a character is cut off, or it is longer than ``longest``.
    public init?(in document: Document, at location: Location) {
        let text = CountedText(document)
        guard let range = text.range(of: location), range.count <= Self.longest else { return nil }
        block = location.block
        start = location.start
        end = location.end
        quote = text[range]
        prefix = text[max(0, range.lowerBound - Self.context)..<range.lowerBound]
        suffix = text[range.upperBound..<min(text.units.count, range.upperBound + Self.context)]
    }
}

/// All text blocks in a row, in UTF-16 code units with a line end between two.
struct CountedText {
    let units: [UInt16]
    /// Where each block begins, and after the last, where another would.
    private let starts: [Int]

    init(_ document: Document) {
        var units: [UInt16] = [], starts = [0]
        for block in document.textBlocks {
            units += block.utf16
            units.append(0x0A)
            starts.append(units.count)
        }
        self.units = units
        self.starts = starts
    }

    /// Halves of characters at either end are left out.
    subscript(range: Range<Int>) -> String {
        let from = range.first.map { UTF16.isTrailSurrogate(units[$0]) } ?? false ? 1 : 0
        let to = range.last.map { UTF16.isLeadSurrogate(units[$0]) } ?? false ? 1 : 0
        let whole = units[range].dropFirst(from).dropLast(to)
        return String(decoding: whole, as: UTF16.self)
    }

    func range(of location: Passage.Location) -> Range<Int>? {
        guard location.block >= 0, location.block < starts.count - 1 else { return nil }
        let first = starts[location.block], length = starts[location.block + 1] - first - 1
        guard location.start >= 0, location.start < location.end, location.end <= length else { return nil }
        let range = (first + location.start)..<(first + location.end)
        let cutsCharacter = [range.lowerBound, range.upperBound].contains { UTF16.isTrailSurrogate(units[$0]) }
        return cutsCharacter ? nil : range
    }

    /// `nil` for what crosses from one block to the next.
    func location(of range: Range<Int>) -> Passage.Location? {
        // The last block that does not begin after it.
        var (low, high) = (0, starts.count - 1)
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= range.lowerBound { low = middle } else { high = middle }
        }
        guard low + 1 < starts.count, range.upperBound < starts[low + 1] else { return nil }
        return Passage.Location(block: low, start: range.lowerBound - starts[low], end: range.upperBound - starts[low])
    }
}
