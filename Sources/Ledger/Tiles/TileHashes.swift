/// Some tiles of a tree, from which its nodes, roots and proofs are computed.
public struct TileHashes: Sendable {
    private let tiles: [Tile: [UInt8]]

    /// - Parameter tiles: the hashes of each tile one after another.
    public init(_ tiles: [Tile: [UInt8]]) {
        self.tiles = tiles
    }

    /// The tiles that are needed for the hashes of these ranges.
    public static func needed(for ranges: [TreeRange]) -> Set<Tile> {
        Set(ranges.flatMap(\.nodes).map { Tile.holding($0).tile })
    }

    /// - Throws: `LedgerError.missingTile` where a tile is not there or too narrow.
    public func hash(_ node: TreeNode) throws(LedgerError) -> MerkleHash {
        let (tile, hashes) = Tile.holding(node)
        guard let bytes = tiles[tile], bytes.count >= hashes.upperBound * MerkleHash.byteCount else {
            throw .missingTile(TilePath(tile).description)
        }
        var row = hashes.compactMap { index in
            MerkleHash(bytes[index * MerkleHash.byteCount..<(index + 1) * MerkleHash.byteCount])
        }
        while row.count > 1 {
            row = stride(from: 0, to: row.count, by: 2).map { .node(row[$0], row[$0 + 1]) }
        }
        return row[0]
    }

    public func hash(_ range: TreeRange) throws(LedgerError) -> MerkleHash {
        do {
            return try range.hash(hash)
        } catch let error as LedgerError {
            throw error
        } catch {
            throw .missingTile("")
        }
    }

    public func root(of size: Int64) throws(LedgerError) -> MerkleHash { try hash(TreeRange(0, size)) }

    /// The proof that leaf `index` is in the tree of `size`.
    public func inclusion(of index: Int64, in size: Int64) throws(LedgerError) -> InclusionProof {
        var hashes: [MerkleHash] = []
        for range in InclusionProof.ranges(of: index, in: size) { hashes.append(try hash(range)) }
        return InclusionProof(hashes)
    }

    /// The proof that the tree of `size` begins with that of `earlier`.
    public func consistency(from earlier: Int64, to size: Int64) throws(LedgerError) -> ConsistencyProof {
        var hashes: [MerkleHash] = []
        for range in ConsistencyProof.ranges(from: earlier, to: size) { hashes.append(try hash(range)) }
        return ConsistencyProof(hashes)
    }
}
