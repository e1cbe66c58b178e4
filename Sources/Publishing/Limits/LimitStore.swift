import Crypto
import Foundation
import Kernel
import Storage

/// Counts attempts in the database, so that neither a restart nor a second node forgets them.
struct LimitStore {
    let connection: any Connection

    /// Counts an attempt before it is made, so that many at once are not one.
    /// - Parameter subject: an e-mail or network address; only its hash is stored.
    /// - Throws: `WaitRequired`.
    func take(_ limit: Limit, _ subject: String, at time: Timestamp) throws {
        let subject = Self.hash(subject)
        try connection.execute(
            """
            INSERT INTO attempt (name, subject, count, last_at, open_at)
            VALUES (\(limit.name), \(subject), 0, \(time), \(time)) ON CONFLICT (name, subject) DO NOTHING
            """)
        let taken = try connection.execute(
            """
            UPDATE attempt SET count = CASE WHEN last_at <= \(time.adding(days: -1)) THEN 1 ELSE count + 1 END,
                last_at = \(time)
            WHERE name = \(limit.name) AND subject = \(subject) AND open_at <= \(time)
            """)
        guard taken == 1 else {
            let opens: Timestamp? = try connection.value(
                "SELECT open_at FROM attempt WHERE name = \(limit.name) AND subject = \(subject)")
            let wait = (opens ?? time).milliseconds - time.milliseconds
            throw WaitRequired(seconds: max(1, (wait + 999) / 1000))
        }
        let count: Int? = try connection.value(
            "SELECT count FROM attempt WHERE name = \(limit.name) AND subject = \(subject)")
        let pause = limit.pause(after: count ?? 1)
        guard pause > 0 else { return }
        try connection.execute(
            """
            UPDATE attempt SET open_at = \(time.adding(seconds: pause))
            WHERE name = \(limit.name) AND subject = \(subject)
            """)
    }

    /// Forgets every attempt: the right person was among them.
    func clear(_ limit: Limit, _ subject: String) throws {
        try connection.execute(
            "DELETE FROM attempt WHERE name = \(limit.name) AND subject = \(Self.hash(subject))")
    }

    /// Takes one attempt back, which was none; a pause that has begun stays.
    func giveBack(_ limit: Limit, _ subject: String) throws {
        try connection.execute(
            """
            UPDATE attempt SET count = count - 1
            WHERE name = \(limit.name) AND subject = \(Self.hash(subject)) AND count > 0
            """)
    }

    func forgetOld(at time: Timestamp) throws {
        try connection.execute("DELETE FROM attempt WHERE last_at <= \(time.adding(days: -2))")
    }

    private static func hash(_ subject: String) -> String { Hexadecimal.text(SHA256.hash(data: Data(subject.utf8))) }
}
