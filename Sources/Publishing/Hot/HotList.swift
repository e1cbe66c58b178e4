public import Kernel
import Storage

/// An article in a list with the reason it is there, which every list can say.
public struct RankedArticle: Hashable, Sendable {
    public let card: ArticleCard
    public let reason: Reason

    public enum Reason: Hashable, Sendable {
        /// So many comments within the days the hot list looks back.
        case comments(Int, days: Int)
        case topics([String])
        case sameChannel(LocalizedText)
        case latest
        /// A channel editor has put it there.
        case editorsChoice
    }
}

/// The order of 热点推荐 until reads are counted: comments in the last 30 days, then time.
enum HotList {
    static let days = 30
}

extension ArticleStore {
    /// The most discussed of the last 30 days; when there are fewer than `limit`, the newest follow.
    func hot(_ listing: ArticleListing, limit: Int, at time: Timestamp, except: Identifier<Article>? = nil) throws
        -> [RankedArticle]
    {
        let since = time.adding(days: -Int64(HotList.days))
        let counts = try connection.rows(
            """
            SELECT comment.article_id AS id, count(*) AS comments FROM comment
            JOIN article ON article.id = comment.article_id
            WHERE comment.created_at >= \(since) AND comment.created_at <= \(time) AND \(Comment.isShown)
                AND article.restriction <> 'demoted' AND article.id <> \(except?.rawValue ?? 0) AND \(listing.condition)
            GROUP BY comment.article_id, article.published_at
            ORDER BY comments DESC, article.published_at DESC, comment.article_id LIMIT \(limit)
            """
        ) { (id: try $0["id"] as Identifier<Article>, comments: try $0["comments"] as Int) }
        let discussed = try cards(counts.map(\.id))
        var ranked = counts.compactMap { count in
            discussed[count.id].map { RankedArticle(card: $0, reason: .comments(count.comments, days: HotList.days)) }
        }
        if ranked.count < limit {
            let known = Set(counts.map(\.id)).union(except.map { [$0] } ?? [])
            ranked += try latest(listing, limit: limit + 1 + ranked.count)
                .filter { !known.contains($0.id) }
                .map { RankedArticle(card: $0, reason: .latest) }
        }
        return Array(ranked.prefix(limit))
    }

    func cards(_ ids: [Identifier<Article>]) throws -> [Identifier<Article>: ArticleCard] {
        guard !ids.isEmpty else { return [:] }
        let cards = try connection.rows(
            "\(ArticleCard.select) WHERE article.id IN \(list: ids) AND \(Article.isListed)", ArticleCard.init)
        return Dictionary(cards.map { ($0.id, $0) }) { first, _ in first }
    }
}
