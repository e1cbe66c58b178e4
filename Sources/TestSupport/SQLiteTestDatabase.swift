import Foundation
import Storage
import StorageSQLite

func withSQLiteDatabase<T>(
    _ migrations: [Migration], _ body: (any Database) async throws -> T
) async throws -> T {
    try await withTemporaryFolder { folder in
        let file = folder.appending(path: "test.sqlite")
        try await SQLiteTemplates.shared.contents(of: migrations).write(to: file)
        let database = try SQLiteDatabase(path: file.path, readers: 3, survivesPowerCut: false)
        do {
            let result = try await body(database)
            try await database.close()
            return result
        } catch {
            try? await database.close()
            throw error
        }
    }
}

/// Files that have been migrated once, by their migrations.
private actor SQLiteTemplates {
    static let shared = SQLiteTemplates()
    private var files: [[String]: Task<Data, any Error>] = [:]

    func contents(of migrations: [Migration]) async throws -> Data {
        let key = migrations.flatMap { [$0.name] + $0.statements.map { $0.rendered(for: .sqlite).text } }
        if let file = files[key] { return try await file.value }
        let file = Task { try await Self.migrated(migrations) }
        files[key] = file
        return try await file.value
    }

    private static func migrated(_ migrations: [Migration]) async throws -> Data {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "template.sqlite")
            let database = try SQLiteDatabase(path: file.path, readers: 1, survivesPowerCut: false)
            try await Migrator(migrations).migrate(database)
            // The last one to close moves the log into the file.
            try await database.close()
            return try Data(contentsOf: file)
        }
    }
}
