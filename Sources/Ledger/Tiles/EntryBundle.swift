/// The entries of a tile of level 0 one after another, each behind its length in two bytes (C2SP tlog-tiles).
public struct EntryBundle: Sendable {
    /// A length of two bytes says no more.
    public static let largestEntry = 65_535

    public let entries: [[UInt8]]

    public init(_ entries: [[UInt8]]) {
        self.entries = entries
    }

    /// - Throws: `LedgerError.brokenBundle`, also where there are more than 256.
    public init(bytes: [UInt8]) throws(LedgerError) {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard rest.count >= 2, entries.count < Tile.fullWidth else { throw .brokenBundle }
            let length = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            rest = rest.dropFirst(2)
            guard rest.count >= length else { throw .brokenBundle }
            entries.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        self.entries = entries
    }

    public var bytes: [UInt8] {
        entries.reduce(into: []) { bytes, entry in
            bytes.append(UInt8(entry.count >> 8 & 255))
            bytes.append(UInt8(entry.count & 255))
            bytes += entry
        }
    }
}
