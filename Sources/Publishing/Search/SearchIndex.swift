import Search
import Storage

/// The search index as one transaction sees it.
struct SearchIndex {
    let connection: any Connection
    let cache: SearchCache

    /// What the index consists of now.
    func reading() throws -> IndexReading {
        let store = SearchStore(connection: connection)
        let segments = try cache.segments(try store.searched(), load: store.segment)
        let removed = try store.removedMark().map { try cache.removed($0, in: segments, load: store.removed) } ?? [:]
        return IndexReading(segments, removed: { removed[$0.id] }) { ids in
            try cache.blocks(ids, load: store.blocks)
        }
    }

    /// How many articles the index knows, and in how many of them each term stands; a term of none is left out. Articles
    /// that were edited or taken away count until their segment is merged.
    func frequencies(of terms: [Term]) throws -> (documents: Int, holding: [Term: Int]) {
        let reading = try reading()
        return (reading.documentCount, try reading.frequencies(of: terms))
    }
}
