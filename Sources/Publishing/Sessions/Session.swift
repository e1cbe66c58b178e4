public import Kernel
import Storage

/// One browser in which somebody is signed in.
public struct Session: Hashable, Sendable {
    public let id: Identifier<Session>
    /// Such as `Firefox · Android`.
    public let device: String
    public let createdAt: Timestamp
    /// To some minutes.
    public let seenAt: Timestamp

    /// So long a session lasts, whatever happens.
    public static let days = 30
    /// So old may `seenAt` be before it is written again, in milliseconds.
    static let seenInterval: Int64 = 5 * 60 * 1000

    init(row: Row) throws {
        id = try row["session_id"]
        device = try row["device"]
        createdAt = try row["session_created_at"]
        seenAt = try row["seen_at"]
    }

    static let columns: SQL = """
        session.id AS session_id, session.device AS device, session.created_at AS session_created_at,
        session.seen_at AS seen_at
        """
}

/// Who sends a request, and what waits for them.
public struct Visit: Sendable {
    public let account: Account
    public let session: Session
    /// Unread notifications, counted up to `NotificationStore.countedUnread`.
    public let unread: Int
}
