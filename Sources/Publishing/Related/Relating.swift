import Document
public import Kernel
import Search
import Storage

/// Finds out what articles are about and which are near each other: of each when it is published, and of the whole stock
/// when asked. What is to be done is in the database, so that it goes on where it was stopped; of several processes one
/// does it.
public actor Relating {
    private let platform: Platform
    private let worker = Identifier<Relating>.mint().rawValue
    private var known: (countedAt: Timestamp, terms: TermStatistics)?
    private var lookedAt: ContinuousClock.Instant?

    /// How many articles are read, or compared, in one step.
    private static let reads = 50
    private static let compares = 10
    /// Below this cosine of its vectors, an article that was edited is about something else.
    private static let same: Float = 0.8
    /// Terms are counted in so many articles at most, the newest.
    private static let sample = 10_000

    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// Asks for the neighbours of every article again.
    public func askForAll() async throws {
        lookedAt = nil
        try await countTerms()
    }

    /// How many articles wait.
    public func waiting() async throws -> Int {
        try await platform.read { try RelatedQueue(connection: $0).count() }
    }

    /// Does the next step.
    /// - Parameter onlyReading: leaves the comparing for later.
    /// - Returns: false when there is nothing to do, or another process is doing it.
    public func next(onlyReading: Bool = false) async throws -> Bool {
        let entries = try await platform.read { connection in
            try RelatedQueue(connection: connection).next(Self.reads, onlyReading ? .reading : nil)
        }
        guard let first = entries.first else { return false }
        let (now, worker) = (platform.clock.now, worker)
        guard
            try await platform.writeUnseen({
                try RelatedStatistics(connection: $0).claim(for: worker, at: now)
            })
        else { return false }
        if try await stockHasDoubled() {
            try await countTerms()
            return true
        }
        switch first.step {
        case .reading: try await read(entries)
        case .comparing: try await compare(Array(entries.prefix(Self.compares)))
        }
        return true
    }

    /// Lets another process go on at once.
    public func release() async throws {
        let worker = worker
        try await platform.writeUnseen { try RelatedStatistics(connection: $0).release(by: worker) }
    }

    /// Does for one article what happens when it is published, for measuring.
    /// - Returns: how long that took.
    public func relate(_ article: Identifier<Article>) async throws -> Duration {
        let now = platform.clock.now
        try await platform.writeUnseen { try RelatedQueue(connection: $0).add(article, at: now) }
        let start = ContinuousClock.now
        try await read([RelatedQueue.Entry(article: article, step: .reading, askedAt: now)])
        try await compare([RelatedQueue.Entry(article: article, step: .comparing, askedAt: now)])
        return ContinuousClock.now - start
    }
}

extension Relating {
    private func terms() async throws -> TermStatistics {
        let counted = try await platform.read { try RelatedStatistics(connection: $0).state().countedAt }
        if let known, known.countedAt == counted { return known.terms }
        let terms = try await platform.read { try RelatedStatistics(connection: $0).terms() }
        known = (counted, terms)
        return terms
    }

    private func read(_ entries: [RelatedQueue.Entry]) async throws {
        let terms = try await terms()
        let vectors = try await platform.read { connection in
            let analyzer = Analyzer()
            let texts = try RelatedReading(connection: connection).texts(of: entries.map(\.article))
            return texts.mapValues { $0.vector(terms, analyzer) }
        }
        try await platform.writeUnseen { connection in
            let (store, queue) = (RelatedStore(connection: connection), RelatedQueue(connection: connection))
            let before = try store.vectors(of: vectors.keys)
            for entry in entries.sorted(by: { $0.article < $1.article }) {
                if let vector = vectors[entry.article] {
                    if let before = before[entry.article], before.cosine(to: vector) < Self.same {
                        try store.forget(entry.article)
                    }
                    try store.setVector(vector, of: entry.article)
                    try queue.advance(entry)
                } else {
                    try queue.finish(entry)
                }
            }
        }
    }

    private func compare(_ entries: [RelatedQueue.Entry]) async throws {
        let found = try await platform.read { connection in
            let store = RelatedStore(connection: connection)
            let texts = try RelatedReading(connection: connection).texts(of: entries.map(\.article))
            let vectors = try store.vectors(of: texts.keys)
            var found: [Identifier<Article>: [Neighbour]] = [:]
            for (article, text) in texts {
                guard let vector = vectors[article] else { continue }
                found[article] = Neighbours.choose(
                    of: vector, saying: text.text, among: try store.candidates(near: vector, except: article))
            }
            return found
        }
        let now = platform.clock.now
        try await platform.writeUnseen { connection in
            let (store, queue) = (RelatedStore(connection: connection), RelatedQueue(connection: connection))
            for entry in entries.sorted(by: { $0.article < $1.article }) {
                if let neighbours = found[entry.article] {
                    try store.setNeighbours(neighbours, of: entry.article)
                    try connection.countChange(of: entry.article, at: now)
                }
                try queue.finish(entry)
            }
        }
    }

    /// What is rare changes as a site grows, and what articles are about is seen by it. Looks once a minute.
    private func stockHasDoubled() async throws -> Bool {
        if let lookedAt, ContinuousClock.now - lookedAt < .seconds(60) { return false }
        let (before, now) = try await platform.read { connection in
            (
                try RelatedStatistics(connection: connection).state().stock,
                try ArticleStore(connection: connection).count(.everything)
            )
        }
        lookedAt = .now
        return now >= 2 * before && now > 0
    }

    /// Counts in how many articles each term stands, and asks for all articles to be looked at by it.
    private func countTerms() async throws {
        var counting = TermStatistics.Counting()
        var last: RelatedReading.Place?
        while counting.documents < Self.sample {
            let after = last
            let page = try await platform.read { connection in
                let analyzer = Analyzer()
                var counting = TermStatistics.Counting()
                let page = try RelatedReading(connection: connection).newest(after: after, limit: 200)
                for text in page.texts { counting.add(text.counts(analyzer)) }
                return (counting: counting, last: page.last)
            }
            guard let place = page.last else { break }
            counting.add(page.counting)
            last = place
        }
        let now = platform.clock.now
        let terms = counting.statistics(least: counting.documents > 2_000 ? 3 : 2)
        try await platform.writeUnseen { connection in
            let stock = try ArticleStore(connection: connection).count(.everything)
            try RelatedStatistics(connection: connection).set(terms, stock: stock, at: now)
            try RelatedQueue(connection: connection).addAll(at: now)
        }
    }
}
