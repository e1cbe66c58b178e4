/// Where each gram stands in one text.
struct GramTable: Sendable {
    /// The last place of a gram plus one, by its hash; 0 where there is none.
    private let slots: [Int32]
    /// For each place, the one before it with the same gram, plus one.
    private let earlier: [Int32]
    private let hashes: [UInt32]
    /// A bit for each of many hashes, set where some gram has it: most grams of another text are none of this one's.
    private let filter: [UInt64]

    private static let filterBits: UInt32 = 1 << 17

    init(_ sketch: Sketch) {
        let count = sketch.bytes.count
        var size = 64
        while size < count * 2 { size *= 2 }
        let mask = size - 1
        var slots = [Int32](repeating: 0, count: size)
        var earlier = [Int32](repeating: 0, count: count)
        var hashes = [UInt32](repeating: 0, count: count)
        var filter = [UInt64](repeating: 0, count: Int(Self.filterBits / 64))
        sketch.forEachGram { start, _, hash in
            hashes[start] = hash
            var slot = Int(hash) & mask
            while slots[slot] != 0, hashes[Int(slots[slot]) - 1] != hash { slot = (slot + 1) & mask }
            earlier[start] = slots[slot]
            slots[slot] = Int32(start + 1)
            let bit = hash >> 8 & (Self.filterBits - 1)
            filter[Int(bit / 64)] |= 1 << UInt64(bit % 64)
        }
        self.slots = slots
        self.earlier = earlier
        self.hashes = hashes
        self.filter = filter
    }

    /// The table without the checks of arrays, for as long as `body` runs: thousands of grams are looked up in it.
    func withReader<T>(_ body: (Reader) -> T) -> T {
        slots.withUnsafeBufferPointer { slots in
            earlier.withUnsafeBufferPointer { earlier in
                hashes.withUnsafeBufferPointer { hashes in
                    filter.withUnsafeBufferPointer { filter in
                        body(Reader(slots: slots, earlier: earlier, hashes: hashes, filter: filter))
                    }
                }
            }
        }
    }

    struct Reader {
        let slots: UnsafeBufferPointer<Int32>
        let earlier: UnsafeBufferPointer<Int32>
        let hashes: UnsafeBufferPointer<UInt32>
        let filter: UnsafeBufferPointer<UInt64>

        /// Where the gram stands last; -1 where it is not in the text.
        @inline(__always)
        func last(_ hash: UInt32) -> Int {
            let bit = hash >> 8 & (GramTable.filterBits - 1)
            guard filter[Int(bit / 64)] >> UInt64(bit % 64) & 1 == 1 else { return -1 }
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] != 0 {
                let place = Int(slots[slot]) - 1
                if hashes[place] == hash { return place }
                slot = (slot + 1) & (slots.count - 1)
            }
            return -1
        }

        /// Where it stands before that; -1 where it does not.
        @inline(__always)
        func previous(_ place: Int) -> Int { Int(earlier[place]) - 1 }
    }
}
