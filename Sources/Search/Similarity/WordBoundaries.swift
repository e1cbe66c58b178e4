/// Where words of Chinese begin and end in one text, as far as the text itself shows: what always stands together is one
/// word, and what also stands alone is another.
struct WordBoundaries {
    private let bytes: [UInt8]
    private var counts: [ArraySlice<UInt8>: Int] = [:]
    private var neighbours: [Edge: ArraySlice<UInt8>?] = [:]

    private struct Edge: Hashable {
        let pair: ArraySlice<UInt8>
        let isBefore: Bool
    }

    /// Characters that join words rather than being part of some.
    static let joining = Set("的了是在和与及也就都而但或被把之其这那有不个们着过地得一从为以于些".unicodeScalars)

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// A stretch of Chinese without halves of words at its ends.
    mutating func whole(_ range: Range<Int>) -> Range<Int> {
        var range = range
        // Two characters at each end at most, as words are short.
        for _ in 0..<2 {
            if let before = always(before: range) { range = before.lowerBound..<range.upperBound }
            if let after = always(after: range) { range = range.lowerBound..<after.upperBound }
        }
        while range.count > 6, let shorter = trimmed(range) { range = shorter }
        return range
    }

    /// Without its first or last character, where the rest stands alone much more often.
    private mutating func trimmed(_ range: Range<Int>) -> Range<Int>? {
        let whole = count(range)
        for rest in [range.lowerBound + 3..<range.upperBound, range.lowerBound..<range.upperBound - 3]
        where count(rest) >= 3 * whole {
            return rest
        }
        return nil
    }

    private mutating func always(before range: Range<Int>) -> Range<Int>? {
        let own = range.lowerBound - 3..<range.lowerBound
        guard own.lowerBound >= 0, range.count >= 6,
            neighbour(of: range.lowerBound..<range.lowerBound + 6, isBefore: true) == bytes[own]
        else { return nil }
        return own
    }

    private mutating func always(after range: Range<Int>) -> Range<Int>? {
        let own = range.upperBound..<range.upperBound + 3
        guard own.upperBound <= bytes.count, range.count >= 6,
            neighbour(of: range.upperBound - 6..<range.upperBound, isBefore: false) == bytes[own]
        else { return nil }
        return own
    }

    /// The character that stands before or after two others wherever these are, at least twice.
    private mutating func neighbour(of pair: Range<Int>, isBefore: Bool) -> ArraySlice<UInt8>? {
        let edge = Edge(pair: bytes[pair], isBefore: isBefore)
        if let known = neighbours[edge] { return known }
        let places = places(of: bytes[pair])
        let all = places.map { place in
            let range = isBefore ? place.lowerBound - 3..<place.lowerBound : place.upperBound..<place.upperBound + 3
            return isIdeograph(range) ? bytes[range] : []
        }
        let only = all.count > 1 && Set(all).count == 1 ? all.first.flatMap { $0.isEmpty ? nil : $0 } : nil
        neighbours[edge] = .some(only)
        return only
    }

    private mutating func count(_ range: Range<Int>) -> Int {
        if let known = counts[bytes[range]] { return known }
        let count = places(of: bytes[range]).count
        counts[bytes[range]] = count
        return count
    }

    private func places(of part: ArraySlice<UInt8>) -> [Range<Int>] {
        guard let first = part.first else { return [] }
        var places: [Range<Int>] = []
        bytes.withUnsafeBufferPointer { bytes in
            part.withUnsafeBufferPointer { part in
                var place = 0
                while place + part.count <= bytes.count {
                    if bytes[place] == first, (1..<part.count).allSatisfy({ bytes[place + $0] == part[$0] }) {
                        places.append(place..<place + part.count)
                        place += part.count
                    } else {
                        place += 1
                    }
                }
            }
        }
        return places
    }

    /// Three bytes that are one common character of Chinese and no joint.
    private func isIdeograph(_ range: Range<Int>) -> Bool {
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return false }
        let scalars = String(decoding: bytes[range], as: UTF8.self).unicodeScalars
        guard scalars.count == 1, let scalar = scalars.first else { return false }
        return (0x4E00...0x9FFF).contains(scalar.value) && !Self.joining.contains(scalar)
    }
}
