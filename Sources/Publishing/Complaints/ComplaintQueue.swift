import Kernel
import Storage

/// What `/desk/complaints` shows.
public struct ComplaintQueue: Sendable {
    public enum Filter: String, Sendable, CaseIterable {
        case waiting
        /// Complainants were asked.
        case asked
        case closed

        var condition: SQL {
            switch self {
            case .waiting: ComplaintCase.isWaiting
            case .asked: "complaint_case.state = 'incomplete'"
            case .closed: "complaint_case.state IN ('actioned', 'dismissed', 'restored', 'closed')"
            }
        }
    }

    public struct Item: Sendable {
        public let `case`: ComplaintCase
        public let title: String
        public let publicationName: String
        public let assignee: String?
        public let mayTake: Bool
        public let isMine: Bool
        /// It is about what is the viewer's own, or they have complained of it.
        public let isBarred: Bool
        public let isLate: Bool
    }

    public let filter: Filter
    public let items: Page<Item>
    public let waiting: Int
    public let chrome: Chrome
}

extension Platform {
    /// Those of trusted complainants first, then what is due first; what is closed, the latest.
    /// - Throws: `ReadingError.noSuchPage` to those who handle no complaints.
    public func complaints(_ filter: ComplaintQueue.Filter, page: Int, for account: Account) async throws
        -> ComplaintQueue
    {
        guard account.handlesComplaints else { throw ReadingError.noSuchPage }
        let now = clock.now
        return try await read { connection in
            let store = ComplaintStore(connection: connection)
            let order: SQL =
                filter == .closed
                ? "complaint_case.decided_at DESC, complaint_case.id DESC"
                : "complaint_case.is_trusted DESC, complaint_case.due_at, complaint_case.id"
            let cases = try Page.requested(page) {
                try store.cases(filter.condition, order: order, limit: $0, offset: $1)
            }
            return ComplaintQueue(
                filter: filter,
                items: try cases.map { found in
                    let standing = try ComplaintAccess(connection: connection).standing(of: account, on: found)
                    return ComplaintQueue.Item(
                        case: found, title: found.title,
                        publicationName: try found.publication.flatMap {
                            try connection.value("SELECT name FROM publication WHERE id = \($0)")
                        } ?? "",
                        assignee: try found.assignedTo.flatMap {
                            try connection.value("SELECT name FROM account WHERE id = \($0)")
                        },
                        mayTake: standing.allows(.take), isMine: standing.isAssigned, isBarred: !standing.isImpartial,
                        isLate: found.state.isWaiting && found.dueAt <= now)
                }, waiting: try store.count(ComplaintCase.isWaiting), chrome: try Chrome(connection))
        }
    }

    /// How many wait; 0 for those who handle none.
    public func complaintCount(for account: Account) async throws -> Int {
        guard account.handlesComplaints else { return 0 }
        return try await read { try ComplaintStore(connection: $0).count(ComplaintCase.isWaiting) }
    }
}
