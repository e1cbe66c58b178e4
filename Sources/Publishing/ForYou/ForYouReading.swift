import Foundation
public import Kernel
import Storage

/// What `/for-you` shows to one reader.
public struct ForYouContents: Sendable {
    /// `nil` while it is off.
    public let choice: ForYouChoice?
    public let articles: [RankedArticle]
    /// The strongest first.
    public let interests: [Interest]
    public let chrome: Chrome
}

/// What `/latest` shows: everything by time, the same for everybody.
public struct LatestContents: Sendable {
    public let articles: Page<ArticleCard>
    public let chrome: Chrome
}

extension Platform {
    /// - Parameter account: `nil` for somebody who is not signed in.
    public func forYou(for account: Identifier<Account>?) async throws -> ForYouContents {
        let now = clock.now
        return try await read { connection in
            let chrome = try Chrome(connection)
            let store = InterestStore(connection: connection)
            guard let account, let choice = try store.choice(of: account) else {
                return ForYouContents(choice: nil, articles: [], interests: [], chrome: chrome)
            }
            let interests = try store.all(of: account, at: now)
            let list = OwnList(connection: connection, interests: interests, now: now)
            return ForYouContents(
                choice: choice, articles: try list.articles(limit: 40), interests: interests, chrome: chrome)
        }
    }

    /// - Throws: `ReadingError.noSuchPage` beyond the last page.
    public func latest(page: Int) async throws -> LatestContents {
        try await read { connection in
            LatestContents(
                articles: try ArticleStore(connection: connection).page(page, of: .everything),
                chrome: try Chrome(connection))
        }
    }
}

/// Orders what is new by one reader's interests.
struct OwnList {
    let connection: any Connection
    let interests: [Interest]
    let now: Timestamp

    /// Older articles are not in it.
    static let days: Int64 = 30
    /// After so many hours an article counts half.
    static let halfLifeHours = 36.0
    /// So many articles of one publication at most.
    static let perPublication = 5
    /// What an article counts that touches no interest.
    private static let rest = 0.02

    private struct Candidate {
        let id: Identifier<Article>
        let publication: Int64
        let channel: Int64?
        let publishedAt: Timestamp
        var topics: [Int64] = []
    }

    func articles(limit: Int) throws -> [RankedArticle] {
        let known = Dictionary(interests.map { (Key(kind: $0.kind, subject: $0.subject), $0) }) { first, _ in first }
        var counts: [Int64: Int] = [:]
        let ranked = try candidates()
            .compactMap { candidate in judge(candidate, known).map { (candidate, $0.0, $0.1) } }
            .sorted { ($0.1, $0.0.id) > ($1.1, $1.0.id) }
            .filter { candidate, _, _ in
                counts[candidate.publication, default: 0] += 1
                return counts[candidate.publication, default: 0] <= Self.perPublication
            }.prefix(limit)
        let cards = try ArticleStore(connection: connection).cards(ranked.map(\.0.id))
        return ranked.compactMap { candidate, _, why in
            cards[candidate.id].map { RankedArticle(card: $0, reason: reason(why, of: $0)) }
        }
    }

    private struct Key: Hashable {
        let kind: Interest.Kind
        let subject: Int64
    }

    private func candidates() throws -> [Candidate] {
        var candidates = try connection.rows(
            """
            SELECT article.id AS id, article.publication_id AS publication, article.channel_id AS channel,
                article.published_at AS published_at
            FROM article WHERE \(Article.isListed) AND \(Article.isRecommended)
                AND article.published_at >= \(now.adding(days: -Self.days))
            ORDER BY article.published_at DESC, article.id DESC LIMIT 600
            """
        ) { row in
            Candidate(
                id: try row["id"], publication: try row["publication"], channel: try row["channel"],
                publishedAt: try row["published_at"])
        }
        var topics: [Identifier<Article>: [Int64]] = [:]
        try connection.forEach(
            "SELECT article_id, topic_id FROM article_topic WHERE article_id IN \(list: candidates.map(\.id))"
        ) { topics[try $0["article_id"], default: []].append(try $0["topic_id"]) }
        for index in candidates.indices { candidates[index].topics = topics[candidates[index].id] ?? [] }
        return candidates
    }

    /// How much an article is for this reader, and the interest that says so most; `nil` for what they never want to see.
    private func judge(_ candidate: Candidate, _ known: [Key: Interest]) -> (Double, Interest?)? {
        var keys = candidate.topics.map { Key(kind: .topic, subject: $0) }
        keys.append(Key(kind: .publication, subject: candidate.publication))
        if let channel = candidate.channel { keys.append(Key(kind: .channel, subject: channel)) }
        var (sum, most): (Double, (Interest, Double)?) = (Self.rest, nil)
        for interest in keys.compactMap({ known[$0] }) {
            guard let weight = interest.weight else { return nil }
            // A channel holds much that is alike in nothing else.
            let part = interest.kind == .channel ? weight / 2 : weight
            sum += part
            if part > most?.1 ?? 0 { most = (interest, part) }
        }
        let hours = Double(now.milliseconds - candidate.publishedAt.milliseconds) / 3_600_000
        return (sum * exp2(-max(0, hours) / Self.halfLifeHours), most?.0)
    }

    private func reason(_ interest: Interest?, of card: ArticleCard) -> RankedArticle.Reason {
        guard let interest else { return .latest }
        let isChosen = interest.isFollowed || interest.chosen != nil
        return .interest(interest.kind, interest.name, isChosen: isChosen)
    }
}
