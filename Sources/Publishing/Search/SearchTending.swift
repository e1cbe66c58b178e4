import Kernel
import Search
import Storage

extension Platform {
    /// Takes in articles that wait, makes few segments of many, and deletes what is left over: one step of it, so that
    /// writers wait for none.
    /// - Returns: whether there is more to do.
    public func tendSearchIndex() async throws -> Bool {
        let now = clock.now
        let waiting = try await database.write { connection in
            try SearchIndexing(connection: connection, now: now).catchUp()
        }
        if waiting > 0 {
            try await writeUnseen { try $0.countSiteChange() }
            return true
        }
        guard try await takeTending() else { return false }
        do {
            let hasMore = try await mergeNext()
            try await endTending()
            return hasMore
        } catch {
            try? await endTending()
            throw error
        }
    }

    /// One node at a time merges; one that died is waited for no longer than this.
    private static let patience: Int64 = 60

    private func takeTending() async throws -> Bool {
        let now = clock.now
        return try await database.write { connection in
            try connection.execute(
                """
                UPDATE search_state SET tended_until = \(now.adding(seconds: Self.patience))
                WHERE id = 1 AND tended_until < \(now)
                """) == 1
        }
    }

    private func endTending() async throws {
        try await database.write { _ = try $0.execute("UPDATE search_state SET tended_until = 0 WHERE id = 1") }
    }

    /// - Returns: whether anything was done.
    private func mergeNext() async throws -> Bool {
        if try await database.write({ try SearchStore(connection: $0).sweep() }) { return true }
        let cache = searchCache
        let next = try await database.read { connection in
            let reading = try SearchIndex(connection: connection, cache: cache).reading()
            return MergePolicy.next(reading.candidates)
        }
        guard !next.isEmpty else { return false }
        try await merge(next)
        return true
    }

    private func merge(_ segments: [Segment]) async throws {
        let now = clock.now
        let new = Identifier<Segment>.mint(at: now).rawValue
        let removed = try await database.read { Set(try SearchStore(connection: $0).removed()) }
        var dropped: [Int64] = []
        var merge = SegmentMerge(segments) { segment, number in
            let stamp = segment.documents.stamps[number]
            guard removed.contains(stamp) else { return false }
            dropped.append(stamp)
            return true
        }
        try await database.write { try SearchStore(connection: $0).begin(new, at: now) }
        var directory = SegmentDirectory()
        var isAtEnd = false
        while !isAtEnd {
            try Task.checkCancellation()
            let (before, written) = (merge, directory)
            let (after, blocks) = try await database.read { connection in
                var merge = before
                let store = SearchStore(connection: connection)
                let blocks = try merge.next(bytes: 1 << 20) { id in
                    guard let block = try store.blocks([id])[id] else { throw DamagedIndex() }
                    return block
                }
                return (merge, blocks)
            }
            merge = after
            isAtEnd = blocks == nil
            let until = clock.now.adding(seconds: Self.patience)
            directory = try await database.write { connection in
                try connection.execute("UPDATE search_state SET tended_until = \(until) WHERE id = 1")
                return try SearchStore(connection: connection).add(blocks ?? [], to: new, written, at: now)
            }
        }
        let (documents, complete, forgotten) = (merge.documents, directory, dropped)
        try await database.write { connection in
            let store = SearchStore(connection: connection)
            // Somebody else has been faster, or the index is being made anew: what was written is swept away.
            guard try store.kill(segments.map(\.id)) else { throw SegmentsTaken() }
            try store.finish(new, documents, complete)
            try store.forget(forgotten)
        }
    }
}

private struct SegmentsTaken: Error, CustomStringConvertible {
    var description: String { "the segments that were merged are gone; another process has taken care of them" }
}
