import Foundation

/// Finds the texts worth comparing, from who shares fingerprints with a text.
public struct CandidateSearch: Sendable {
    private let fingerprints: [Fingerprint]
    /// For each fingerprint, the other texts that have it.
    private let holders: [[UInt32]]
    private let texts: Int

    /// So many postings are looked at, those of the rarest fingerprints first.
    private static let budget = 2_000
    /// Units of text within which shared fingerprints speak for one passage.
    private static let window = 320
    private static let each = 6
    /// What shared fingerprints must be worth together; one that only one other text has is worth 1.
    private static let least = 2.0

    /// - Parameters:
    ///   - texts: how many there are in all.
    ///   - holders: the numbers of the texts that have a fingerprint, other than the text itself.
    public init(_ fingerprints: [Fingerprint], texts: Int, holders: (UInt32) -> [UInt32]) {
        self.fingerprints = fingerprints
        self.texts = max(texts, 1)
        self.holders = fingerprints.map { holders($0.hash) }
    }

    /// How much each unit of the text counts for.
    public func rarity(of sketch: Sketch) -> Rarity {
        Rarity(zip(fingerprints, holders).map { ($0.0.position, $0.1.count) }, units: sketch.bytes.count)
    }

    /// The numbers of the texts to compare with: those with the most telling fingerprints in one place, and those with
    /// the most in all.
    public var candidates: [UInt32] {
        var votes: [Vote] = []
        let common = min(max(16, texts / 64), Postings.most - 1)
        var seen: Set<UInt32> = []
        let held = fingerprints.indices.filter { !holders[$0].isEmpty }
        let telling = held.filter { holders[$0].count <= common }
        // A text that many have copied whole has nothing rarer.
        let rarestFirst = (telling.isEmpty ? held : telling).sorted {
            (holders[$0].count, $0) < (holders[$1].count, $1)
        }
        for index in rarestFirst where seen.insert(fingerprints[index].hash).inserted {
            guard votes.count < Self.budget else { break }
            let worth = log2(1 + Double(texts) / Double(holders[index].count)) / log2(1 + Double(texts))
            for number in holders[index] {
                votes.append(Vote(number: number, position: fingerprints[index].position, worth: worth))
            }
        }
        return best(of: scores(votes))
    }

    private struct Vote {
        let number: UInt32
        let position: Int32
        let worth: Double
    }

    private struct Score {
        let number: UInt32
        let total: Double
        /// Of the best window.
        let densest: Double
    }

    private func scores(_ votes: [Vote]) -> [Score] {
        let votes = votes.sorted { ($0.number, $0.position) < ($1.number, $1.position) }
        var scores: [Score] = []
        var start = 0
        while start < votes.count {
            var (end, tail, total, inside, densest) = (start, start, 0.0, 0.0, 0.0)
            while end < votes.count, votes[end].number == votes[start].number {
                total += votes[end].worth
                inside += votes[end].worth
                while Int(votes[end].position - votes[tail].position) > Self.window {
                    inside -= votes[tail].worth
                    tail += 1
                }
                densest = max(densest, inside)
                end += 1
            }
            if total >= Self.least { scores.append(Score(number: votes[start].number, total: total, densest: densest)) }
            start = end
        }
        return scores
    }

    private func best(of scores: [Score]) -> [UInt32] {
        let dense = scores.filter { $0.densest >= Self.least }
            .sorted { ($0.densest, $1.number) > ($1.densest, $0.number) }.prefix(Self.each)
        let many = scores.sorted { ($0.total, $1.number) > ($1.total, $0.number) }.prefix(Self.each)
        return Set((dense + many).map(\.number)).sorted()
    }
}
