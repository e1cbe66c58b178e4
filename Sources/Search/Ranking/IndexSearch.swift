/// Looks through an index: first for documents that have everything, and where these are few, for those that have a good
/// part of it.
public struct IndexSearch {
    private let reading: IndexReading
    private let request: SearchRequest
    private let statistics: IndexStatistics
    private let ranking: BM25
    /// What the question is written in.
    private let script: Script
    private let entries: [[Term: TermEntry]]
    private let rarities: [Term: Float]

    /// Fewer than these, and what has a part of the words follows.
    static let few = 10
    /// So many that have only a part are enough.
    static let mostPartial = 100
    /// A document that is not recommended counts for so much.
    static let demotion: Float = 0.5
    /// How much a single character says beside the pairs it is in (measured on CMRC 2018).
    static let characterWeight: Float = 0.3

    /// Reads what the request needs of the index, all at once.
    public init(_ request: SearchRequest, in reading: IndexReading) throws {
        self.reading = reading
        self.request = request
        statistics = IndexStatistics(reading.segments)
        ranking = BM25(statistics)
        let terms = request.text.terms
        entries = try reading.entries(
            of: (terms + request.facets + request.text.excluded.flatMap(\.terms)).withoutRepeats)
        var frequencies: [Term: Int] = [:]
        for entries in entries { for term in terms { frequencies[term, default: 0] += entries[term]?.frequency ?? 0 } }
        script = terms.contains { $0.kind != .word } ? .characters : .words
        rarities = frequencies.mapValues { [statistics, script] in statistics.rarity($0, in: script) }
    }

    public func hits() throws -> SearchHits {
        var hits = SearchHits()
        guard !request.text.wanted.isEmpty || !request.facets.isEmpty else { return hits }
        (hits.complete, hits.completeCount) = try complete()
        let isWeak = hits.completeCount < Self.few && request.limit > hits.completeCount
        if isWeak, request.allowsParts, request.order == .relevance || hits.completeCount == 0 {
            let known = Set(hits.complete.map(\.id))
            hits.partial = try partial(isQuestion: hits.completeCount == 0).filter { !known.contains($0.id) }
        }
        return hits
    }

    private func search(_ index: Int, _ entries: [Term: TermEntry]) -> SegmentSearch {
        let segment = reading.segments[index]
        return SegmentSearch(
            segment: segment, entries: entries, removed: reading.removed(from: segment), request: request)
    }

    private func complete() throws -> ([SearchHit], Int) {
        let terms = request.text.terms
        let rarities = terms.map { self.rarities[$0] ?? 0 }
        var best = Best<Int64>(request.limit)
        var count = 0
        for index in entries.indices {
            let documents = reading.segments[index].documents
            try search(index, entries[index]).forEachComplete(terms) { document, counts in
                count += 1
                let time = documents.times[document]
                switch request.order {
                case .newest: best.add(documents.ids[document], score: Double(time), tie: documents.ids[document])
                case .relevance:
                    let damping = ranking.damping(document, of: documents)
                    var score: Float = 0
                    for (index, rarity) in rarities.enumerated() {
                        score += rarity * ranking.share(counts[index], damping)
                    }
                    if documents.isDemoted(document) { score *= Self.demotion }
                    best.add(documents.ids[document], score: Double(score), tie: time)
                }
            }
        }
        return (best.sorted().map { SearchHit(id: $0.item, score: $0.score) }, count)
    }
}

extension IndexSearch {
    private struct Candidate {
        let segment: Int
        let document: UInt32
        var score: Float
    }

    /// Every term adds to the documents it stands in; those with the highest sums are then looked at more closely.
    private func partial(isQuestion: Bool) throws -> [SearchHit] {
        let required = request.text.wanted.filter(\.isPhrase).flatMap(\.terms).withoutRepeats
        let optional = request.text.terms.filter { !required.contains($0) }
        guard !optional.isEmpty else { return [] }
        let all = optional.reduce(Float(0)) { $0 + (rarities[$1] ?? 0) }
        var best = Best<Candidate>(2 * Self.mostPartial)
        for index in entries.indices {
            try sum(index, required, optional, all, into: &best)
        }
        var candidates = best.sorted().map(\.item)
        if isQuestion { try addCharacters(to: &candidates) }
        var sorted = Best<Int64>(Self.mostPartial)
        for candidate in candidates {
            let documents = reading.segments[candidate.segment].documents
            let document = Int(candidate.document)
            sorted.add(documents.ids[document], score: Double(candidate.score), tie: documents.times[document])
        }
        return sorted.sorted().map { SearchHit(id: $0.item, score: $0.score) }
    }

    private func sum(
        _ index: Int, _ required: [Term], _ optional: [Term], _ all: Float, into best: inout Best<Candidate>
    ) throws {
        let documents = reading.segments[index].documents
        let search = search(index, entries[index])
        let allowed = try search.allowed(required)
        var scores = [Float](repeating: 0, count: documents.count)
        var covered = [Float](repeating: 0, count: documents.count)
        var found: [UInt32] = []
        for term in optional {
            guard let entry = entries[index][term], let rarity = rarities[term] else { continue }
            try entry.forEach(limit: documents.count) { document, count in
                let number = Int(document)
                if covered[number] == 0 { found.append(document) }
                scores[number] += rarity * ranking.share(count, ranking.damping(number, of: documents))
                covered[number] += rarity
            }
        }
        for document in found {
            let number = Int(document)
            var score = scores[number]
            // Having much of what is asked for is worth as much as having it often; a sentence of words has too many that
            // say nothing of what it is about.
            if script == .characters { score *= 0.5 + 0.5 * covered[number] / all }
            if documents.isDemoted(number) { score *= Self.demotion }
            guard Double(score) >= best.threshold, allowed?[number] ?? true, search.isWanted(number) else { continue }
            best.add(
                Candidate(segment: index, document: document, score: score), score: Double(score),
                tie: documents.times[number])
        }
    }

    /// Characters stand in so many documents that they are counted only where pairs and words have found something.
    private func addCharacters(to candidates: inout [Candidate]) throws {
        let characters = request.text.characters
        guard !characters.isEmpty, !candidates.isEmpty else { return }
        let entries = try reading.entries(of: characters)
        candidates.sort { ($0.segment, $0.document) < ($1.segment, $1.document) }
        for character in characters {
            let rarity = statistics.rarity(
                entries.reduce(0) { $0 + ($1[character]?.frequency ?? 0) }, in: script)
            var cursor: PostingCursor?
            var segment = -1
            for index in candidates.indices {
                let candidate = candidates[index]
                let documents = reading.segments[candidate.segment].documents
                if candidate.segment != segment {
                    segment = candidate.segment
                    cursor = try entries[segment][character].map { try PostingCursor($0, limit: documents.count) }
                }
                try cursor?.advance(to: candidate.document)
                guard let cursor, cursor.document == candidate.document else { continue }
                let damping = ranking.damping(Int(candidate.document), of: documents)
                candidates[index].score += Self.characterWeight * rarity * ranking.share(cursor.count, damping)
            }
        }
    }
}
