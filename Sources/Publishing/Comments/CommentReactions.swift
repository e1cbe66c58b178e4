public import Kernel
import Storage

extension Platform {
    /// Likes a comment, or takes that back. Asking twice changes nothing.
    /// - Throws: `CommentError`, `AccessError`; taking back works also where liking does not.
    public func setLike(_ isOn: Bool, ofComment id: Identifier<Comment>, by account: Account) async throws -> Switched {
        let now = clock.now
        let article = try await self.article(ofComment: id)
        return try await write(shownOn: article) { connection in
            if isOn { try CommentAccess(connection: connection).require(.like, on: id, by: account) }
            let likes = CommentLikes(connection: connection)
            try likes.set(isOn, of: id, by: account.id, at: now)
            return Switched(isOn: isOn, count: try likes.count(of: id))
        }
    }

    /// Tells the desk that something is wrong with a comment. Telling twice changes nothing.
    /// - Throws: `CommentError`, `AccessError`, `WaitRequired`.
    public func reportComment(_ id: Identifier<Comment>, _ ground: CommentGround, by account: Account) async throws {
        let now = clock.now
        guard let reason = ground.reason else { throw CommentError.reasonMissing }
        try await writeUnseen { connection in
            try LimitStore(connection: connection).take(.commentReport, account.id.description, at: now)
            try CommentAccess(connection: connection).require(.report, on: id, by: account)
            let added = try connection.execute(
                """
                INSERT INTO comment_report (comment_id, account_id, reason, note, created_at)
                VALUES (\(id), \(account.id), \(reason.rawValue), \(ground.note), \(now))
                ON CONFLICT (comment_id, account_id) DO NOTHING
                """)
            if added == 1 { try connection.execute("UPDATE comment SET reports = reports + 1 WHERE id = \(id)") }
        }
    }
}

struct CommentLikes {
    let connection: any Connection

    /// The row decides whether something changes, and only then is it counted.
    func set(_ isOn: Bool, of id: Identifier<Comment>, by account: Identifier<Account>, at time: Timestamp) throws {
        let changed =
            isOn
            ? try connection.execute(
                """
                INSERT INTO comment_like (comment_id, account_id, created_at) VALUES (\(id), \(account), \(time))
                ON CONFLICT (comment_id, account_id) DO NOTHING
                """)
            : try connection.execute(
                "DELETE FROM comment_like WHERE comment_id = \(id) AND account_id = \(account)")
        if changed == 1 {
            try connection.execute("UPDATE comment SET likes = likes + \(isOn ? 1 : -1) WHERE id = \(id)")
        }
    }

    func count(of id: Identifier<Comment>) throws -> Int {
        try connection.value("SELECT likes FROM comment WHERE id = \(id)") ?? 0
    }

    func liked(by account: Identifier<Account>, among ids: [Identifier<Comment>]) throws -> Set<Identifier<Comment>> {
        Set(
            try connection.rows(
                """
                SELECT comment_id FROM comment_like WHERE account_id = \(account) AND comment_id IN \(list: ids)
                """
            ) { try $0["comment_id"] })
    }

    /// Takes back every like of an account, with the counts.
    func forgetAll(of account: Identifier<Account>) throws {
        try connection.execute(
            """
            UPDATE comment SET likes = likes - 1
            WHERE id IN (SELECT comment_id FROM comment_like WHERE account_id = \(account))
            """)
        try connection.execute("DELETE FROM comment_like WHERE account_id = \(account)")
    }
}
