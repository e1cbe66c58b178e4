/// A tile of the tree: up to 256 hashes side by side, as C2SP tlog-tiles lays them out.
///
/// Level 0 has the leaves; every level above has the roots of the full tiles below.
public struct Tile: Hashable, Sendable {
    /// Of two: a full tile has 256 hashes.
    public static let height = 8
    public static let fullWidth = 1 << height
    /// So many levels hold more entries than an `Int64` counts.
    static let levels = 8

    public let level: Int
    public let number: Int64

    public init(level: Int, number: Int64) {
        self.level = level
        self.number = number
    }

    /// How many of its hashes a tree of `size` has; 0 where the tile is not in it.
    public func width(in size: Int64) -> Int {
        guard level < Self.levels else { return 0 }
        let (first, overflow) = number.multipliedReportingOverflow(by: Int64(Self.fullWidth))
        guard !overflow else { return 0 }
        let hashes = size >> (Self.height * level)
        return Int(min(max(hashes - first, 0), Int64(Self.fullWidth)))
    }

    /// The tile that has a node's hash, or the hashes it is computed from.
    static func holding(_ node: TreeNode) -> (tile: Tile, hashes: Range<Int>) {
        let level = node.level / height
        let height = node.level % Self.height
        let first = node.index << height
        let offset = Int(first & Int64(fullWidth - 1))
        return (
            Tile(level: level, number: first >> Self.height), offset..<(offset + (1 << height))
        )
    }
}
