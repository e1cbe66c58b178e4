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
    private static let fewestUnits = 4

    /// A number that equal grams share and few others do: made of eight letters, or of the first four units.
    @inline(__always)
    private static func opening(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> UInt32 {
        let four = bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self)
        var units = UInt64(four)
        if four & 0x8080_8080 == 0, start + 8 <= end {
            let eight = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
            if eight & 0x8080_8080_8080_8080 == 0 { units = eight }
        }
        return UInt32(truncatingIfNeeded: (units &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }

    @inline(__always)
    func forEachGram(_ body: (_ start: Int, _ length: Int, _ hash: UInt32) -> Void) {
        forEachGram(in: bytes.indices, where: { _ in true }, body)
    }

    /// Calls `body` with grams of a stretch: where one begins, how many units it has, and its hash, which stays the same
    /// from machine to machine because it is stored.
    /// - Parameter isWanted: asked with the gram's ``opening``, which costs far less than its hash.
    @inline(__always)
    func forEachGram(
        in stretch: Range<Int>, where isWanted: (_ opening: UInt32) -> Bool,
        _ body: (_ start: Int, _ length: Int, _ hash: UInt32) -> Void
    ) {
        bytes.withUnsafeBufferPointer { bytes in
            for start in stretch {
                guard start + Self.fewestUnits <= stretch.upperBound else { return }
                guard isWanted(Self.opening(UnsafeRawBufferPointer(bytes), start, stretch.upperBound)) else { continue }
                var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
                var weight = 0
                var end = start
                while weight < Self.gramWeight, end < stretch.upperBound {
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
