import Foundation
import Kernel
import Storage

struct IndexStore {
    let connection: any Connection

    func latest(of publication: Identifier<Publication>) throws -> PublicationIndex? {
        try connection.first(
            "SELECT day, working FROM publication_index WHERE publication_id = \(publication) ORDER BY day DESC LIMIT 1"
        ) { row in
            let json: String = try row["working"]
            return PublicationIndex(
                day: try row["day"],
                working: try JSONDecoder().decode(PublicationIndex.Working.self, from: Data(json.utf8)))
        }
    }

    /// The oldest first.
    func totals(of publication: Identifier<Publication>, limit: Int) throws -> [Int] {
        try connection.rows(
            "SELECT total FROM publication_index WHERE publication_id = \(publication) ORDER BY day DESC LIMIT \(limit)"
        ) { try $0["total"] }.reversed()
    }

    /// Publications whose index of today is still to be worked out.
    func due(on day: CalendarDay, since: Timestamp, limit: Int) throws -> [Identifier<Publication>] {
        try connection.rows(
            """
            SELECT publication.id AS id FROM publication WHERE publication.state <> 'closed'
                AND NOT EXISTS (SELECT 1 FROM publication_index
                    WHERE publication_index.publication_id = publication.id AND publication_index.day = \(day))
                AND (SELECT count(*) FROM article WHERE article.publication_id = publication.id
                    AND article.published_at >= \(since) AND \(Article.isListed)) >= \(PublicationIndex.leastArticles)
            ORDER BY publication.id LIMIT \(limit)
            """
        ) { try $0["id"] }
    }

    func keep(_ index: PublicationIndex, of publication: Identifier<Publication>) throws {
        let json = String(decoding: try JSONEncoder().encode(index.working), as: UTF8.self)
        try connection.execute(
            """
            INSERT INTO publication_index (publication_id, day, total, working)
            VALUES (\(publication), \(index.day), \(index.total), \(json))
            ON CONFLICT (publication_id, day) DO UPDATE SET total = excluded.total, working = excluded.working
            """)
        try connection.execute(
            "DELETE FROM publication_index WHERE publication_id = \(publication) AND day < \(index.day.adding(-400))")
    }

    /// Counts everything the index is made of.
    func working(of publication: Identifier<Publication>, on day: CalendarDay, zone: TimeZone) throws
        -> PublicationIndex.Working
    {
        let first = day.adding(1 - Int64(PublicationIndex.days)), since = first.start(in: zone)
        var working = PublicationIndex.Working()
        var days: Set<CalendarDay> = []
        let recent: SQL = """
            article.publication_id = \(publication) AND article.published_at >= \(since) AND \(Article.isListed)
            """
        try connection.forEach(
            """
            SELECT article.published_at AS published_at, revision.declarations AS declarations FROM article
            JOIN revision ON revision.id = article.revision_id WHERE \(recent)
            """
        ) { row in
            working.articles += 1
            days.insert(CalendarDay(try row["published_at"], in: zone))
            working.declare(try Declaration.list(json: try row["declarations"]))
        }
        working.publishingDays = days.count
        working.channels = try connection.rows(
            "SELECT count(*) AS number FROM article WHERE \(recent) GROUP BY article.channel_id ORDER BY number DESC"
        ) { try $0["number"] }
        working.onTopic =
            try connection.value(
                """
                SELECT count(DISTINCT article.id) AS number FROM article
                JOIN article_topic ON article_topic.article_id = article.id
                WHERE \(recent) AND article_topic.topic_id IN (
                    SELECT article_topic.topic_id FROM article_topic
                    JOIN article ON article.id = article_topic.article_id WHERE \(recent)
                    GROUP BY article_topic.topic_id ORDER BY count(*) DESC, article_topic.topic_id LIMIT 5)
                """) ?? 0
        try countReviews(&working, publication, since)
        try countReaders(&working, publication, first, since)
        return working
    }

    private func countReviews(
        _ working: inout PublicationIndex.Working, _ publication: Identifier<Publication>, _ since: Timestamp
    ) throws {
        try connection.forEach(
            """
            SELECT submission.state AS state, count(*) AS number FROM submission
            JOIN article ON article.id = submission.article_id
            WHERE article.publication_id = \(publication) AND submission.decided_by IS NOT NULL
                AND submission.decided_at >= \(since) GROUP BY submission.state
            """
        ) { row in
            let number: Int = try row["number"]
            switch try row["state"] as Submission.State {
            case .approved, .published: working.approved += number
            case .changesRequested: working.returned += number
            case .rejected: working.rejected += number
            default: break
            }
        }
        working.restricted =
            try connection.value(
                """
                SELECT count(*) AS number FROM article WHERE article.publication_id = \(publication)
                    AND article.published_at >= \(since) AND article.restriction IN ('demoted', 'age-limited', 'disabled', 'removed')
                """) ?? 0
        working.corrections =
            try connection.value(
                """
                SELECT count(*) AS number FROM correction JOIN article ON article.id = correction.article_id
                WHERE article.publication_id = \(publication) AND correction.created_at >= \(since)
                """) ?? 0
    }

    private func countReaders(
        _ working: inout PublicationIndex.Working, _ publication: Identifier<Publication>, _ first: CalendarDay,
        _ since: Timestamp
    ) throws {
        let own: SQL = "(SELECT article.id FROM article WHERE article.publication_id = \(publication))"
        let members: SQL = "(SELECT account_id FROM membership WHERE publication_id = \(publication))"
        func number(_ sql: SQL) throws -> Int { try connection.value(sql) ?? 0 }
        working.reads = try number(
            """
            SELECT CAST(sum(reads) AS \(.integer)) AS number FROM article_day
            WHERE publication_id = \(publication) AND day >= \(first)
            """)
        working.likes = try number(
            """
            SELECT count(*) AS number FROM article_like
            WHERE article_id IN \(own) AND created_at >= \(since) AND account_id NOT IN \(members)
            """)
        working.comments = try number(
            """
            SELECT count(*) AS number FROM comment
            WHERE article_id IN \(own) AND created_at >= \(since) AND \(Comment.isShown)
            """)
        working.shares = try number(
            """
            SELECT CAST(sum(shares) AS \(.integer)) AS number FROM article_share
            WHERE article_id IN \(own) AND hour >= \(since)
            """)
        working.follows = try number(
            """
            SELECT count(*) AS number FROM publication_follow
            WHERE publication_id = \(publication) AND created_at >= \(since) AND account_id NOT IN \(members)
            """)
    }
}

extension PublicationIndex.Working {
    /// What weighs least is what an article counts as.
    mutating func declare(_ declarations: [Declaration]) {
        let kinds = Set(declarations.map(\.kind))
        if kinds.contains(.reprint) {
            reprinted += 1
        } else if kinds.contains(.aiGenerated) {
            generated += 1
        } else if kinds.contains(.translation) {
            translated += 1
        } else if kinds.contains(.original) {
            original += 1
        } else {
            undeclared += 1
        }
    }
}

extension Platform {
    /// Works out today's index of publications that have none yet, some at a time, and returns how many.
    public func refreshIndexes() async throws -> Int {
        let now = clock.now
        let (zone, day, due) = try await read { connection in
            let zone = try SettingStore(connection: connection).site().zone
            let day = CalendarDay(now, in: zone)
            let since = day.adding(1 - Int64(PublicationIndex.days)).start(in: zone)
            return (zone, day, try IndexStore(connection: connection).due(on: day, since: since, limit: 20))
        }
        for publication in due {
            try await writeUnseen { connection in
                let store = IndexStore(connection: connection)
                try store.keep(
                    PublicationIndex(day: day, working: try store.working(of: publication, on: day, zone: zone)),
                    of: publication)
            }
        }
        return due.count
    }
}
