import Foundation
import Storage
import StoragePostgres

/// Why a test could not have its database.
public struct TestSetupError: Error, CustomStringConvertible {
    public let description: String
}

/// The server for tests, from the environment.
public func testPostgresAddress() throws -> String {
    guard let address = ProcessInfo.processInfo.environment["BYLINE_TEST_POSTGRES"], !address.isEmpty else {
        throw TestSetupError(
            description: """
                BYLINE_TEST_POSTGRES is not set. Run `make test`, which starts a server for the tests, \
                or set it to what `Scripts/postgres start DIR` prints.
                """)
    }
    return address
}

func withPostgresDatabase<T>(
    _ migrations: [Migration], _ body: (any Database) async throws -> T
) async throws -> T {
    let schema = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
    let database = try await PostgresDatabase(address: testPostgresAddress(), schema: schema, connections: 3)
    do {
        try await Migrator(migrations).migrate(database)
        let result = try await body(database)
        try await discard(schema, database)
        return result
    } catch {
        try? await discard(schema, database)
        throw error
    }
}

private func discard(_ schema: String, _ database: PostgresDatabase) async throws {
    // Made of letters and digits above, so that it can be part of the text; names cannot be bound.
    let drop = SQL(stringLiteral: "DROP SCHEMA IF EXISTS \(schema) CASCADE")
    do {
        try await database.write { _ = try $0.execute(drop) }
        try await database.close()
    } catch StorageError.closed {
        let other = try await PostgresDatabase(address: testPostgresAddress(), connections: 1)
        try await other.write { _ = try $0.execute(drop) }
        try await other.close()
    }
}
