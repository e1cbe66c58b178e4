import Folding

/// Turns texts into terms: Chinese characters and pairs of neighbours, stems of words.
///
/// Queries and documents pass through the same analysis, which is why they meet. Not to be shared between threads; one
/// is cheap to make and gets faster as it learns words.
public final class Analyzer {
    private let folding = ScalarFolding.shared
    private let stemmer = Stemmer()
    /// Stems of words that were seen before, by a hash of the word.
    private var stems: [UInt64: Term] = [:]

    public init() {}

    /// The tokens in their order; a pair comes right after the second of its characters.
    public func tokens(in text: String) -> [Token] {
        var tokens: [Token] = []
        forEachToken(in: text) { tokens.append($0) }
        return tokens
    }

    public func forEachToken(in text: String, _ body: (Token) -> Void) {
        var text = text
        text.withUTF8 { forEachToken(in: $0, body) }
    }

    /// - Parameter bytes: well-formed UTF-8.
    func forEachToken(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Token) -> Void) {
        var reading = TextReading(analyzer: self)
        reading.read(bytes, body)
    }

    func fold(_ scalar: UInt32) -> ScalarFolding.Folded { folding.fold(scalar) }

    func sequence(_ number: UInt32) -> [ScalarFolding.Folded] { folding.sequence(number) }

    /// The term of a folded word.
    func term(of word: [UInt8], isPlain: Bool) -> Term {
        let own = Term(stem: word)
        guard isPlain, word.count > 2 else { return own }
        if let known = stems[own.key] { return known }
        let term = word.withUnsafeBufferPointer { stemmer.withStem(of: $0) { Term(stem: $0) } }
        // Random letters must not fill the memory.
        if stems.count > 100_000 { stems.removeAll(keepingCapacity: true) }
        stems[own.key] = term
        return term
    }
}

/// One way through one text.
private struct TextReading {
    let analyzer: Analyzer
    private var word: [UInt8] = []
    /// Latin letters only, which is what the stemmer knows.
    private var isPlain = true
    private var start = 0
    private var end = 0
    private var hasApostrophe = false
    private var previous: (scalar: UInt32, start: Int)?
    private var position = 0

    /// Longer ones are no words.
    private static let longestWord = 64

    init(analyzer: Analyzer) {
        self.analyzer = analyzer
        word.reserveCapacity(Self.longestWord)
    }

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Token) -> Void) {
        var offset = 0
        while offset < bytes.count {
            let (scalar, length) = Self.decode(bytes, at: offset)
            let folded = analyzer.fold(scalar)
            if folded.kind == .sequence {
                for part in analyzer.sequence(folded.value) { take(part, offset, length, body) }
            } else {
                take(folded, offset, length, body)
            }
            offset += length
        }
        endWord(body)
    }

    private mutating func take(
        _ folded: ScalarFolding.Folded, _ offset: Int, _ length: Int, _ body: (Token) -> Void
    ) {
        switch folded.kind {
        case .letter:
            previous = nil
            append(folded.value, offset, length)
        case .ideograph:
            endWord(body)
            let scalar = folded.value, range = offset..<(offset + length)
            body(Token(term: Term(ideograph: scalar), range: range, position: position))
            if let previous {
                body(
                    Token(
                        term: Term(pair: previous.scalar, scalar), range: previous.start..<range.upperBound,
                        position: position - 1))
            }
            previous = (scalar, offset)
            position += 1
        case .ignored:
            if !word.isEmpty { end = offset + length }
        case .apostrophe where !word.isEmpty && isPlain:
            hasApostrophe = true
        case .apostrophe, .separator, .sequence:
            endWord(body)
            if previous != nil {
                previous = nil
                position += 1
            }
        }
    }

    private mutating func append(_ scalar: UInt32, _ offset: Int, _ length: Int) {
        if word.isEmpty { start = offset }
        if hasApostrophe {
            if word.count < Self.longestWord { word.append(0x27) }
            hasApostrophe = false
        }
        end = offset + length
        guard word.count < Self.longestWord else { return }
        if scalar < 0x80 {
            if scalar < 0x61 { isPlain = false }
            word.append(UInt8(scalar))
        } else {
            isPlain = false
            word.append(contentsOf: Unicode.Scalar(scalar).map { Array(String($0).utf8) } ?? [])
        }
    }

    private mutating func endWord(_ body: (Token) -> Void) {
        guard !word.isEmpty else { return }
        body(Token(term: analyzer.term(of: word, isPlain: isPlain), range: start..<end, position: position))
        position += 1
        word.removeAll(keepingCapacity: true)
        isPlain = true
        hasApostrophe = false
    }

    /// The text is a `String`, so it is well-formed.
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[offset])
        func next(_ index: Int) -> UInt32 { UInt32(bytes[offset + index] & 0x3F) }
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
        if first < 0xF0 { return ((first & 0xF) << 12 | next(1) << 6 | next(2), 3) }
        return ((first & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
}
