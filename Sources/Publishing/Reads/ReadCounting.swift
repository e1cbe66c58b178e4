import Crypto
import Foundation
import Kernel
import Storage

extension Platform {
    /// Counts what the counter has seen, in batches. What cannot be written now waits in the counter.
    /// - Returns: how many reads were counted, and how many there was no room for.
    @discardableResult
    public func count(_ counter: ReadCounter) async throws -> (counted: Int, lost: Int) {
        var (counted, lost) = (0, 0)
        while true {
            let batch = counter.take(2_000)
            lost += batch.lost
            guard !batch.sightings.isEmpty else { return (counted, lost) }
            do {
                counted += try await count(batch.sightings)
            } catch {
                counter.putBack(batch.sightings)
                throw error
            }
        }
    }

    private func count(_ sightings: [Sighting]) async throws -> Int {
        let now = clock.now
        let salt = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        return try await writeUnseen { connection in
            let settings = SettingStore(connection: connection)
            let today = CalendarDay(now, in: try settings.site().zone)
            var counting = ReadCounting(
                connection: connection, day: today,
                salt: try ReadStore(connection: connection).salt(of: today, else: salt), policy: try settings.get())
            return try counting.count(sightings, at: now)
        }
    }

    /// Throws away what reads of past days were recognised by, and the paces nobody needs any more.
    public func forgetReaders() async throws {
        let now = clock.now
        try await writeUnseen { connection in
            let settings = SettingStore(connection: connection)
            let today = CalendarDay(now, in: try settings.site().zone)
            let policy: RankingPolicy = try settings.get()
            try connection.execute("DELETE FROM read_salt WHERE day < \(today)")
            // In parts, because a busy day has left many and nobody else may write meanwhile.
            try connection.execute(
                """
                DELETE FROM read_mark WHERE (article_id, reader) IN (
                    SELECT article_id, reader FROM read_mark WHERE day < \(today) LIMIT 20000)
                """)
            let old = now.adding(seconds: -3600 * Int64(policy.windowHours + 1))
            try connection.execute(
                """
                DELETE FROM article_pace WHERE (article_id, slot) IN (
                    SELECT article_id, slot FROM article_pace WHERE slot < \(old) LIMIT 20000)
                """)
        }
    }
}

struct ReadStore {
    let connection: any Connection

    /// The salt of a day, made of `fresh` where there is none yet. All nodes have the same.
    func salt(of day: CalendarDay, else fresh: [UInt8]) throws -> [UInt8] {
        try connection.execute(
            "INSERT INTO read_salt (day, salt) VALUES (\(day), \(fresh)) ON CONFLICT (day) DO NOTHING")
        return try connection.value("SELECT salt FROM read_salt WHERE day = \(day)") ?? fresh
    }
}

/// Counts sightings within one transaction.
struct ReadCounting {
    let connection: any Connection
    let day: CalendarDay
    let salt: [UInt8]
    let policy: RankingPolicy

    private var publications: [Identifier<Article>: Identifier<Publication>] = [:]
    private var accounts: [String: Identifier<Account>?] = [:]
    private var paces: [Pace: (reads: Int, weight: Double)] = [:]
    private var days: [DaySource: Int] = [:]

    private struct Pace: Hashable {
        let article: Identifier<Article>
        let slot: Timestamp
    }

    private struct DaySource: Hashable {
        let article: Identifier<Article>
        let source: ReadSource
    }

    init(connection: any Connection, day: CalendarDay, salt: [UInt8], policy: RankingPolicy) {
        self.connection = connection
        self.day = day
        self.salt = salt
        self.policy = policy
    }

    mutating func count(_ sightings: [Sighting], at now: Timestamp) throws -> Int {
        try connection.forEach(
            """
            SELECT article.id AS id, article.publication_id AS publication FROM article
            WHERE article.id IN \(list: Set(sightings.map(\.article))) AND \(Article.isPublic)
            """
        ) { publications[try $0["id"]] = try $0["publication"] }
        var counted = 0
        // In one order on every node, so that none waits for another that waits for it.
        for sighting in sightings.sorted(by: { ($0.article, $0.address) < ($1.article, $1.address) }) {
            if try count(sighting, at: now) { counted += 1 }
        }
        try write()
        return counted
    }

    private mutating func count(_ sighting: Sighting, at now: Timestamp) throws -> Bool {
        guard let publication = publications[sighting.article] else { return false }
        let account = try account(of: sighting, at: now)
        if let account,
            try MembershipStore(connection: connection).role(of: account, in: publication) != nil
        {
            return false
        }
        let reader = hash(sighting, account.map { "account \($0)" } ?? "\(sighting.address) \(sighting.userAgent)")
        let network = hash(sighting, "network \(sighting.network)")
        let hour = sighting.time.rounded(to: 3_600_000)
        let before: Int =
            try connection.value(
                """
                SELECT count(*) FROM read_mark
                WHERE article_id = \(sighting.article) AND network = \(network) AND hour = \(hour)
                """) ?? 0
        guard before < policy.readsPerNetwork else { return false }
        let isNew = try connection.execute(
            """
            INSERT INTO read_mark (article_id, reader, network, hour, day)
            VALUES (\(sighting.article), \(reader), \(network), \(hour), \(day)) ON CONFLICT DO NOTHING
            """)
        guard isNew == 1 else { return false }
        let pace = Pace(article: sighting.article, slot: sighting.time.rounded(to: Heat.slot))
        paces[pace, default: (0, 0)].reads += 1
        paces[pace, default: (0, 0)].weight += policy.weight(ofRead: before + 1)
        days[DaySource(article: sighting.article, source: sighting.source), default: 0] += 1
        if let account { try InterestStore(connection: connection).learn(sighting.article, by: account, at: now) }
        return true
    }

    private mutating func account(of sighting: Sighting, at now: Timestamp) throws -> Identifier<Account>? {
        guard let session = sighting.session else { return nil }
        if let known = accounts[session.text] { return known }
        let found = try SessionStore(connection: connection).find(session, at: now)?.account.id
        accounts[session.text] = found
        return found
    }

    /// 64 bits of a hash over salt, article and somebody: the same for one article and day, and never else.
    private func hash(_ sighting: Sighting, _ somebody: String) -> Int64 {
        let digest = SHA256.hash(data: salt + Array("\(sighting.article) \(somebody)".utf8))
        return digest.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    private func write() throws {
        for (pace, sum) in paces.sorted(by: { ($0.key.article, $0.key.slot) < ($1.key.article, $1.key.slot) }) {
            try connection.execute(
                """
                INSERT INTO article_pace (article_id, slot, reads, weight)
                VALUES (\(pace.article), \(pace.slot), \(sum.reads), \(sum.weight))
                ON CONFLICT (article_id, slot) DO UPDATE
                SET reads = article_pace.reads + excluded.reads, weight = article_pace.weight + excluded.weight
                """)
        }
        var totals: [Identifier<Article>: Int] = [:]
        for (key, reads) in days.sorted(by: {
            ($0.key.article, $0.key.source.rawValue) < ($1.key.article, $1.key.source.rawValue)
        }) {
            totals[key.article, default: 0] += reads
            guard let publication = publications[key.article] else { continue }
            try connection.execute(
                """
                INSERT INTO article_day (article_id, day, source, publication_id, reads)
                VALUES (\(key.article), \(day), \(key.source), \(publication), \(reads))
                ON CONFLICT (article_id, day, source) DO UPDATE SET reads = article_day.reads + excluded.reads
                """)
        }
        for (article, reads) in totals.sorted(by: { $0.key < $1.key }) {
            try connection.execute(
                """
                INSERT INTO article_tally (article_id, reads) VALUES (\(article), \(reads))
                ON CONFLICT (article_id) DO UPDATE SET reads = article_tally.reads + excluded.reads
                """)
        }
    }
}

extension Timestamp {
    /// The beginning of the stretch of so many milliseconds that this time lies in.
    func rounded(to stretch: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds - milliseconds % stretch) }
}
