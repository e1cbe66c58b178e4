/// Reads numbers as `appendNumber` writes them. At the end it throws, so that damaged bytes are an error and no crash.
struct ByteReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position: Int
    let end: Int

    /// - Parameter range: within the bytes.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws(DamagedIndex) {
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else { throw DamagedIndex() }
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { position >= end }

    @inline(__always)
    mutating func number() throws(DamagedIndex) -> UInt64 {
        guard position < end else { throw DamagedIndex() }
        let first = bytes[position]
        position += 1
        if first < 0x80 { return UInt64(first) }
        return try rest(of: first)
    }

    private mutating func rest(of first: UInt8) throws(DamagedIndex) -> UInt64 {
        var value = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while position < end, shift < 64 {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw DamagedIndex()
    }

    /// A number that is to fit into memory.
    @inline(__always)
    mutating func count() throws(DamagedIndex) -> Int {
        let value = try number()
        guard value <= UInt64(UInt32.max) else { throw DamagedIndex() }
        return Int(value)
    }

    mutating func skip(_ count: Int) throws(DamagedIndex) {
        guard count <= end - position else { throw DamagedIndex() }
        position += count
    }
}

extension [UInt8] {
    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    @inline(__always)
    mutating func appendNumber(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}
