/// Where a tile lies under the log's address: `tile/0/x001/234`, `tile/1/000.p/17`, `tile/entries/000`.
public struct TilePath: Hashable, Sendable, CustomStringConvertible {
    public enum Content: Hashable, Sendable {
        case hashes(level: Int)
        /// The entries themselves, those of the tile of level 0.
        case entries
    }

    public let content: Content
    public let number: Int64
    /// 256 for a full tile.
    public let width: Int

    public init(_ content: Content, number: Int64, width: Int = Tile.fullWidth) {
        self.content = content
        self.number = number
        self.width = width
    }

    public init(_ tile: Tile, width: Int = Tile.fullWidth) {
        self.init(.hashes(level: tile.level), number: tile.number, width: width)
    }

    /// The tile whose hashes, or whose entries' hashes, these are.
    public var tile: Tile {
        switch content {
        case .hashes(let level): Tile(level: level, number: number)
        case .entries: Tile(level: 0, number: number)
        }
    }

    public var isFull: Bool { width == Tile.fullWidth }

    /// Reads what follows `tile/`; `nil` for anything `description` would not write.
    public init?(_ text: String) {
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard let kind = parts.popFirst() else { return nil }
        if kind == "entries" {
            content = .entries
        } else {
            guard let level = Int(kind), (0..<Tile.levels).contains(level) else { return nil }
            content = .hashes(level: level)
        }
        var width = Tile.fullWidth
        if let part = parts.dropLast().last, part.hasSuffix(".p"), let last = parts.popLast() {
            guard let partial = Int(last), (1..<Tile.fullWidth).contains(partial) else { return nil }
            width = partial
            parts[parts.endIndex - 1] = part.dropLast(2)
        }
        guard (1...6).contains(parts.count), let last = parts.last else { return nil }
        var number: Int64 = 0
        for part in parts.dropLast() {
            guard part.first == "x", let digits = Int64(part.dropFirst()) else { return nil }
            number = number * 1000 + digits
        }
        guard let digits = Int64(last), digits >= 0 else { return nil }
        self.number = number * 1000 + digits
        self.width = width
        guard description == "tile/" + text else { return nil }
    }

    public var description: String {
        var groups = [String(number % 1000)]
        var rest = number / 1000
        while rest > 0 {
            groups.insert(String(rest % 1000), at: 0)
            rest /= 1000
        }
        let padded = groups.map { String(repeating: "0", count: 3 - $0.count) + $0 }
        let path = (padded.dropLast().map { "x\($0)" } + padded.suffix(1)).joined(separator: "/")
        let kind =
            switch content {
            case .hashes(let level): String(level)
            case .entries: "entries"
            }
        return "tile/\(kind)/\(path)" + (isFull ? "" : ".p/\(width)")
    }
}
