public import Kernel
import Storage

/// A change of a publication's state: by whom, when and why.
public struct PublicationEvent: Hashable, Sendable {
    public let state: Publication.State
    public let reason: String
    public let name: String?
    public let createdAt: Timestamp
}

struct PublicationEventStore {
    let connection: any Connection

    func record(
        _ state: Publication.State, of id: Identifier<Publication>, reason: String, by account: Identifier<Account>?,
        at time: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO publication_event (id, publication_id, account_id, state, reason, created_at)
            VALUES (\(Identifier<PublicationEvent>.mint(at: time)), \(id), \(account), \(state), \(reason), \(time))
            """)
    }

    /// The newest first.
    func all(of id: Identifier<Publication>) throws -> [PublicationEvent] {
        try connection.rows(
            """
            SELECT publication_event.state AS state, publication_event.reason AS reason,
                publication_event.created_at AS created_at, account.name AS name
            FROM publication_event LEFT JOIN account ON account.id = publication_event.account_id
            WHERE publication_event.publication_id = \(id) ORDER BY publication_event.id DESC LIMIT 100
            """
        ) {
            PublicationEvent(
                state: try $0["state"], reason: try $0["reason"], name: try $0["name"], createdAt: try $0["created_at"])
        }
    }
}
