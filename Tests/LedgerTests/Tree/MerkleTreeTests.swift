import Kernel
import Testing

@testable import Ledger

@Suite struct MerkleTreeTests {
    @Test func rootsAreThoseOfTheReference() throws {
        for (count, root) in ReferenceTree.roots.enumerated() {
            #expect(try ReferenceTree.tiles(count).root(of: Int64(count)) == root)
        }
        #expect(ReferenceTree.roots.count == 9)
    }

    @Test(arguments: [
        (
            0, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            5, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ), (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]), (0, 1, []),
    ])
    func inclusionProofsAreThoseOfTheReference(_ index: Int, _ size: Int, _ expected: [String]) throws {
        let proof = try ReferenceTree.tiles(size).inclusion(of: Int64(index), in: Int64(size))
        #expect(proof.hashes == expected.compactMap(ReferenceTree.hash))
        let leaf = MerkleHash.leaf(ReferenceTree.leaves[index])
        #expect(proof.root(of: leaf, at: Int64(index), in: Int64(size)) == ReferenceTree.roots[size])
    }

    @Test(arguments: [
        (1, 1, []),
        (
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            6, 8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (
            2, 5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ])
    func consistencyProofsAreThoseOfTheReference(_ from: Int, _ size: Int, _ expected: [String]) throws {
        let proof = try ReferenceTree.tiles(size).consistency(from: Int64(from), to: Int64(size))
        #expect(proof.hashes == expected.compactMap(ReferenceTree.hash))
        #expect(
            proof.leads(
                from: (Int64(from), ReferenceTree.roots[from]), to: (Int64(size), ReferenceTree.roots[size])))
    }

    /// Every proof of every tree up to a size beyond one tile holds, and no other place, size or hash passes with it.
    @Test func proofsHoldAndOthersDoNot() throws {
        let sizes: [Int64] = Array(1...20) + [255, 256, 257, 300, 511, 513]
        for size in sizes {
            let (hashes, leaves) = tree(size)
            let root = try hashes.root(of: size)
            #expect(root == reference(leaves[...]))
            for index in Set([0, 1, size / 2, size - 2, size - 1]) where (0..<size).contains(index) {
                let proof = try hashes.inclusion(of: index, in: size)
                #expect(proof.root(of: leaves[Int(index)], at: index, in: size) == root)
                #expect(proof.root(of: .leaf([9]), at: index, in: size) != root)
                if size > 1 { #expect(proof.root(of: leaves[Int(index)], at: (index + 1) % size, in: size) != root) }
                let longer = InclusionProof(proof.hashes + [root])
                #expect(longer.root(of: leaves[Int(index)], at: index, in: size) == nil)
                if !proof.hashes.isEmpty {
                    let shorter = InclusionProof(proof.hashes.dropLast())
                    #expect(shorter.root(of: leaves[Int(index)], at: index, in: size) == nil)
                }
            }
            for earlier in Set([1, 2, size / 3, size / 2, size - 1, size]) where (1...size).contains(earlier) {
                let proof = try hashes.consistency(from: earlier, to: size)
                let before = try hashes.root(of: earlier)
                #expect(proof.leads(from: (earlier, before), to: (size, root)))
                #expect(!proof.leads(from: (earlier, .leaf([9])), to: (size, root)))
                #expect(!proof.leads(from: (earlier, before), to: (size, .leaf([9]))))
                #expect(!ConsistencyProof(proof.hashes + [root]).leads(from: (earlier, before), to: (size, root)))
            }
        }
    }

    @Test func nothingIsProvedOfPlacesThatAreNotThere() {
        #expect(InclusionProof.ranges(of: 3, in: 3).isEmpty)
        #expect(InclusionProof.ranges(of: -1, in: 3).isEmpty)
        #expect(InclusionProof([]).root(of: .leaf([]), at: 1, in: 1) == nil)
        #expect(ConsistencyProof([]).leads(from: (0, .empty), to: (3, .leaf([1]))))
        #expect(!ConsistencyProof([]).leads(from: (0, .leaf([])), to: (3, .leaf([1]))))
        #expect(!ConsistencyProof([]).leads(from: (4, .empty), to: (3, .empty)))
    }

    private func tree(_ size: Int64) -> (TileHashes, [MerkleHash]) {
        var growth = TileGrowth()
        let leaves = (0..<size).map { MerkleHash.leaf(Array("entry \($0)".utf8)) }
        for leaf in leaves { growth.append(leaf) }
        return (TileHashes(growth.changed), leaves)
    }

    /// RFC 9162 §2.1.1 word for word, without tiles.
    private func reference(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        guard leaves.count > 1 else { return leaves.first ?? .empty }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        return .node(reference(leaves.prefix(half)), reference(leaves.dropFirst(half)))
    }
}
