import ArgumentParser
import Publishing
import Storage

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the database up to date. 'serve' does so by itself.")

    @Flag(name: .long, help: "Say what there is to do, and do nothing.")
    var dryRun = false

    func run() async throws {
        try await OpenSite.with(migrating: !dryRun) { site in
            if dryRun {
                let pending = try await Migrator(Migration.all).pending(site.platform.database)
                say(
                    pending.isEmpty
                        ? "The database is up to date." : "To be applied: \(pending.joined(separator: ", "))")
            } else {
                say(
                    site.applied.isEmpty
                        ? "The database is up to date." : "Applied: \(site.applied.joined(separator: ", "))")
            }
        }
    }
}
