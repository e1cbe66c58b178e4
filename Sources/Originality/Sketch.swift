/// A text as the index keeps it: a byte for each unit, enough to tell whether and where another text shares passages with
/// it, and not enough to read.
public struct Sketch: Hashable, Sendable {
    /// The highest bit marks an ideograph; the others are a hash of the character.
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(_ units: [UInt32]) {
        bytes = units.map { unit in
            UInt8(truncatingIfNeeded: (unit & ~UnitFolding.ideograph) &* 0x9E37_79B1 >> 25)
                | (unit & UnitFolding.ideograph != 0 ? 0x80 : 0)
        }
    }

    /// An ideograph says about as much as two letters.
    @inline(__always)
    static func weight(of byte: UInt8) -> Int { byte & 0x80 != 0 ? 2 : 1 }

    func weight(of range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 + Self.weight(of: $1) } }
}

extension Sketch {
    /// What a gram weighs: four ideographs, eight letters, or what is between.
    static let gramWeight = 8

    /// Calls `body` with every gram: where it begins, how many units it has, and its hash, which stays the same
    /// from machine to machine because it is stored.
    @inline(__always)
    func forEachGram(_ body: (_ start: Int, _ length: Int, _ hash: UInt32) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            for start in bytes.indices {
                var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
                var weight = 0
                var end = start
                while weight < Self.gramWeight, end < bytes.endIndex {
                    let byte = bytes[end]
                    hash = (hash ^ UInt64(byte)) &* 0xD6E8_FEB8_6659_FD93
                    hash ^= hash >> 32
                    weight += Self.weight(of: byte)
                    end += 1
                }
                guard weight >= Self.gramWeight else { return }
                hash = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
                body(start, end - start, UInt32(truncatingIfNeeded: hash >> 32))
            }
        }
    }
}
