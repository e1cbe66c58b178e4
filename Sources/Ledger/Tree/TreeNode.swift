/// A complete subtree: all leaves from `index << level` on, `1 << level` of them. Once they are there it never changes.
public struct TreeNode: Hashable, Sendable {
    public let level: Int
    public let index: Int64

    public init(level: Int, index: Int64) {
        self.level = level
        self.index = index
    }
}

/// The leaves from `lower` to before `upper`, as a subtree of the tree over all leaves has them.
public struct TreeRange: Hashable, Sendable {
    public let lower: Int64
    public let upper: Int64

    public init(_ lower: Int64, _ upper: Int64) {
        self.lower = lower
        self.upper = upper
    }

    /// The complete subtrees it is made of, from the left, each smaller than the one before.
    public var nodes: [TreeNode] {
        var nodes: [TreeNode] = []
        var start = lower
        while start < upper {
            let level = 63 - (upper - start).leadingZeroBitCount
            nodes.append(TreeNode(level: level, index: start >> level))
            start += Int64(1) << level
        }
        return nodes
    }

    /// The hash of the range from those of its nodes (RFC 9162 §2.1.1); the empty tree's where there are none.
    public func hash(_ hash: (TreeNode) throws -> MerkleHash) rethrows -> MerkleHash {
        var folded: MerkleHash?
        for node in nodes.reversed() {
            let left = try hash(node)
            folded = folded.map { .node(left, $0) } ?? left
        }
        return folded ?? .empty
    }

    /// Where the tree over the range has its two halves meet: the left has the largest power of two that leaves a right.
    var middle: Int64 { lower + (Int64(1) << (63 - (upper - lower - 1).leadingZeroBitCount)) }
}
