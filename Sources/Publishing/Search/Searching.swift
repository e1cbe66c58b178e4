import Document
import Kernel
import Search
import Storage

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` beyond the last page.
    public func search(_ query: SearchQuery?, page: Int) async throws -> SearchContents {
        let now = clock.now
        let cache = searchCache
        return try await read { connection in
            let place = try query.map { try SearchPlace($0.filter, connection, now) }
            let searching = Searching(connection: connection, cache: cache)
            let results = try query.flatMap { query in
                try place.map { try searching.results(query, $0, page: page) }
            }
            var suggestion: String?
            if let query, let place, page == 1, results?.count == 0 {
                suggestion = try Suggesting(connection: connection, cache: cache).correction(of: query) {
                    try searching.results($0, place, page: 1).count > 0
                }
            }
            return SearchContents(
                query: query, channels: try ChannelStore(connection: connection).all(),
                publication: place?.publication?.name, topic: place?.topic?.name, results: results,
                suggestion: suggestion,
                offered: results?.isEmpty ?? true
                    ? try ArticleStore(connection: connection).hot(.everything, limit: 6, at: now) : [],
                settings: try SettingStore(connection: connection).site())
        }
    }
}

/// A filter with what its names stand for.
struct SearchPlace {
    let order: SearchRequest.Order
    var channel: Channel?
    var publication: Publication?
    var topic: Topic?
    var facets: [Term] = []
    var times: Range<Int64>?

    /// A name that nobody has finds nothing.
    init(_ filter: SearchFilter, _ connection: any Connection, _ now: Timestamp) throws {
        order = filter.order == .newest ? .newest : .relevance
        if let slug = filter.channel {
            channel = try ChannelStore(connection: connection).find(slug)
            facets.append(channel.map { .channel($0.id) } ?? .nothing)
        }
        if let handle = filter.publication {
            publication = try PublicationStore(connection: connection).find(handle)
            facets.append(publication.map { .publication($0.id) } ?? .nothing)
        }
        if let slug = filter.topic {
            topic = try TopicStore(connection: connection).find(slug)
            facets.append(topic.map { .topic($0.id) } ?? .nothing)
        }
        if filter.hasPictures { facets.append(.pictures) }
        if let age = filter.age { times = now.adding(days: -age.days).milliseconds..<Int64.max }
    }
}

extension Term {
    /// No document has it.
    fileprivate static let nothing = Term.facet("nothing")
}

/// One search, from a query to what the page shows of its results.
struct Searching {
    let connection: any Connection
    let cache: SearchCache

    /// Nobody reads further; who looks for something else says so.
    static let mostHits = 400
    private static let readAtOnce = 50
    /// So many articles are read to see whether a phrase stands in them, and are counted.
    var counted = 200
    /// Where more have its words, so many at most, until the page is full.
    var mostRead = 600

    func results(_ query: SearchQuery, _ place: SearchPlace, page number: Int) throws -> SearchResults {
        guard (1...Self.mostHits / SearchResults.perPage).contains(number) else {
            throw ReadingError.noSuchPage
        }
        let index = try SearchIndex(connection: connection, cache: cache).reading()
        let text = SearchText(query.text)
        var found = try find(text, place, number, index)
        var isLoosened = false
        if found.isEmpty, let loosened = text.loosened {
            found = try find(loosened, place, number, index)
            isLoosened = !found.isEmpty
        }
        let size = SearchResults.perPage
        let ids = found.ids.dropFirst((number - 1) * size).prefix(size)
        guard number == 1 || !ids.isEmpty else { throw ReadingError.noSuchPage }
        let shown = try show(
            Array(ids), partial: Set(found.partial), PassageFinder(isLoosened ? text.loosened ?? text : text))
        let last = Self.mostHits / size
        return SearchResults(
            page: Page(items: shown, number: number, hasNext: found.ids.count > number * size && number < last),
            count: found.count, isEstimate: found.isEstimate, isLoosened: isLoosened)
    }

    private struct Found {
        var complete: [Int64] = []
        var partial: [Int64] = []
        var count = 0
        var isEstimate = false

        var ids: [Int64] { complete + partial }
        var isEmpty: Bool { complete.isEmpty && partial.isEmpty }
    }

    private func find(_ text: SearchText, _ place: SearchPlace, _ number: Int, _ index: IndexReading) throws -> Found {
        var request = SearchRequest(text)
        request.facets = place.facets
        request.times = place.times
        request.order = place.order
        let unread = text.clauses.filter(\.needsReading)
        // One more than is shown, to know whether there is a next page.
        let wanted = number * SearchResults.perPage + 1
        request.limit = unread.isEmpty ? wanted : mostRead
        let hits = try IndexSearch(request, in: index).hits()
        var found = Found(
            complete: hits.complete.map(\.id), partial: hits.partial.map(\.id), count: hits.completeCount)
        guard !unread.isEmpty else { return found }
        found.partial = try reading(found.partial, for: unread)
        var (unsure, read) = (found.complete[...], 0)
        found.complete = []
        while !unsure.isEmpty, hits.completeCount <= counted || found.complete.count < wanted {
            let next = Array(unsure.prefix(Self.readAtOnce))
            found.complete += try reading(next, for: unread)
            unsure = unsure.dropFirst(next.count)
            read += next.count
        }
        found.isEstimate = read < hits.completeCount
        found.count = read == 0 ? 0 : found.complete.count * hits.completeCount / read
        return found
    }

    /// Those whose words have the phrases that are wanted, and none that is not.
    private func reading(_ ids: [Int64], for clauses: [SearchClause]) throws -> [Int64] {
        let texts = try texts(ids)
        let analyzer = Analyzer()
        return ids.filter { id in
            guard let text = texts[id] else { return false }
            return clauses.allSatisfy { clause in
                let stands =
                    clause.stands(in: text.title, with: analyzer)
                    || clause.stands(in: Document.words(inStored: text.document), with: analyzer)
                return stands != clause.isExcluded
            }
        }
    }

    private func texts(_ ids: [Int64]) throws -> [Int64: (title: String, document: String)] {
        guard !ids.isEmpty else { return [:] }
        let texts = try connection.rows(
            """
            SELECT article.id AS id, revision.title AS title, revision.document AS document
            FROM article JOIN revision ON revision.id = article.revision_id
            WHERE article.id IN \(list: ids) AND \(Article.isListed)
            """
        ) { row in
            (id: try row["id"] as Int64, title: try row["title"] as String, document: try row["document"] as String)
        }
        return Dictionary(texts.map { ($0.id, (title: $0.title, document: $0.document)) }) { first, _ in first }
    }

    private func show(_ ids: [Int64], partial: Set<Int64>, _ finder: PassageFinder) throws -> [SearchResults.Result] {
        let cards = try ArticleStore(connection: connection).cards(ids.map { Identifier(rawValue: $0) })
        let texts = try texts(ids)
        return ids.compactMap { id in
            guard let card = cards[Identifier(rawValue: id)], let text = texts[id] else { return nil }
            return SearchResults.Result(
                card: card, title: finder.marked(card.title), passage: finder.best(in: StoredLines(text.document)),
                isPartial: partial.contains(id))
        }
    }
}
