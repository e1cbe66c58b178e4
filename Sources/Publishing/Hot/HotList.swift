public import Kernel
import Storage

/// An article in a list with the reason it is there, which every list can say.
public struct RankedArticle: Hashable, Sendable {
    public let card: ArticleCard
    public let reason: Reason

    public enum Reason: Hashable, Sendable {
        /// So many comments within the days the list looks back.
        case comments(Int, days: Int)
        /// So many reads within the days the list looks back; in all, without days.
        case reads(Int, days: Int?)
        /// What has made it hot: so many of that, in this channel.
        case hot(Heat.Cause, Int, channel: LocalizedText?)
        /// On the same subject: what both say, in words.
        case shares([String])
        case topics([String])
        case sameChannel(LocalizedText)
        case latest
        /// A channel editor has put it there.
        case editorsChoice
        /// The reader follows it, has chosen it, or has read much of it.
        case interest(Interest.Kind, LocalizedText, isChosen: Bool)
    }
}

extension ArticleStore {
    /// The hottest first; where too few are, the newest follow.
    func hot(
        _ listing: ArticleListing, limit: Int, at time: Timestamp, policy: RankingPolicy? = nil,
        except: Identifier<Article>? = nil
    ) throws -> [RankedArticle] {
        let policy = try policy ?? SettingStore(connection: connection).get()
        let condition: SQL =
            switch listing {
            case .channel(let id): "hot_article.channel_id = \(id) AND \(listing.condition)"
            case .publication(let id): "hot_article.publication_id = \(id) AND \(listing.condition)"
            case .everything, .topic: listing.condition
            }
        let found = try connection.rows(
            """
            SELECT hot_article.article_id AS id, hot_article.reason AS reason, hot_article.number AS number
            FROM hot_article JOIN article ON article.id = hot_article.article_id
            WHERE hot_article.score >= \(Heat.leastScore(policy, at: time)) AND \(Article.isRecommended)
                AND article.id <> \(except?.rawValue ?? 0) AND \(condition)
            ORDER BY hot_article.score DESC, hot_article.article_id DESC LIMIT \(limit)
            """
        ) { row in
            (
                id: try row["id"] as Identifier<Article>, cause: try row["reason"] as Heat.Cause,
                number: try row["number"] as Int
            )
        }
        let known = try cards(found.map(\.id))
        let ranked = found.compactMap { entry in
            known[entry.id].map { card in
                RankedArticle(card: card, reason: .hot(entry.cause, entry.number, channel: card.channelName))
            }
        }
        return try filledUp(ranked, listing, limit: limit, except: except)
    }

    /// Puts the newest after those that have a reason of their own.
    func filledUp(
        _ ranked: [RankedArticle], _ listing: ArticleListing, limit: Int, except: Identifier<Article>? = nil
    ) throws -> [RankedArticle] {
        guard ranked.count < limit else { return ranked }
        let known = Set(ranked.map(\.card.id)).union(except.map { [$0] } ?? [])
        let newest = try latest(listing, limit: limit + known.count, isDemotedToo: false)
        return ranked
            + newest.filter { !known.contains($0.id) }.prefix(limit - ranked.count)
            .map { RankedArticle(card: $0, reason: .latest) }
    }

    func cards(_ ids: [Identifier<Article>]) throws -> [Identifier<Article>: ArticleCard] {
        guard !ids.isEmpty else { return [:] }
        let cards = try connection.rows(
            "\(ArticleCard.select) WHERE article.id IN \(list: ids) AND \(Article.isListed)", ArticleCard.init)
        return Dictionary(cards.map { ($0.id, $0) }) { first, _ in first }
    }
}
