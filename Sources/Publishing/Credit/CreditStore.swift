import Kernel
import Storage

struct CreditStore {
    let connection: any Connection

    /// The oldest first.
    func entries(of publication: Identifier<Publication>) throws -> [CreditEntry] {
        try connection.rows(
            "SELECT * FROM credit_entry WHERE publication_id = \(publication) ORDER BY id", CreditEntry.init)
    }

    func score(of publication: Identifier<Publication>) throws -> CreditScore {
        CreditScore(try entries(of: publication))
    }

    /// - Returns: whether it is new: a day is clean once, and a line is undone once.
    @discardableResult
    func add(
        _ kind: CreditEntry.Kind, _ points: Int, to publication: Identifier<Publication>, fault: Fault? = nil,
        decision: Identifier<Decision>? = nil, undoes: Identifier<CreditEntry>? = nil, day: CalendarDay? = nil,
        at time: Timestamp
    ) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO credit_entry (id, publication_id, kind, fault, points, decision_id, undoes_id, day, created_at)
            VALUES (\(Identifier<CreditEntry>.mint(at: time)), \(publication), \(kind), \(fault), \(points), \(decision),
                \(undoes), \(day), \(time))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Publications that have ever lost points and may still win some back.
    func indebted() throws -> [Identifier<Publication>] {
        try connection.rows(
            """
            SELECT DISTINCT credit_entry.publication_id AS id FROM credit_entry
            JOIN publication ON publication.id = credit_entry.publication_id
            WHERE credit_entry.kind = 'fault' AND publication.state <> 'closed' ORDER BY id
            """
        ) { try $0["id"] }
    }
}
