/// A gram of a text that stands for those around it.
///
/// Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003) keeps the smallest hash of every window, so that which grams
/// are kept depends on their neighbours. Here a gram is kept when its own hash is small (the "0 mod p" of Manber 1994 and
/// Brin et al. 1995): a passage with a tenth of its characters replaced keeps few windows, but half of its grams, and each
/// of those that was kept before is kept again. What winnowing guarantees for every window this gives by chance only;
/// for a passage of 60 ideographs the chance is better than that of a changed character.
public struct Fingerprint: Hashable, Sendable {
    public let hash: UInt32
    /// The unit its gram begins with.
    public let position: Int32

    /// One gram in so many is kept.
    static let sparsity: UInt32 = 12
    /// Hashes of fingerprints lie below it.
    static let limit = UInt32.max / sparsity
}

extension Sketch {
    /// In the order of the text. Those of a passage that stands there twice are there twice.
    public var fingerprints: [Fingerprint] {
        var kept: [Fingerprint] = []
        kept.reserveCapacity(bytes.count / Int(Fingerprint.sparsity) + 16)
        forEachGram { start, _, hash in
            if hash < Fingerprint.limit { kept.append(Fingerprint(hash: hash, position: Int32(start))) }
        }
        return kept
    }

    /// The fingerprints' hashes, each once, the smallest first.
    public var hashes: [UInt32] {
        let sorted = fingerprints.map(\.hash).sorted()
        var distinct: [UInt32] = []
        distinct.reserveCapacity(sorted.count)
        for hash in sorted where hash != distinct.last { distinct.append(hash) }
        return distinct
    }
}
