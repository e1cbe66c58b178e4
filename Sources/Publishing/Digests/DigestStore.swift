import Foundation
import Kernel
import Storage

struct DigestStore {
    let connection: any Connection

    func find(_ account: Identifier<Account>) throws -> Digest? {
        try connection.first("SELECT * FROM digest WHERE account_id = \(account)", Digest.init)
    }

    /// The digest a mail's key belongs to, whether or not it is still sent.
    func find(_ token: DigestToken) throws -> Digest? {
        try find(token.account).flatMap { token.isSigned(with: $0.secret) ? $0 : nil }
    }

    /// The secret stays for ever, so that the link in an old mail still ends a digest that was begun again.
    func set(
        _ frequency: Digest.Frequency, of account: Identifier<Account>, confirmedAt: Timestamp?, nextAt: Timestamp?,
        at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO digest (account_id, frequency, secret, confirmed_at, sent_through, next_at)
            VALUES (\(account), \(frequency.rawValue), \(SecretToken().text), \(confirmedAt), \(time), \(nextAt))
            ON CONFLICT (account_id) DO UPDATE SET frequency = excluded.frequency,
                confirmed_at = excluded.confirmed_at, next_at = excluded.next_at,
                sent_through = CASE WHEN digest.next_at IS NULL THEN excluded.sent_through ELSE digest.sent_through END
            """)
    }

    func due(at time: Timestamp, limit: Int) throws -> [Digest] {
        try connection.rows(
            "SELECT * FROM digest WHERE next_at <= \(time) ORDER BY next_at, account_id LIMIT \(limit)", Digest.init)
    }

    /// - Returns: whether nobody else was faster.
    func claim(_ digest: Digest, through time: Timestamp, next: Timestamp?) throws -> Bool {
        try connection.execute(
            """
            UPDATE digest SET sent_through = \(time), next_at = \(next)
            WHERE account_id = \(digest.account) AND next_at = \(digest.nextAt)
            """) == 1
    }

    /// Of followed publications and topics, the newest first.
    func articles(
        for account: Identifier<Account>, after start: Timestamp, through end: Timestamp, limit: Int
    ) throws -> [ArticleCard] {
        try connection.rows(
            """
            \(ArticleCard.select) WHERE \(Article.isListed)
                AND article.published_at > \(start) AND article.published_at <= \(end)
                AND \(ArticleStore.isFollowed(by: account))
            ORDER BY article.published_at DESC, article.id DESC LIMIT \(limit)
            """, ArticleCard.init)
    }
}
