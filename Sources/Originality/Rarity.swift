import Foundation

/// How much each place of a text counts for: text that many others have as well – licences, footers, the output of
/// commands – says little about where a text is from.
public struct Rarity: Sendable {
    /// Which texts hold each sampled place; the nearest speaks for every unit.
    private let weights: [Float]

    /// - Parameter counts: positions in the text, in order, and how many other texts have what stands there.
    init(_ counts: [(position: Int32, others: Int)], units: Int) {
        guard !counts.isEmpty else {
            weights = Array(repeating: 1, count: units)
            return
        }
        var weights: [Float] = []
        weights.reserveCapacity(units)
        var index = 0
        for unit in 0..<units {
            while index + 1 < counts.count,
                abs(Int(counts[index + 1].position) - unit) <= abs(Int(counts[index].position) - unit)
            {
                index += 1
            }
            weights.append(Self.weight(others: counts[index].others))
        }
        self.weights = weights
    }

    /// Up to four others take nothing away; each doubling beyond takes away as much again.
    static func weight(others: Int) -> Float { others <= 4 ? 1 : 1 / (1 + log2(Float(others) / 4)) }

    subscript(unit: Int) -> Float { weights[unit] }
}
