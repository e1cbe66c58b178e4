import Foundation
import Kernel
import Storage

/// Reads what happened to articles, and keeps what was made of it.
struct HeatStore {
    let connection: any Connection
    let policy: RankingPolicy
    let now: Timestamp

    /// A new follower counts for articles of the publication that came out within so many days before.
    static let followDays: Int64 = 3

    private var since: Timestamp { now.adding(seconds: -3600 * Int64(policy.windowHours)) }

    /// Articles to which something has happened since a time.
    func changed(since time: Timestamp) throws -> Set<Identifier<Article>> {
        let earliest = time.adding(days: -Self.followDays)
        let ids = try connection.rows(
            """
            SELECT article_id AS id FROM article_pace WHERE slot >= \(time.rounded(to: Heat.slot))
            UNION SELECT article_id AS id FROM article_like WHERE created_at >= \(time)
            UNION SELECT article_id AS id FROM comment WHERE created_at >= \(time)
            UNION SELECT article_id AS id FROM article_change WHERE stamp >= \(Identifier<ArticleChange>.first(at: time))
            UNION SELECT article_id AS id FROM article_share WHERE hour >= \(time.rounded(to: 3_600_000))
            UNION SELECT article.id AS id FROM publication_follow
                JOIN article ON article.publication_id = publication_follow.publication_id
                WHERE publication_follow.created_at >= \(time) AND article.published_at >= \(earliest)
            """
        ) { try $0["id"] as Identifier<Article> }
        return Set(ids)
    }

    /// Those in the list that were not looked at for longest: likes are taken back, comments taken down, and what was
    /// hot goes cold without anything happening.
    func stale(limit: Int) throws -> [Identifier<Article>] {
        try connection.rows(
            """
            SELECT article_id AS id FROM hot_article WHERE computed_at < \(now.adding(seconds: -300))
            ORDER BY computed_at, article_id LIMIT \(limit)
            """
        ) { try $0["id"] }
    }

    /// Works out articles anew and keeps those that are warm.
    func refresh(_ articles: some Collection<Identifier<Article>>) throws {
        for id in articles.sorted() {
            guard let article = try ArticleStore(connection: connection).find(id), article.kind == .article,
                article.state == .published,
                ![.demoted, .ageLimited, .disabled, .removed].contains(article.restriction)
            else {
                try connection.execute("DELETE FROM hot_article WHERE article_id = \(id)")
                continue
            }
            let heat = try heat(of: article)
            // What nobody will see for heat is not kept; a list fades by half in a half-life.
            guard heat.value >= Double(policy.leastHeat) / 2 else {
                try connection.execute("DELETE FROM hot_article WHERE article_id = \(id)")
                continue
            }
            try connection.execute(
                """
                INSERT INTO hot_article (article_id, channel_id, publication_id, score, reason, number, computed_at)
                VALUES (\(id), \(article.channel), \(article.publication), \(heat.score), \(heat.cause), \(heat.number),
                    \(now))
                ON CONFLICT (article_id) DO UPDATE SET channel_id = excluded.channel_id,
                    publication_id = excluded.publication_id, score = excluded.score, reason = excluded.reason,
                    number = excluded.number, computed_at = excluded.computed_at
                """)
        }
    }

    /// One person counts once for their comments, however many, and not at all for an article of their own publication.
    func heat(of article: Article) throws -> Heat {
        var heat = Heat(policy: policy, now: now)
        let id = article.id
        let members: SQL = "SELECT account_id FROM membership WHERE publication_id = \(article.publication)"
        try connection.forEach(
            "SELECT slot, reads, weight FROM article_pace WHERE article_id = \(id) AND slot >= \(since)"
        ) { row in
            heat.add(.reads, try row["weight"], number: try row["reads"], at: try row["slot"])
        }
        try connection.forEach(
            """
            SELECT created_at FROM article_like
            WHERE article_id = \(id) AND created_at >= \(since) AND account_id NOT IN (\(members))
            """
        ) { heat.add(.likes, 1, at: try $0["created_at"]) }
        try connection.forEach(
            """
            SELECT min(comment.created_at) AS first FROM comment
            WHERE comment.article_id = \(id) AND comment.created_at >= \(since) AND \(Comment.isShown)
                AND (comment.account_id IS NULL OR comment.account_id NOT IN (\(members)))
            GROUP BY comment.account_id, comment.author_name
            """
        ) { heat.add(.comments, 1, at: try $0["first"]) }
        // Nobody knows who shared: many shares in an hour count like few.
        try connection.forEach("SELECT hour, shares FROM article_share WHERE article_id = \(id) AND hour >= \(since)") {
            row in
            let shares: Int = try row["shares"]
            heat.add(.shares, log2(1 + Double(shares)), number: shares, at: try row["hour"])
        }
        if let published = article.publishedAt, published >= since.adding(days: -Self.followDays) {
            let last = published.adding(days: Self.followDays)
            try connection.forEach(
                """
                SELECT created_at FROM publication_follow WHERE publication_id = \(article.publication)
                    AND created_at >= \(max(since, published)) AND created_at <= \(last)
                    AND account_id NOT IN (\(members))
                """
            ) { heat.add(.follows, 1, at: try $0["created_at"]) }
        }
        heat.settle()
        return heat
    }
}
