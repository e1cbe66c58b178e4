import Foundation
import Kernel
import Storage

extension Platform {
    /// Brings the hot list up to date with what has happened since the last time, on whichever node that was.
    public func refreshHot() async throws {
        let now = clock.now
        try await writeUnseen { connection in
            // One node at a time.
            let state = try connection.first(
                "SELECT seen_until, policy FROM hot_state WHERE id = 1 \(sqlite: "", postgres: "FOR UPDATE")"
            ) { (seenUntil: try $0["seen_until"] as Timestamp, policy: try $0["policy"] as String) }
            let policy: RankingPolicy = try SettingStore(connection: connection).get()
            let description = String(decoding: try JSONEncoder.sorted.encode(policy), as: UTF8.self)
            let store = HeatStore(connection: connection, policy: policy, now: now)
            // Another policy makes everything another.
            let isNew = state?.policy != description
            if isNew { try connection.execute("DELETE FROM hot_article") }
            let window = now.adding(seconds: -3600 * Int64(policy.windowHours))
            // Another node's clock may be late, and its transaction long.
            let since = isNew ? window : max(window, (state?.seenUntil ?? window).adding(seconds: -30))
            try store.refresh(try store.changed(since: since).union(store.stale(limit: 200)))
            try connection.execute(
                "UPDATE hot_state SET seen_until = \(now), policy = \(description) WHERE id = 1")
        }
    }

    /// Another one whenever the order that readers see has changed.
    public func hotOrder() async throws -> Int {
        try await read { connection in
            try connection.rows(
                "SELECT article_id AS id, reason, number FROM hot_article ORDER BY score DESC, article_id LIMIT 60"
            ) { row in
                [try row["id"] as Identifier<Article>: "\(try row["reason"] as String) \(try row["number"] as Int)"]
            }.hashValue
        }
    }
}

extension JSONEncoder {
    /// Writes the same thing the same way each time.
    fileprivate static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}
