import Search
import Synchronization

/// What was read of the index and can be used again: segments and their blocks never change, so that a copy is as good as
/// what is stored, on every node.
public final class SearchCache: Sendable {
    /// Bytes of blocks that are kept.
    fileprivate static let capacity = 24 << 20

    fileprivate struct Contents {
        var segments: [Int64: Segment] = [:]
        var removed: [Int64: RemovedDocuments] = [:]
        var removedMark: RemovedMark?
        /// Blocks that were used lately, and those before them, which are thrown away when the former fill their half.
        var blocks: [Int64: [UInt8]] = [:]
        var older: [Int64: [UInt8]] = [:]
        var size = 0
        var names: (change: Int64, names: FoundNames)?
    }

    private let contents = Mutex(Contents())

    public init() {}

    /// The segments of these numbers, in their order.
    func segments(_ ids: [Int64], load: (Int64) throws -> Segment?) throws -> [Segment] {
        let known = contents.withLock { $0.segments }
        let segments = try ids.compactMap { try known[$0] ?? load($0) }
        guard segments.contains(where: { known[$0.id] == nil }) || known.count > ids.count else { return segments }
        contents.withLock { contents in
            contents.segments = Dictionary(segments.map { ($0.id, $0) }) { first, _ in first }
            contents.removed = contents.removed.filter { contents.segments[$0.key] != nil }
        }
        return segments
    }

    /// Which documents of each segment are no more; a segment without any is left out.
    func removed(_ mark: RemovedMark, in segments: [Segment], load: () throws -> [Int64]) throws -> [Int64:
        RemovedDocuments]
    {
        guard mark.count > 0 else { return [:] }
        let known = contents.withLock { $0.removedMark == mark ? $0.removed : nil }
        if let known, segments.allSatisfy({ known[$0.id] != nil }) { return known }
        let stamps = Set(try load())
        var removed: [Int64: RemovedDocuments] = [:]
        for segment in segments {
            if let known = known?[segment.id] {
                removed[segment.id] = known
                continue
            }
            var documents = RemovedDocuments(count: segment.documents.count)
            for (number, stamp) in segment.documents.stamps.enumerated() where stamps.contains(stamp) {
                documents[number] = true
            }
            removed[segment.id] = documents
        }
        contents.withLock { contents in
            contents.removed = removed
            contents.removedMark = mark
        }
        return removed
    }

    /// The names of what can be found, as they are after so many changes of the site.
    func names(_ change: Int64, load: () throws -> FoundNames) throws -> FoundNames {
        if let known = contents.withLock({ $0.names }), known.change == change { return known.names }
        let names = try load()
        contents.withLock { $0.names = (change, names) }
        return names
    }

    /// The blocks of these numbers, in their order.
    func blocks(_ ids: [Int64], load: ([Int64]) throws -> [Int64: [UInt8]]) throws -> [[UInt8]] {
        var found: [Int64: [UInt8]] = contents.withLock { contents in
            var found: [Int64: [UInt8]] = [:]
            for id in ids { found[id] = contents.block(id) }
            return found
        }
        let missing = ids.filter { found[$0] == nil }
        if !missing.isEmpty {
            let loaded = try load(missing)
            contents.withLock { contents in
                for (id, block) in loaded { contents.keep(id, block) }
            }
            found.merge(loaded) { first, _ in first }
        }
        return try ids.map { id in
            guard let block = found[id] else { throw DamagedIndex() }
            return block
        }
    }
}

extension SearchCache.Contents {
    fileprivate mutating func block(_ id: Int64) -> [UInt8]? {
        if let block = blocks[id] { return block }
        guard let block = older.removeValue(forKey: id) else { return nil }
        keep(id, block)
        return block
    }

    fileprivate mutating func keep(_ id: Int64, _ block: [UInt8]) {
        if size + block.count > SearchCache.capacity / 2 {
            older = blocks
            blocks = [:]
            size = 0
        }
        if blocks.updateValue(block, forKey: id) == nil { size += block.count }
    }
}
