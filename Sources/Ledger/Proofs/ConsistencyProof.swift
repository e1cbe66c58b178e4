/// Shows that a tree is an earlier one with leaves added at its end (RFC 9162 §2.1.4).
public struct ConsistencyProof: Hashable, Sendable {
    public let hashes: [MerkleHash]

    public init(_ hashes: [MerkleHash]) {
        self.hashes = hashes
    }

    /// The ranges whose hashes prove that a tree of `size` begins with that of `earlier`.
    /// Empty where nothing has to be shown: from nothing, or to itself.
    public static func ranges(from earlier: Int64, to size: Int64) -> [TreeRange] {
        guard earlier > 0, earlier < size else { return [] }
        var ranges: [TreeRange] = []
        var around = TreeRange(0, size)
        // Whether what is left of the earlier tree is a subtree of its own, whose hash the verifier knows.
        var isWhole = true
        while around.upper != earlier {
            let (left, right) = (
                TreeRange(around.lower, around.middle), TreeRange(around.middle, around.upper)
            )
            if earlier <= around.middle {
                ranges.append(right)
                around = left
            } else {
                ranges.append(left)
                around = right
                isWhole = false
            }
        }
        if !isWhole { ranges.append(around) }
        return ranges.reversed()
    }

    /// Whether the proof leads from one root to the other (RFC 9162 §2.1.4.2).
    public func leads(from earlier: (size: Int64, root: MerkleHash), to later: (size: Int64, root: MerkleHash)) -> Bool
    {
        guard earlier.size >= 0, earlier.size <= later.size else { return false }
        if earlier.size == later.size { return hashes.isEmpty && earlier.root == later.root }
        if earlier.size == 0 { return hashes.isEmpty && earlier.root == .empty }
        var path = hashes[...]
        // A tree of a power of two is a node of the later one, and left out of the proof.
        if earlier.size & (earlier.size - 1) == 0 { path = ([earlier.root] + path)[...] }
        var (position, last) = (earlier.size - 1, later.size - 1)
        while position & 1 == 1 {
            position >>= 1
            last >>= 1
        }
        guard let first = path.popFirst() else { return false }
        var (old, new) = (first, first)
        for hash in path {
            guard last != 0 else { return false }
            if position & 1 == 1 || position == last {
                old = .node(hash, old)
                new = .node(hash, new)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                new = .node(new, hash)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && old == earlier.root && new == later.root
    }
}
