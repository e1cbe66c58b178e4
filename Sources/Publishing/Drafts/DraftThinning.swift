import Kernel
import Storage

extension Platform {
    /// Takes away saves nobody needs any more: all of the last 48 hours stay, then the last of each hour for 30 days.
    /// The current one and the latest always stay. Submitted revisions are kept elsewhere, for ever.
    /// - Returns: how many went.
    @discardableResult
    public func thinDrafts() async throws -> Int {
        let now = clock.now
        let recent = now.adding(seconds: -48 * 3600), old = now.adding(days: -30)
        return try await writeUnseen { connection in
            // The latest number stays taken: a save that builds on it must never meet another text under it.
            try connection.execute(
                """
                DELETE FROM draft_version WHERE created_at < \(recent)
                    AND number <> (SELECT draft.version FROM draft WHERE draft.article_id = draft_version.article_id)
                    AND EXISTS (SELECT 1 FROM draft_version AS later
                        WHERE later.article_id = draft_version.article_id AND later.number > draft_version.number
                            AND (draft_version.created_at < \(old)
                                OR later.created_at / 3600000 = draft_version.created_at / 3600000))
                """)
        }
    }
}
