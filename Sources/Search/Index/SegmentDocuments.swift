/// What a segment knows of its documents, by their number in it.
public struct SegmentDocuments: Sendable {
    /// Of the articles.
    public private(set) var ids: [Int64] = []
    /// Another one with every version of an article that is indexed.
    public private(set) var stamps: [Int64] = []
    /// When it was published, in milliseconds.
    public private(set) var times: [Int64] = []
    public private(set) var lengths: [UInt32] = []
    private var flags: [UInt8] = []

    public init() {}

    public var count: Int { ids.count }

    /// Whether it is to come after others as good.
    func isDemoted(_ number: Int) -> Bool { flags[number] & 1 != 0 }

    /// Which kind of language it is for the most part written in.
    func script(_ number: Int) -> Script { flags[number] & 2 != 0 ? .words : .characters }

    mutating func append(id: Int64, stamp: Int64, time: Int64, length: Int, script: Script, isDemoted: Bool) {
        ids.append(id)
        stamps.append(stamp)
        times.append(time)
        lengths.append(UInt32(clamping: length))
        flags.append((isDemoted ? 1 : 0) | (script == .words ? 2 : 0))
    }

    mutating func append(_ number: Int, of other: SegmentDocuments) {
        ids.append(other.ids[number])
        stamps.append(other.stamps[number])
        times.append(other.times[number])
        lengths.append(other.lengths[number])
        flags.append(other.flags[number])
    }
}

extension SegmentDocuments {
    private static let width = 29

    /// Column after column, every number with its lowest byte first.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * Self.width)
        for column in [ids, stamps, times] { for value in column { bytes.appendFixed(value) } }
        for length in lengths { bytes.appendFixed(length) }
        return bytes + flags
    }

    public init(bytes: [UInt8]) throws(DamagedIndex) {
        guard bytes.count.isMultiple(of: Self.width) else { throw DamagedIndex() }
        let count = bytes.count / Self.width
        ids = bytes.fixed(at: 0, count)
        stamps = bytes.fixed(at: count * 8, count)
        times = bytes.fixed(at: count * 16, count)
        lengths = bytes.fixed(at: count * 24, count)
        flags = Array(bytes[(count * 28)...])
    }
}

extension [UInt8] {
    mutating func appendFixed(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    /// So many numbers of fixed width; the caller has made sure that they are there.
    func fixed<Number: FixedWidthInteger>(at offset: Int, _ count: Int) -> [Number] {
        withUnsafeBytes { buffer in
            (0..<count).map { index in
                Number(
                    littleEndian: buffer.loadUnaligned(
                        fromByteOffset: offset + index * MemoryLayout<Number>.size, as: Number.self))
            }
        }
    }
}
