public import Kernel
import Search
import Storage

/// What a reader may be about to type, and where it is.
public enum SearchSuggestion: Hashable, Sendable {
    case topic(Slug, String)
    case publication(Handle, String)
    case article(Handle, Identifier<Article>, String)
}

extension Platform {
    /// Topics, publications and titles with what is typed so far. Only what readers may find.
    public func suggestions(for text: String) async throws -> [SearchSuggestion] {
        guard let typed = TypedTitle(String(text.prefix(SearchQuery.longest))) else { return [] }
        let cache = searchCache
        return try await read { connection in
            let suggesting = Suggesting(connection: connection, cache: cache)
            return try suggesting.names(text) + suggesting.titles(typed)
        }
    }
}

struct Suggesting {
    let connection: any Connection
    let cache: SearchCache

    private static let mostNames = 3
    private static let mostTitles = 5
    /// A mistake is looked for among so many titles.
    private static let titlesRead = 5000

    func names(_ text: String) throws -> [SearchSuggestion] {
        let names = try names()
        let topics = NameBook.completions(of: text, in: names.book.topics, limit: Self.mostNames)
        let publications = NameBook.completions(of: text, in: names.book.publications, limit: Self.mostNames)
        return topics.map { .topic(names.topics[$0], names.book.topics[$0].text) }
            + publications.map { .publication(names.publications[$0], names.book.publications[$0].text) }
    }

    func titles(_ typed: TypedTitle) throws -> [SearchSuggestion] {
        var request = SearchRequest(SearchText(""))
        request.facets = typed.terms
        request.order = .newest
        request.limit = Self.mostTitles
        let hits = try IndexSearch(request, in: SearchIndex(connection: connection, cache: cache).reading()).hits()
        let ids = hits.complete.map { Identifier<Article>(rawValue: $0.id) }
        let cards = try ArticleStore(connection: connection).cards(ids)
        return ids.compactMap { id in
            cards[id].map { .article($0.publicationHandle, id, $0.title) }
        }
    }

    /// What may have been meant by a query that finds nothing: only what finds something.
    func correction(of query: SearchQuery, _ finds: (SearchQuery) throws -> Bool) throws -> String? {
        guard let text = try names().book.correction(of: query.text),
            let corrected = SearchQuery(text, filter: query.filter), try finds(corrected)
        else { return nil }
        return corrected.text
    }

    /// As they are in this transaction.
    private func names() throws -> FoundNames {
        let number: Int64 = try connection.value("SELECT number FROM site_change") ?? 0
        return try cache.names(number) {
            let topics = try connection.rows(
                """
                SELECT topic.slug AS slug, topic.name AS name FROM topic WHERE EXISTS (
                    SELECT 1 FROM article_topic JOIN article ON article.id = article_topic.article_id
                    WHERE article_topic.topic_id = topic.id AND \(Article.isListed)) ORDER BY topic.name, topic.id
                """
            ) { (slug: try $0["slug"] as Slug, name: try $0["name"] as String) }
            let publications = try connection.rows(
                """
                SELECT publication.handle AS handle, publication.name AS name FROM publication WHERE EXISTS (
                    SELECT 1 FROM article WHERE article.publication_id = publication.id AND \(Article.isListed))
                ORDER BY publication.name, publication.id
                """
            ) { (handle: try $0["handle"] as Handle, name: try $0["name"] as String) }
            let titles = try connection.rows(
                """
                SELECT revision.title AS title FROM article JOIN revision ON revision.id = article.revision_id
                WHERE \(Article.isListed) ORDER BY article.published_at DESC, article.id DESC LIMIT \(Self.titlesRead)
                """
            ) { try $0["title"] as String }
            return FoundNames(
                topics: topics.map(\.slug), publications: publications.map(\.handle),
                book: NameBook(
                    topics: topics.map(\.name), publications: publications.map(\.name), titles: titles))
        }
    }
}

/// Names readers may find, with what they are the names of, in the same order.
struct FoundNames: Sendable {
    let topics: [Slug]
    let publications: [Handle]
    let book: NameBook
}
