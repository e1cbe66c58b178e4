import Kernel
import Storage
import TestSupport
import Testing

@Suite struct ConstraintTests {
    private func failure(_ database: any Database, _ sql: SQL) async -> StorageError? {
        do {
            try await database.write { _ = try $0.execute(sql) }
            return nil
        } catch {
            return error as? StorageError
        }
    }

    @Test(arguments: DatabaseKind.allCases) func namesWhatWasViolated(_ kind: DatabaseKind) async throws {
        try await withDatabase(kind, migrations: SampleSchema.migrations) { database in
            try await database.write { connection in
                try connection.insertAuthor(1, "a")
                try connection.insertArticle(1, author: 1, "t")
                try connection.execute("UPDATE article SET published_at = 1")
                try connection.execute("INSERT INTO article_topic (article_id, topic) VALUES (\(1), \("x"))")
            }
            let duplicateName = await failure(database, "INSERT INTO author (id, name) VALUES (\(2), \("a"))")
            guard case .unique(let unique) = duplicateName else {
                Issue.record("\(String(describing: duplicateName))"); return
            }
            #expect(unique.table == "author")
            #expect(unique.columns == ["site", "name"])

            let duplicateKey = await failure(database, "INSERT INTO author (id, name) VALUES (\(1), \("b"))")
            guard case .unique(let key) = duplicateKey else {
                Issue.record("\(String(describing: duplicateKey))"); return
            }
            #expect(key.columns == ["id"])

            let partial = await failure(
                database, "INSERT INTO article (id, author_id, title, published_at) VALUES (\(2), \(1), \("t"), \(5))")
            guard case .unique(let title) = partial else { Issue.record("\(String(describing: partial))"); return }
            #expect(title.columns == ["title"])

            let missing = await failure(database, "INSERT INTO author (id, name) VALUES (\(3), \(nil as String?))")
            guard case .notNull(let column) = missing else { Issue.record("\(String(describing: missing))"); return }
            #expect(column.table == "author")
            #expect(column.columns == ["name"])

            let checked = await failure(database, "INSERT INTO author (id, name, balance) VALUES (\(3), \("c"), \(-5))")
            guard case .check(let check) = checked else { Issue.record("\(String(describing: checked))"); return }
            #expect(check.name == "author_balance")

            for sql: SQL in ["DELETE FROM article", "INSERT INTO article (id, author_id) VALUES (\(9), \(99))"] {
                let failed = await failure(database, sql)
                guard case .foreignKey = failed else { Issue.record("\(String(describing: failed))"); return }
            }
            #expect(try await database.read { try $0.authorCount() } == 1)
        }
    }

    @Test func isReadable() {
        let error = StorageError.unique(StorageError.Constraint(table: "author", columns: ["site", "name"]))
        #expect(error.description == "There is one like it already (author: site, name).")
        #expect(error.kind == .conflict)
    }
}
