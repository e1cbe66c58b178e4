import Foundation
import Media
import Publishing
import Storage
import StoragePostgres
import StorageSQLite

/// A site's database and media, opened and migrated, for the time of one command.
struct OpenSite: Sendable {
    let configuration: SiteConfiguration
    let folder: DataFolder
    let platform: Platform
    /// The migrations that were applied just now.
    let applied: [String]

    /// - Parameter migrating: whether to bring an older database up to date.
    static func open(migrating: Bool = true) async throws -> OpenSite {
        let configuration = try await SiteConfiguration.read()
        let folder = try DataFolder(configuration.data)
        let database = try await database(configuration, folder)
        let applied = migrating ? try await Migrator(Migration.all).migrate(database) : []
        let media = MediaFolder(library: MediaLibrary(folder: folder.media))
        return OpenSite(
            configuration: configuration, folder: folder,
            platform: Platform(
                database: database, media: media, privateFiles: PrivateFolder(folder: folder.privateFiles),
                passwords: PasswordThreads()),
            applied: applied)
    }

    /// Runs a command's work and closes the database after it, also when it fails.
    static func with<Result>(migrating: Bool = true, _ body: (OpenSite) async throws -> Result) async throws -> Result {
        let site = try await open(migrating: migrating)
        do {
            let result = try await body(site)
            try await site.platform.database.close()
            return result
        } catch {
            try? await site.platform.database.close()
            throw error
        }
    }

    private static func database(_ configuration: SiteConfiguration, _ folder: DataFolder) async throws -> any Database
    {
        if let address = configuration.databaseURL { return try await PostgresDatabase(address: address) }
        return try SQLiteDatabase(path: folder.database.path)
    }
}
