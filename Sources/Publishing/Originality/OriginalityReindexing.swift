import Kernel
import Document
import Originality
import Storage

extension Platform {
    /// Takes in published texts that are not in the index as they are now, such as imported ones, a batch at a time.
    /// What is done stays done when it is stopped.
    /// - Parameter progress: called with how many were taken in.
    /// - Returns: how many were taken in.
    @discardableResult
    public func indexMissingTexts(progress: (Int) -> Void = { _ in }) async throws -> Int {
        var count = 0
        var last: Int64 = 0
        while !Task.isCancelled {
            let after = last
            let batch = try await read { try OriginalityReindexing(connection: $0).missing(after: after) }
            guard let end = batch.last else { break }
            last = end.article.rawValue
            try await writeUnseen { try OriginalityReindexing(connection: $0).insert(batch) }
            count += batch.count
            progress(count)
            while try await mergeOriginality(least: 4_096) {}
        }
        return count
    }

    /// Begins the index anew. Until it is finished, less is found than there is.
    public func rebuildOriginalityIndex(progress: (Int) -> Void = { _ in }) async throws -> Int {
        try await writeUnseen { try OriginalityReindexing(connection: $0).forgetEverything() }
        let count = try await indexMissingTexts(progress: progress)
        try await mergeOriginality(least: 1)
        return count
    }
}

struct OriginalityReindexing {
    let connection: any Connection

    private static let batch = 200

    struct MissingText: Sendable {
        let article: Identifier<Article>
        let revision: Identifier<Revision>
        let sketch: Sketch
    }

    func missing(after last: Int64) throws -> [MissingText] {
        try connection.rows(
            """
            SELECT article.id AS article_id, revision.id AS revision_id, revision.document AS document
            FROM article JOIN revision ON revision.id = article.revision_id
            LEFT JOIN originality_text ON originality_text.article_id = article.id
                AND originality_text.revision_id = article.revision_id
            WHERE article.state = 'published' AND article.id > \(last) AND originality_text.number IS NULL
            ORDER BY article.id LIMIT \(Self.batch)
            """
        ) { row in
            MissingText(
                article: try row["article_id"], revision: try row["revision_id"],
                sketch: ComparedText(stored: try row["document"]).sketch)
        }
    }

    /// Those that have changed since they were read come another time.
    func insert(_ texts: [MissingText]) throws {
        for text in texts {
            let isLive = try connection.exists(
                """
                SELECT 1 FROM article WHERE id = \(text.article) AND revision_id = \(text.revision)
                    AND state = 'published'
                """)
            if isLive {
                try OriginalityIndex(connection: connection).insert(text.article, text.revision, text.sketch)
            }
        }
    }

    func forgetEverything() throws {
        for table in ["originality_block", "originality_run", "originality_recent", "originality_text"] as [SQL] {
            try connection.execute("DELETE FROM \(table)")
        }
    }
}
