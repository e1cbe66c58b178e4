import Kernel
import Storage

/// What is kept about an account as a reader.
struct ReaderStore {
    /// A visit ends with half an hour's absence, so that a second look marks the same articles as new.
    static let absence: Int64 = 30 * 60

    struct FollowingVisit {
        /// When they were here last, before this visit.
        let since: Timestamp?
        /// Not within the last minute.
        let isWorthNoting: Bool
    }

    let connection: any Connection

    func followingVisit(of account: Identifier<Account>, at time: Timestamp) throws -> FollowingVisit {
        let known = try connection.first(
            "SELECT followed_at, followed_before FROM reader WHERE account_id = \(account)"
        ) { (last: try $0["followed_at"] as Timestamp?, before: try $0["followed_before"] as Timestamp?) }
        guard let last = known?.last else { return FollowingVisit(since: nil, isWorthNoting: true) }
        return FollowingVisit(
            since: last.adding(seconds: Self.absence) <= time ? last : known?.before,
            isWorthNoting: last.adding(seconds: 60) <= time)
    }

    func noteFollowingVisit(of account: Identifier<Account>, at time: Timestamp) throws {
        try insert(account)
        try connection.execute(
            """
            UPDATE reader SET followed_at = \(time),
                followed_before = CASE WHEN followed_at <= \(time.adding(seconds: -Self.absence)) THEN followed_at
                    ELSE followed_before END
            WHERE account_id = \(account)
            """)
    }

    func keepsHistory(_ account: Identifier<Account>) throws -> Bool {
        try connection.value("SELECT keeps_history FROM reader WHERE account_id = \(account)") ?? false
    }

    func setKeepsHistory(_ keeps: Bool, of account: Identifier<Account>) throws {
        try insert(account)
        try connection.execute("UPDATE reader SET keeps_history = \(keeps) WHERE account_id = \(account)")
    }

    private func insert(_ account: Identifier<Account>) throws {
        try connection.execute(
            "INSERT INTO reader (account_id) VALUES (\(account)) ON CONFLICT (account_id) DO NOTHING")
    }
}
