import Kernel
import Storage

extension Platform {
    /// Publications whose time of silence is over may write again.
    /// - Returns: how many there were.
    public func endMutes() async throws -> Int {
        let now = clock.now
        let isAnyDue = try await read { connection in
            try connection.exists("SELECT 1 FROM publication WHERE muted_until IS NOT NULL AND muted_until <= \(now)")
        }
        guard isAnyDue else { return 0 }
        return try await write { connection in
            let due: [Identifier<Publication>] = try connection.rows(
                "SELECT id FROM publication WHERE muted_until IS NOT NULL AND muted_until <= \(now)"
            ) { try $0["id"] }
            var ended = 0
            for id in due {
                // Another node may have been first: only the one whose update changes the row records it.
                let changed = try connection.execute(
                    """
                    UPDATE publication SET state = coalesce(state_before, 'probation'), muted_until = NULL,
                        state_before = NULL
                    WHERE id = \(id) AND state = 'muted' AND muted_until IS NOT NULL
                    """)
                guard changed == 1, let publication = try PublicationStore(connection: connection).find(id) else {
                    continue
                }
                ended += 1
                try PublicationEventStore(connection: connection).record(
                    publication.state, of: id, reason: "", by: nil, at: now)
            }
            return ended
        }
    }
}
