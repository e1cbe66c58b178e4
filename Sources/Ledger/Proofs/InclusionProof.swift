/// Shows that a leaf is in a tree (RFC 9162 §2.1.3).
public struct InclusionProof: Hashable, Sendable {
    public let hashes: [MerkleHash]

    public init(_ hashes: [MerkleHash]) {
        self.hashes = hashes
    }

    /// The ranges whose hashes prove leaf `index` of a tree of `size`, from the leaf to the root.
    /// Empty where there is no such leaf.
    public static func ranges(of index: Int64, in size: Int64) -> [TreeRange] {
        guard index >= 0, index < size else { return [] }
        var ranges: [TreeRange] = []
        var around = TreeRange(0, size)
        while around.upper - around.lower > 1 {
            let (left, right) = (
                TreeRange(around.lower, around.middle), TreeRange(around.middle, around.upper)
            )
            ranges.append(index < around.middle ? right : left)
            around = index < around.middle ? left : right
        }
        return ranges.reversed()
    }

    /// The root that the proof leads to (RFC 9162 §2.1.3.2); `nil` if it is too long or too short for these numbers.
    public func root(of leaf: MerkleHash, at index: Int64, in size: Int64) -> MerkleHash? {
        guard index >= 0, index < size else { return nil }
        var (position, last) = (index, size - 1)
        var hash = leaf
        for sibling in hashes {
            guard last != 0 else { return nil }
            if position & 1 == 1 || position == last {
                hash = .node(sibling, hash)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }
}
