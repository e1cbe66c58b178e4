import Foundation
import Kernel
import Storage

/// Whose numbers are asked for.
enum NumbersScope {
    case publication(Identifier<Publication>)
    case article(Article)

    var publication: Identifier<Publication> {
        switch self {
        case .publication(let id): id
        case .article(let article): article.publication
        }
    }

    /// A condition on a table's columns `article_id`.
    func condition(on table: SQL) -> SQL {
        switch self {
        case .publication(let id):
            "\(table).article_id IN (SELECT article.id FROM article WHERE article.publication_id = \(id))"
        case .article(let article): "\(table).article_id = \(article.id)"
        }
    }

    /// The same for reads, which know their publication.
    var readCondition: SQL {
        switch self {
        case .publication(let id): "article_day.publication_id = \(id)"
        case .article(let article): "article_day.article_id = \(article.id)"
        }
    }
}

/// Reads the numbers of publications and articles.
struct NumbersStore {
    let connection: any Connection
    let zone: TimeZone
    let today: CalendarDay

    init(connection: any Connection, zone: TimeZone, now: Timestamp) {
        self.connection = connection
        self.zone = zone
        today = CalendarDay(now, in: zone)
    }

    func numbers(of scope: NumbersScope, _ range: Numbers.Range) throws -> Numbers {
        let first = today.adding(1 - Int64(range.rawValue))
        var days = (0..<Int64(range.rawValue)).map { Numbers.Day(day: first.adding($0)) }
        func add(_ day: CalendarDay, _ change: (inout Numbers.Day) -> Void) {
            let index = Int(day.number - first.number)
            if days.indices.contains(index) { change(&days[index]) }
        }
        try connection.forEach(
            """
            SELECT article_day.day AS day, article_day.source AS source, CAST(sum(article_day.reads) AS \(.integer)) AS reads
            FROM article_day WHERE \(scope.readCondition) AND article_day.day >= \(first)
            GROUP BY article_day.day, article_day.source
            """
        ) { row in
            let source: ReadSource = try row["source"], reads: Int = try row["reads"]
            add(try row["day"]) { $0.reads[source, default: 0] += reads }
        }
        try events("article_like", "created_at", scope.condition(on: "article_like"), since: first) { day, count in
            add(day) { $0.likes += count }
        }
        let comments: SQL = "\(Comment.isShown) AND \(scope.condition(on: "comment"))"
        try events("comment", "created_at", comments, since: first) { day, count in add(day) { $0.comments += count } }
        let follows: SQL = "publication_follow.publication_id = \(scope.publication)"
        try events("publication_follow", "created_at", follows, since: first) { day, count in
            add(day) { $0.follows += count }
        }
        try events("article_share", "hour", scope.condition(on: "article_share"), since: first, counting: "sum(shares)")
        {
            day, count in
            add(day) { $0.shares += count }
        }
        let before: Int? = try connection.value(
            """
            SELECT CAST(sum(article_day.reads) AS \(.integer)) AS reads FROM article_day
            WHERE \(scope.readCondition) AND article_day.day >= \(first.adding(-Int64(range.rawValue)))
                AND article_day.day < \(first)
            """)
        return Numbers(range: range, days: days, readsBefore: before ?? 0)
    }

    /// Counts by quarters of an hour, which begin together with the day in every time zone.
    private func events(
        _ table: SQL, _ time: SQL, _ condition: SQL, since first: CalendarDay, counting: SQL = "count(*)",
        _ body: (CalendarDay, Int) throws -> Void
    ) throws {
        try connection.forEach(
            """
            SELECT \(table).\(time) / 900000 AS quarter, CAST(\(counting) AS \(.integer)) AS number FROM \(table)
            WHERE \(condition) AND \(table).\(time) >= \(first.start(in: zone)) GROUP BY \(table).\(time) / 900000
            """
        ) { row in
            let quarter: Int64 = try row["quarter"]
            try body(CalendarDay(Timestamp(milliseconds: quarter * 900_000), in: zone), try row["number"])
        }
    }

    /// The articles of a publication that were read most in the range.
    func articles(of publication: Identifier<Publication>, _ range: Numbers.Range, limit: Int) throws
        -> [ArticleNumbers]
    {
        let first = today.adding(1 - Int64(range.rawValue)), since = first.start(in: zone)
        return try connection.rows(
            """
            SELECT article.id AS id, revision.title AS title, article.published_at AS published_at,
                coalesce(period.reads, 0) AS reads, coalesce(article_tally.reads, 0) AS all_reads,
                (SELECT count(*) FROM article_like
                    WHERE article_like.article_id = article.id AND article_like.created_at >= \(since)) AS likes,
                (SELECT count(*) FROM comment WHERE comment.article_id = article.id AND \(Comment.isShown)
                    AND comment.created_at >= \(since)) AS comments
            FROM article JOIN revision ON revision.id = article.revision_id
            LEFT JOIN article_tally ON article_tally.article_id = article.id
            LEFT JOIN (
                SELECT article_day.article_id AS article_id, CAST(sum(article_day.reads) AS \(.integer)) AS reads
                FROM article_day WHERE article_day.publication_id = \(publication) AND article_day.day >= \(first)
                GROUP BY article_day.article_id
            ) period ON period.article_id = article.id
            WHERE article.publication_id = \(publication) AND article.state = 'published'
            ORDER BY coalesce(period.reads, 0) DESC, article.published_at DESC, article.id DESC LIMIT \(limit)
            """
        ) { row in
            ArticleNumbers(
                article: try row["id"], title: try row["title"], publishedAt: try row["published_at"],
                reads: try row["reads"], likes: try row["likes"], comments: try row["comments"],
                allReads: try row["all_reads"])
        }
    }
}
