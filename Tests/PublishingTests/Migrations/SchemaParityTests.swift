import Publishing
import Storage
import TestSupport
import Testing

@Suite struct SchemaParityTests {
    @Test func bothDatabasesHaveTheSameSchema() async throws {
        let sqlite = try await withDatabase(.sqlite, migrations: Migration.all, schemaDescription)
        let postgres = try await withDatabase(.postgres, migrations: Migration.all, schemaDescription)
        #expect(sqlite == postgres)
        #expect(sqlite.contains("table article\n"))
    }
}
