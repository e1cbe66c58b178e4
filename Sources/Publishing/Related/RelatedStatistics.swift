import Kernel
import Search
import Storage

/// How rare terms are on this site, and who is at work. One row.
struct RelatedStatistics {
    let connection: any Connection

    struct State: Sendable {
        let countedAt: Timestamp
        /// How many articles there were when terms were last counted.
        let stock: Int
    }

    func state() throws -> State {
        try connection.first("SELECT counted_at, stock FROM related_state WHERE id = 1") {
            State(countedAt: try $0["counted_at"], stock: try $0["stock"])
        } ?? State(countedAt: Timestamp(milliseconds: 0), stock: 0)
    }

    func terms() throws -> TermStatistics {
        let stored = try connection.first("SELECT documents, terms FROM related_state WHERE id = 1") {
            TermStatistics(documents: try $0["documents"], bytes: try $0["terms"])
        }
        return (stored ?? nil) ?? TermStatistics()
    }

    func set(_ terms: TermStatistics, stock: Int, at time: Timestamp) throws {
        try connection.execute(
            """
            UPDATE related_state SET counted_at = \(time), stock = \(stock), documents = \(terms.documents),
                terms = \(terms.bytes) WHERE id = 1
            """)
    }

    /// Has this worker do the work for half a minute.
    /// - Returns: false while another one does.
    func claim(for worker: Int64, at time: Timestamp) throws -> Bool {
        try connection.execute(
            """
            UPDATE related_state SET worker = \(worker), busy_until = \(time.adding(seconds: 30))
            WHERE id = 1 AND (worker = \(worker) OR busy_until < \(time))
            """) == 1
    }

    func release(by worker: Int64) throws {
        try connection.execute("UPDATE related_state SET busy_until = 0 WHERE id = 1 AND worker = \(worker)")
    }
}
