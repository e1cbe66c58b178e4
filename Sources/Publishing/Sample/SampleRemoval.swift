import Kernel
import Storage

/// Takes the sample site away, and leaves everything else.
struct SampleRemoval {
    let connection: any Connection
    let now: Timestamp

    /// - Returns: what was removed, and the files nothing shows any more.
    func remove() throws -> (SampleReport, unused: [ContentHash]) {
        let origins = ImportOriginStore(connection: connection, source: SampleLoading.source)
        var report = SampleReport()
        for article in try origins.entities(.article) {
            report.comments += try connection.value("SELECT count(*) FROM comment WHERE article_id = \(article)") ?? 0
            try LogStore(connection: connection).erase(Identifier(rawValue: article), at: now)
            report.articles += try connection.execute("DELETE FROM article WHERE id = \(article)")
        }
        for publication in try origins.entities(.author) {
            report.publications += try connection.execute(
                """
                DELETE FROM publication WHERE id = \(publication)
                    AND NOT EXISTS (SELECT 1 FROM article WHERE publication_id = \(publication))
                """)
        }
        for channel in try origins.entities(.channel) {
            report.channels += try connection.execute(
                """
                DELETE FROM channel WHERE id = \(channel)
                    AND NOT EXISTS (SELECT 1 FROM article WHERE channel_id = \(channel))
                """)
        }
        try connection.execute(
            "DELETE FROM topic WHERE NOT EXISTS (SELECT 1 FROM article_topic WHERE article_topic.topic_id = topic.id)")
        let records = MediaRecordStore(connection: connection)
        let unused = try records.unused(among: try origins.keys(.media).compactMap(ContentHash.init))
        for hash in unused { try records.delete(hash) }
        report.media = unused.count
        try origins.forgetAll()
        return (report, unused)
    }
}
