import Foundation
import Kernel
import Storage

struct InterestStore {
    let connection: any Connection

    func choice(of account: Identifier<Account>) throws -> ForYouChoice? {
        try connection.first("SELECT learns, created_at FROM for_you WHERE account_id = \(account)") {
            ForYouChoice(learns: try $0["learns"], since: try $0["created_at"])
        }
    }

    /// Adds what an article is about to the interests of who reads it, if they have asked for that.
    func learn(_ article: Identifier<Article>, by account: Identifier<Account>, at now: Timestamp) throws {
        guard try choice(of: account)?.learns == true else { return }
        var subjects = try connection.rows(
            "SELECT publication_id, channel_id FROM article WHERE id = \(article)"
        ) { row -> [(Interest.Kind, Int64, Double)] in
            let channel: Int64? = try row["channel_id"]
            return [(.publication, try row["publication_id"], 1)] + (channel.map { [(.channel, $0, 0.5)] } ?? [])
        }.flatMap { $0 }
        subjects += try connection.rows("SELECT topic_id FROM article_topic WHERE article_id = \(article) LIMIT 10") {
            (.topic, try $0["topic_id"], 1)
        }
        for (kind, subject, weight) in subjects { try add(weight, to: kind, subject, of: account, at: now) }
        try forgetWeakest(of: account)
    }

    private func add(
        _ weight: Double, to kind: Interest.Kind, _ subject: Int64, of account: Identifier<Account>, at now: Timestamp
    ) throws {
        let before =
            try connection.first(
                """
                SELECT weight, modified_at FROM interest
                WHERE account_id = \(account) AND kind = \(kind) AND subject_id = \(subject)
                """
            ) { Self.left(of: try $0["weight"], since: try $0["modified_at"], at: now) } ?? 0
        try connection.execute(
            """
            INSERT INTO interest (account_id, kind, subject_id, weight, modified_at)
            VALUES (\(account), \(kind), \(subject), \(before + weight), \(now))
            ON CONFLICT (account_id, kind, subject_id) DO UPDATE
            SET weight = excluded.weight, modified_at = excluded.modified_at
            """)
    }

    private func forgetWeakest(of account: Identifier<Account>) throws {
        try connection.execute(
            """
            DELETE FROM interest WHERE account_id = \(account) AND chosen IS NULL AND (kind, subject_id) NOT IN (
                SELECT kind, subject_id FROM interest WHERE account_id = \(account)
                ORDER BY CASE WHEN chosen IS NULL THEN 1 ELSE 0 END, modified_at DESC, weight DESC
                LIMIT \(Interest.maximum))
            """)
    }

    /// What is left of a learned weight.
    private static func left(of weight: Double, since time: Timestamp, at now: Timestamp) -> Double {
        weight * exp2(-Double(now.milliseconds - time.milliseconds) / Double(Interest.halfLifeDays * 86_400_000))
    }

    /// Everything the list goes by, the strongest first: what the reader follows, has chosen, or has read.
    func all(of account: Identifier<Account>, at now: Timestamp) throws -> [Interest] {
        let found =
            try topics(of: account, at: now) + publications(of: account, at: now) + channels(of: account, at: now)
        return found.sorted { ($1.weight ?? -1, $0.place) < ($0.weight ?? -1, $1.place) }
    }

    private func topics(of account: Identifier<Account>, at now: Timestamp) throws -> [Interest] {
        try connection.rows(
            """
            SELECT topic.id AS subject, topic.name AS name, topic.name AS name_en, topic.slug AS place,
                interest.weight AS weight, interest.chosen AS chosen, interest.modified_at AS modified_at,
                topic_follow.created_at AS followed_at
            FROM topic
            LEFT JOIN interest ON interest.subject_id = topic.id AND interest.kind = 'topic'
                AND interest.account_id = \(account)
            LEFT JOIN topic_follow ON topic_follow.topic_id = topic.id AND topic_follow.account_id = \(account)
            WHERE topic.id IN (
                SELECT subject_id FROM interest WHERE account_id = \(account) AND kind = 'topic'
                UNION SELECT topic_id FROM topic_follow WHERE account_id = \(account))
            """
        ) { try Self.interest(.topic, $0, at: now) }
    }

    private func publications(of account: Identifier<Account>, at now: Timestamp) throws -> [Interest] {
        try connection.rows(
            """
            SELECT publication.id AS subject, publication.name AS name, publication.name AS name_en,
                publication.handle AS place, interest.weight AS weight, interest.chosen AS chosen,
                interest.modified_at AS modified_at, publication_follow.created_at AS followed_at
            FROM publication
            LEFT JOIN interest ON interest.subject_id = publication.id AND interest.kind = 'publication'
                AND interest.account_id = \(account)
            LEFT JOIN publication_follow ON publication_follow.publication_id = publication.id
                AND publication_follow.account_id = \(account)
            WHERE publication.id IN (
                SELECT subject_id FROM interest WHERE account_id = \(account) AND kind = 'publication'
                UNION SELECT publication_id FROM publication_follow WHERE account_id = \(account))
            """
        ) { try Self.interest(.publication, $0, at: now) }
    }

    private func channels(of account: Identifier<Account>, at now: Timestamp) throws -> [Interest] {
        try connection.rows(
            """
            SELECT channel.id AS subject, channel.name_zh AS name, channel.name_en AS name_en, channel.slug AS place,
                interest.weight AS weight, interest.chosen AS chosen, interest.modified_at AS modified_at,
                NULL AS followed_at
            FROM channel JOIN interest ON interest.subject_id = channel.id AND interest.kind = 'channel'
            WHERE interest.account_id = \(account)
            """
        ) { try Self.interest(.channel, $0, at: now) }
    }

    private static func interest(_ kind: Interest.Kind, _ row: Row, at now: Timestamp) throws -> Interest {
        let weight: Double? = try row["weight"], modified: Timestamp? = try row["modified_at"]
        let followed: Bool = try (row["followed_at"] as SQLValue) != .null
        return Interest(
            kind: kind, subject: try row["subject"],
            name: LocalizedText(simplifiedChinese: try row["name"], english: try row["name_en"]),
            place: try row["place"], learned: left(of: weight ?? 0, since: modified ?? now, at: now),
            chosen: try row["chosen"], isFollowed: followed)
    }
}
