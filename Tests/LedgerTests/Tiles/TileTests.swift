import Testing

@testable import Ledger

@Suite struct TileTests {
    @Test(
        arguments: [
            ("0/000", 0, 0, 256), ("0/x001/x234/067", 0, 1_234_067, 256), ("1/003.p/17", 1, 3, 17),
            ("2/x001/000.p/255", 2, 1000, 255), ("0/999", 0, 999, 256),
        ] as [(String, Int, Int64, Int)])
    func pathsAreRead(_ text: String, _ level: Int, _ number: Int64, _ width: Int) throws {
        let path = try #require(TilePath(text))
        #expect(path == TilePath(.hashes(level: level), number: number, width: width))
        #expect(path.description == "tile/\(text)")
    }

    @Test func entriesHaveAPathOfTheirOwn() throws {
        #expect(TilePath("entries/x001/234.p/9") == TilePath(.entries, number: 1234, width: 9))
        #expect(TilePath(.entries, number: 0).description == "tile/entries/000")
    }

    @Test(arguments: [
        "", "0", "0/", "0/0", "0/00", "0/0000", "0/001/002", "0/x001", "0/x000/001", "8/000", "-1/000", "00/000",
        "0/000.p/0", "0/000.p/256", "0/000.p/01", "0/000.p", "0/000.p/", "0/x001.p/2/000", "0/000/", "0/+01",
        "data/000", "0/x1000/000", "0/999/x999/x999/x999/x999/x999/x999", "0/x999/x999/x999/x999/x999/x999/x999/999",
        "0/٠٠٠", "0/000.p/１",
    ])
    func nothingElseIsAPath(_ text: String) {
        #expect(TilePath(text) == nil)
    }

    @Test func widthsFollowTheSizeOfTheTree() {
        #expect(Tile(level: 0, number: 0).width(in: 70_000) == 256)
        #expect(Tile(level: 0, number: 273).width(in: 70_000) == 112)
        #expect(Tile(level: 0, number: 274).width(in: 70_000) == 0)
        #expect(Tile(level: 1, number: 1).width(in: 70_000) == 17)
        #expect(Tile(level: 2, number: 0).width(in: 70_000) == 1)
        #expect(Tile(level: 2, number: 0).width(in: 65_535) == 0)
        #expect(Tile(level: 0, number: .max).width(in: 70_000) == 0)
    }

    /// Grown in steps or at once, the tiles are the same, and a tile that was full never changes again.
    @Test func growingInStepsIsGrowingAtOnce() throws {
        var whole = TileGrowth()
        var stored: [Tile: [UInt8]] = [:]
        var size: Int64 = 0
        for step in [1, 2, 253, 1, 400, 111, 65_000, 3000] as [Int64] {
            var growth = try TileGrowth(size: size, tiles: stored)
            for index in size..<size + step {
                let leaf = MerkleHash.leaf(Array("\(index)".utf8))
                growth.append(leaf)
                whole.append(leaf)
            }
            size += step
            for (tile, hashes) in growth.changed {
                if let before = stored[tile] { #expect(hashes.starts(with: before)) }
                stored[tile] = hashes
            }
            #expect(growth.size == size)
        }
        #expect(stored == whole.changed)
        #expect(stored.keys.map(\.level).max() == 2)
        for (tile, hashes) in stored { #expect(hashes.count == tile.width(in: size) * MerkleHash.byteCount) }
    }

    @Test func nothingGrowsFromTilesThatAreMissing() {
        #expect(throws: LedgerError.missingTile("tile/0/000")) { try TileGrowth(size: 3, tiles: [:]) }
        #expect(throws: LedgerError.missingTile("tile/0/000")) {
            try TileHashes([Tile(level: 0, number: 0): [1, 2, 3]]).root(of: 1)
        }
    }

    @Test func bundlesKeepEntriesApart() throws {
        let entries: [[UInt8]] = [[], [1], Array(repeating: 7, count: EntryBundle.largestEntry)]
        let bytes = EntryBundle(entries).bytes
        #expect(bytes.prefix(5) == [0, 0, 0, 1, 1])
        #expect(try EntryBundle(bytes: bytes).entries == entries)
        #expect(throws: LedgerError.brokenBundle) { try EntryBundle(bytes: [0]) }
        #expect(throws: LedgerError.brokenBundle) { try EntryBundle(bytes: [0, 2, 1]) }
        #expect(throws: LedgerError.brokenBundle) { try EntryBundle(bytes: Array(repeating: 0, count: 2 * 257)) }
    }
}
