extension IndexReading {
    /// Every version of a document that counts, with the document it is of. Reads the whole index.
    /// - Throws: `DamagedIndex` when anything in it cannot be read or is not where it should be.
    public func versions() throws -> [Int64: Int64] {
        var versions: [Int64: Int64] = [:]
        for segment in segments {
            try check(segment)
            let removed = removed(from: segment)
            for number in 0..<segment.documents.count where removed?[number] != true {
                versions[segment.documents.stamps[number]] = segment.documents.ids[number]
            }
        }
        return versions
    }

    private func check(_ segment: Segment) throws {
        var last: Term?
        for block in segment.blocks {
            guard let bytes = try load([block]).first else { throw DamagedIndex() }
            var reader = BlockReader(bytes)
            while let (term, entry) = try reader.next() {
                if let last, last >= term { throw DamagedIndex() }
                last = term
                guard segment.block(of: term) == block else { throw DamagedIndex() }
                try entry.forEach(limit: segment.documents.count) { _, _ in }
            }
        }
    }

    /// What the merge policy chooses from.
    public var candidates: [MergePolicy.Candidate] {
        segments.map { MergePolicy.Candidate(segment: $0, removed: removedCount(of: $0)) }
    }
}
