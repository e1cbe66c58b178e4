import Kernel
public import Storage

/// What the operator sees first: how much there is.
public struct Overview: Sendable {
    public let settings: SiteSettings
    public let channels: [Channel]
    public let publications: Int
    public let accounts: Int
    public let comments: Int
    public let mediaFiles: Int
    public let mediaBytes: Int
    /// Mails that no server has taken so far, given up or still tried.
    public let unsentMails: Int
    /// In the order of the states; states without articles are left out.
    public let articles: [(state: Article.State, count: Int)]
    public let database: Dialect
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` to anybody but an operator, so that the page's existence is not told.
    public func overview(for account: Account?) async throws -> Overview {
        guard account?.has(.operator) == true else { throw ReadingError.noSuchPage }
        return try await read { connection in
            let counts = try connection.rows("SELECT state, count(*) AS count FROM article GROUP BY state") {
                (try $0["state"] as Article.State, try $0["count"] as Int)
            }
            let byState = Dictionary(counts) { first, _ in first }
            return Overview(
                settings: try SettingStore(connection: connection).site(),
                channels: try ChannelStore(connection: connection).all(),
                publications: try connection.value("SELECT count(*) FROM publication") ?? 0,
                accounts: try connection.value("SELECT count(*) FROM account") ?? 0,
                comments: try connection.value("SELECT count(*) FROM comment") ?? 0,
                mediaFiles: try connection.value("SELECT count(*) FROM media") ?? 0,
                mediaBytes: try connection.value(
                    "SELECT \(sqlite: "coalesce(sum(byte_count), 0)", postgres: "coalesce(sum(byte_count), 0)::bigint") FROM media"
                )
                    ?? 0,
                unsentMails: try connection.value("SELECT count(*) FROM mail WHERE problem <> ''") ?? 0,
                articles: Article.State.allCases.compactMap { state in byState[state].map { (state, $0) } },
                database: connection.dialect)
        }
    }
}
