/// A search in one segment.
struct SegmentSearch {
    let segment: Segment
    let entries: [Term: TermEntry]
    let removed: RemovedDocuments?
    let request: SearchRequest

    private var limit: Int { segment.documents.count }

    /// Calls `body` with every document that has all of the terms, and how often it has each; nothing where a term is in
    /// no document. The rarest term leads, the others are only looked at where it stands.
    func forEachComplete(_ terms: [Term], _ body: (Int, UnsafeBufferPointer<UInt32>) -> Void) throws {
        var cursors: [PostingCursor] = []
        for term in terms + request.facets {
            guard let entry = entries[term] else { return }
            cursors.append(try PostingCursor(entry, limit: limit))
        }
        let order = cursors.indices.sorted { cursors[$0].frequency < cursors[$1].frequency }
        var excluded = try excludedCursors()
        guard let lead = order.first else { return }
        var counts = [UInt32](repeating: 0, count: cursors.count)
        while cursors[lead].document != .max {
            let document = cursors[lead].document
            if let further = try Self.firstBehind(document, &cursors, order.dropFirst()) {
                // Some term stands only further on, where nothing before can be complete.
                try cursors[lead].advance(to: further)
                continue
            }
            if isWanted(Int(document)), try !Self.isExcluded(document, &excluded) {
                for index in cursors.indices { counts[index] = cursors[index].count }
                counts.withUnsafeBufferPointer { body(Int(document), $0) }
            }
            try cursors[lead].next()
        }
    }

    /// Brings cursors to a document; where one has to go further than that, to where.
    private static func firstBehind(
        _ document: UInt32, _ cursors: inout [PostingCursor], _ order: ArraySlice<Int>
    ) throws -> UInt32? {
        for index in order {
            try cursors[index].advance(to: document)
            if cursors[index].document > document { return cursors[index].document }
        }
        return nil
    }

    /// Not removed, and of the time that is asked for.
    func isWanted(_ document: Int) -> Bool {
        if let removed, removed[document] { return false }
        return request.times?.contains(segment.documents.times[document]) ?? true
    }

    func excludedCursors() throws -> [[PostingCursor]] {
        try request.text.excluded.filter { !$0.needsReading }.compactMap { clause in
            var cursors: [PostingCursor] = []
            for term in clause.terms {
                guard let entry = entries[term] else { return nil }
                cursors.append(try PostingCursor(entry, limit: limit))
            }
            return cursors
        }
    }

    static func isExcluded(_ document: UInt32, _ clauses: inout [[PostingCursor]]) throws -> Bool {
        for index in clauses.indices {
            var hasAll = true
            for term in clauses[index].indices where hasAll {
                try clauses[index][term].advance(to: document)
                hasAll = clauses[index][term].document == document
            }
            if hasAll { return true }
        }
        return false
    }

    /// The documents that have all of these terms and are wanted; `nil` where there is nothing to be had or left out.
    func allowed(_ terms: [Term]) throws -> [Bool]? {
        guard !terms.isEmpty || !request.facets.isEmpty || !request.text.excluded.isEmpty else { return nil }
        guard !(terms + request.facets).isEmpty else {
            var excluded = try excludedCursors()
            var allowed = [Bool](repeating: true, count: limit)
            for document in 0..<limit where try Self.isExcluded(UInt32(document), &excluded) {
                allowed[document] = false
            }
            return allowed
        }
        var allowed = [Bool](repeating: false, count: limit)
        try forEachComplete(terms) { document, _ in allowed[document] = true }
        return allowed
    }
}
