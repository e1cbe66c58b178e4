import Kernel
import Storage

/// Lists by one number alone, beside the hot list.
extension ArticleStore {
    /// How far the lists of the most read and the most discussed look back.
    static let mostDays = 7

    /// The most read of the last days.
    func mostRead(_ listing: ArticleListing, limit: Int, since day: CalendarDay) throws -> [RankedArticle] {
        try most(
            """
            SELECT article_day.article_id AS id, sum(article_day.reads) AS number FROM article_day
            JOIN article ON article.id = article_day.article_id
            WHERE article_day.day > \(day) AND \(Article.isRecommended) AND \(listing.condition)
            GROUP BY article_day.article_id, article.published_at
            ORDER BY number DESC, article.published_at DESC, article_day.article_id LIMIT \(limit)
            """
        ) { .reads($0, days: Self.mostDays) }
    }

    /// The most read since it has been there, for the list of one publication.
    func mostReadEver(_ listing: ArticleListing, limit: Int) throws -> [RankedArticle] {
        try most(
            """
            SELECT article.id AS id, article_tally.reads AS number FROM article
            JOIN article_tally ON article_tally.article_id = article.id
            WHERE article_tally.reads > 0 AND \(Article.isRecommended) AND \(listing.condition)
            ORDER BY article_tally.reads DESC, article.published_at DESC, article.id LIMIT \(limit)
            """
        ) { .reads($0, days: nil) }
    }

    /// The most discussed of the last days.
    func mostDiscussed(_ listing: ArticleListing, limit: Int, at time: Timestamp, days: Int = mostDays) throws
        -> [RankedArticle]
    {
        try most(
            """
            SELECT comment.article_id AS id, count(*) AS number FROM comment
            JOIN article ON article.id = comment.article_id
            WHERE comment.created_at >= \(time.adding(days: -Int64(days))) AND comment.created_at <= \(time)
                AND \(Comment.isShown) AND \(Article.isRecommended) AND \(listing.condition)
            GROUP BY comment.article_id, article.published_at
            ORDER BY number DESC, article.published_at DESC, comment.article_id LIMIT \(limit)
            """
        ) { .comments($0, days: days) }
    }

    /// Of one publication: the most read; where too few have been read, the most discussed of a year, then the newest.
    func popular(of publication: Identifier<Publication>, limit: Int, at time: Timestamp) throws -> [RankedArticle] {
        let listing = ArticleListing.publication(publication)
        var ranked = try mostReadEver(listing, limit: limit)
        if ranked.count < limit {
            let known = Set(ranked.map(\.card.id))
            ranked += try mostDiscussed(listing, limit: limit, at: time, days: 365).filter {
                !known.contains($0.card.id)
            }
        }
        return try filledUp(Array(ranked.prefix(limit)), listing, limit: limit)
    }

    private func most(_ sql: SQL, _ reason: (Int) -> RankedArticle.Reason) throws -> [RankedArticle] {
        let found = try connection.rows(sql) {
            (id: try $0["id"] as Identifier<Article>, number: try $0["number"] as Int)
        }
        let cards = try cards(found.map(\.id))
        return found.compactMap { entry in
            cards[entry.id].map { RankedArticle(card: $0, reason: reason(entry.number)) }
        }
    }
}
