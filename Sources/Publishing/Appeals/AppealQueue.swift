import Kernel
import Storage

/// What `/desk/appeals` shows.
public struct AppealQueue: Sendable {
    public enum Filter: String, Sendable, CaseIterable {
        case waiting, closed
    }

    public struct Item: Sendable {
        public let appeal: Appeal
        public let decision: Decision
        public let title: String
        public let publicationName: String
        public let assignee: String?
        /// Whether the viewer may hear it: they did not decide, and it is not their own.
        public let mayTake: Bool
        public let isMine: Bool
    }

    public let filter: Filter
    public let items: Page<Item>
    public let waiting: Int
    public let chrome: Chrome
}

extension Platform {
    /// The oldest first; what is closed, the latest.
    /// - Throws: `ReadingError.noSuchPage` to those who hear no appeals.
    public func appeals(_ filter: AppealQueue.Filter, page: Int, for account: Account) async throws -> AppealQueue {
        guard account.hearsAppeals else { throw ReadingError.noSuchPage }
        let now = clock.now
        return try await read { connection in
            let condition: SQL =
                filter == .waiting ? "appeal.state IN ('open', 'assigned')" : "appeal.state IN ('upheld', 'overturned')"
            let order: SQL =
                filter == .waiting ? "appeal.created_at, appeal.id" : "appeal.heard_at DESC, appeal.id DESC"
            let appeals = try Page.requested(page) { limit, offset in
                try connection.rows(
                    """
                    SELECT appeal.*, account.name AS assignee FROM appeal
                    LEFT JOIN account ON account.id = appeal.assigned_to
                    WHERE \(condition) ORDER BY \(order) LIMIT \(limit) OFFSET \(offset)
                    """
                ) { (appeal: try Appeal(row: $0), assignee: try $0["assignee"] as String?) }
            }
            let access = DecisionAccess(connection: connection, now: now)
            let items = try appeals.map { entry in
                guard let decision = try DecisionStore(connection: connection).find(entry.appeal.decision) else {
                    throw ReadingError.noSuchPage
                }
                let facts = try SubjectStore(connection: connection).facts(of: decision)
                return AppealQueue.Item(
                    appeal: entry.appeal, decision: decision, title: facts?.title ?? "",
                    publicationName: facts?.publication.name ?? "", assignee: entry.assignee,
                    mayTake: try access.standing(of: account, on: decision, entry.appeal).allows(.takeAppeal),
                    isMine: entry.appeal.assignedTo == account.id)
            }
            return AppealQueue(
                filter: filter, items: items, waiting: try AppealStore(connection: connection).waiting(),
                chrome: try Chrome(connection))
        }
    }

    /// How many wait; 0 for those who hear none.
    public func appealCount(for account: Account) async throws -> Int {
        guard account.hearsAppeals else { return 0 }
        return try await read { try AppealStore(connection: $0).waiting() }
    }
}

extension AppealStore {
    func waiting() throws -> Int {
        try connection.value("SELECT count(*) FROM appeal WHERE state IN ('open', 'assigned')") ?? 0
    }
}
