public import Kernel
import Storage

/// What somebody who is signed in has complained of, as long as it is known that it was they.
public struct OwnComplaints: Sendable {
    public struct Item: Sendable {
        public let id: Identifier<Complaint>
        public let ground: ComplaintGround
        public let kind: DecisionSubject.Kind
        public let isAboutPicture: Bool
        public let title: String
        public let state: ComplaintCase.State
        public let receivedAt: Timestamp
    }

    public let items: Page<Item>
    /// So many days after the answer the link to the account is erased.
    public let contactDays: Int
    public let chrome: Chrome
}

extension Platform {
    /// The latest first.
    public func ownComplaints(of account: Account, page: Int) async throws -> OwnComplaints {
        try await read { connection in
            let store = ComplaintStore(connection: connection)
            let complaints = try Page.requested(page) { limit, offset in
                try connection.rows(
                    """
                    SELECT * FROM complaint WHERE account_id = \(account.id)
                    ORDER BY id DESC LIMIT \(limit) OFFSET \(offset)
                    """, Complaint.init)
            }
            let items = try complaints.map { complaint in
                guard let found = try store.find(complaint.case) else { throw ReadingError.noSuchPage }
                return OwnComplaints.Item(
                    id: complaint.id, ground: found.ground, kind: found.kind, isAboutPicture: found.picture != nil,
                    title: found.title, state: found.state(for: complaint), receivedAt: complaint.receivedAt)
            }
            let policy: ComplaintPolicy = try SettingStore(connection: connection).get()
            return OwnComplaints(items: items, contactDays: policy.contactDays, chrome: try Chrome(connection))
        }
    }
}

extension ComplaintCase {
    /// What its subject was called when the first complaint came in.
    var title: String { evidence.split(separator: "\n").first.map(String.init) ?? "" }

    /// To somebody who was asked for more it is incomplete, however far the others' complaints are.
    func state(for complaint: Complaint) -> State { complaint.askedAt == nil ? state : .incomplete }
}
