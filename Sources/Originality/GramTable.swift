/// Where each gram stands in one text.
struct GramTable: Sendable {
    /// The last place of a gram plus one, by its hash; 0 where there is none.
    private let slots: [Int32]
    /// For each place, the one before it with the same gram, plus one.
    private let earlier: [Int32]
    private let hashes: [UInt32]
    private let openings: Openings

    init(_ sketch: Sketch) {
        let count = sketch.bytes.count
        var size = 64
        while size < count * 2 { size *= 2 }
        let mask = size - 1
        var slots = [Int32](repeating: 0, count: size)
        var earlier = [Int32](repeating: 0, count: count)
        var hashes = [UInt32](repeating: 0, count: count)
        var openings = Openings()
        let note = { (opening: UInt32) in
            openings.insert(opening)
            return true
        }
        sketch.forEachGram(in: sketch.bytes.indices, where: note) { start, _, hash in
            hashes[start] = hash
            var slot = Int(hash) & mask
            while slots[slot] != 0, hashes[Int(slots[slot]) - 1] != hash { slot = (slot + 1) & mask }
            earlier[start] = slots[slot]
            slots[slot] = Int32(start + 1)
        }
        self.slots = slots
        self.earlier = earlier
        self.hashes = hashes
        self.openings = openings
    }

    /// A bit for each of many openings, set where some gram has it: most grams of another text are none of this one's.
    private struct Openings: Sendable {
        var words = [UInt64](repeating: 0, count: 1 << 11)

        mutating func insert(_ opening: UInt32) {
            words[Int(opening >> 21)] |= 1 << UInt64(opening >> 15 & 63)
        }
    }

    /// The table without the checks of arrays, for as long as `body` runs: thousands of grams are looked up in it.
    func withReader<T>(_ body: (Reader) -> T) -> T {
        slots.withUnsafeBufferPointer { slots in
            earlier.withUnsafeBufferPointer { earlier in
                hashes.withUnsafeBufferPointer { hashes in
                    openings.words.withUnsafeBufferPointer { openings in
                        body(Reader(slots: slots, earlier: earlier, hashes: hashes, openings: openings))
                    }
                }
            }
        }
    }

    struct Reader {
        let slots: UnsafeBufferPointer<Int32>
        let earlier: UnsafeBufferPointer<Int32>
        let hashes: UnsafeBufferPointer<UInt32>
        let openings: UnsafeBufferPointer<UInt64>

        /// Whether some gram of the text may begin so.
        @inline(__always)
        func mayHave(_ opening: UInt32) -> Bool { openings[Int(opening >> 21)] >> UInt64(opening >> 15 & 63) & 1 == 1 }

        /// Where the gram stands last; -1 where it is not in the text.
        @inline(__always)
        func last(_ hash: UInt32) -> Int {
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
