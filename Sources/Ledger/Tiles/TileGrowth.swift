/// Adds leaves at the end of a tree, and keeps the tiles that change.
public struct TileGrowth: Sendable {
    public private(set) var size: Int64
    private var full: [Tile: [UInt8]] = [:]
    private var edge: [[UInt8]]
    private var hasGrown: [Bool]

    /// Every tile that has hashes it did not have before, from its first on.
    public var changed: [Tile: [UInt8]] {
        var tiles = full
        for (level, bytes) in edge.enumerated() where hasGrown[level] && !bytes.isEmpty {
            tiles[Tile(level: level, number: size >> (Tile.height * (level + 1)))] = bytes
        }
        return tiles
    }

    /// The tiles that a tree of `size` has not filled yet: those it grows from.
    public static func edge(of size: Int64) -> [Tile] {
        (0..<Tile.levels).compactMap { level in
            let hashes = size >> (Tile.height * level)
            let tile = Tile(level: level, number: hashes >> Tile.height)
            return tile.width(in: size) > 0 ? tile : nil
        }
    }

    /// From nothing.
    public init() {
        size = 0
        edge = Array(repeating: [], count: Tile.levels)
        hasGrown = Array(repeating: false, count: Tile.levels)
    }

    /// - Parameter tiles: at least those of `edge(of: size)`.
    /// - Throws: `LedgerError.missingTile`.
    public init(size: Int64, tiles: [Tile: [UInt8]]) throws(LedgerError) {
        self.size = size
        edge = Array(repeating: [], count: Tile.levels)
        hasGrown = Array(repeating: false, count: Tile.levels)
        for tile in Self.edge(of: size) {
            let length = tile.width(in: size) * MerkleHash.byteCount
            guard let bytes = tiles[tile], bytes.count >= length else {
                throw .missingTile(TilePath(tile).description)
            }
            edge[tile.level] = Array(bytes.prefix(length))
        }
    }

    public mutating func append(_ leaf: MerkleHash) {
        size += 1
        add(leaf, level: 0)
    }

    private mutating func add(_ hash: MerkleHash, level: Int) {
        edge[level] += hash.bytes
        hasGrown[level] = true
        guard edge[level].count == Tile.fullWidth * MerkleHash.byteCount else { return }
        let number = (size - 1) >> (Tile.height * (level + 1))
        let tile = Tile(level: level, number: number)
        full[tile] = edge[level]
        edge[level] = []
        let hashes = TileHashes([tile: full[tile] ?? []])
        let node = TreeNode(level: Tile.height * (level + 1), index: number)
        if let root = try? hashes.root(tile: node) { add(root, level: level + 1) }
    }
}

extension TileHashes {
    /// The root of a full tile, which is a hash of the level above.
    fileprivate func root(tile node: TreeNode) throws -> MerkleHash {
        let half = node.level - 1
        return try .node(
            hash(TreeNode(level: half, index: node.index * 2)), hash(TreeNode(level: half, index: node.index * 2 + 1)))
    }
}
