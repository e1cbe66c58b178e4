/// Which texts have a fingerprint, as bytes: the hash and the text's number, four bytes each with the lowest first,
/// ordered by hash and then by number.
public struct Postings: Sendable {
    public private(set) var bytes: [UInt8]

    public init(bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    public static let size = 8
    /// Of one fingerprint so many texts are kept, the first: it says no more about who has copied whom, and what stands
    /// under every article would be read with each of them.
    public static let most = 1_024

    public var count: Int { bytes.count / Self.size }

    /// Both numbers in one, so that they sort as postings do.
    public static func key(_ hash: UInt32, _ number: UInt32) -> UInt64 { UInt64(hash) << 32 | UInt64(number) }

    public subscript(index: Int) -> UInt64 {
        bytes.withUnsafeBytes { bytes in
            let hash = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * Self.size, as: UInt32.self))
            let number = UInt32(
                littleEndian: bytes.loadUnaligned(fromByteOffset: index * Self.size + 4, as: UInt32.self))
            return Self.key(hash, number)
        }
    }

    public mutating func append(_ key: UInt64) {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: key >> 32).littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: key).littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// The numbers of the texts that have a fingerprint.
    public func numbers(of hash: UInt32) -> [UInt32] {
        var (low, high) = (0, count)
        let first = Self.key(hash, 0)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < first { low = middle + 1 } else { high = middle }
        }
        var numbers: [UInt32] = []
        while low < count, case let key = self[low], UInt32(truncatingIfNeeded: key >> 32) == hash {
            numbers.append(UInt32(truncatingIfNeeded: key))
            low += 1
        }
        return numbers
    }

    /// Which of so many equal blocks a fingerprint's postings are in.
    public static func block(of hash: UInt32, among blocks: Int) -> Int {
        min(blocks - 1, Int(UInt64(hash) * UInt64(blocks) / UInt64(Fingerprint.limit)))
    }
}

extension Fingerprint {
    /// Which hashes are in some of so many equal blocks.
    public static func hashes(ofBlocks slice: Range<Int>, among blocks: Int) -> ClosedRange<UInt32> {
        let first = Self.first(ofBlock: slice.lowerBound, among: blocks)
        let end = slice.upperBound >= blocks ? Self.limit : Self.first(ofBlock: slice.upperBound, among: blocks)
        return first...max(first, end - 1)
    }

    /// The smallest hash that `Postings.block` puts into a block.
    private static func first(ofBlock block: Int, among blocks: Int) -> UInt32 {
        let limit = UInt64(Self.limit), blocks = UInt64(blocks)
        return UInt32((UInt64(block) * limit + blocks - 1) / blocks)
    }
}
