import Storage
import StoragePostgres
import TestSupport
import Testing

@Suite struct PostgresAddressTests {
    private func failure(_ address: String) async -> StorageError? {
        do {
            try await PostgresDatabase(address: address).close()
            return nil
        } catch {
            return error as? StorageError
        }
    }

    @Test(arguments: [
        "postgres//byline:secret@host/db", "postgres://byline:secret@host:port:port/db", "byline:secret@host",
        "postgres://byline:secret@[::1/db", "postgres://a\u{0}b", "secret", "postgres://byline:p@secret@host/db",
        "postgres://byline:secret/secret@host/db", "postgres://byline:1/secret@host/db",
    ])
    func refusesWhatIsNoAddressWithoutRepeatingIt(_ address: String) async {
        let error = await failure(address)
        guard case .invalidAddress = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.contains("secret") == false)
    }

    @Test(arguments: [
        ("postgres://byline:secret@127.0.0.1:1/db", "Connection refused"),
        ("postgres://byline:secret@no-such-host.invalid/db", "no-such-host.invalid"),
        ("postgres://byline:secret@/db?host=/no/such/folder", "/no/such/folder"),
    ])
    func saysWhyAServerCannotBeReached(_ address: String, _ reason: String) async {
        let error = await failure(address)
        #expect(error?.description.contains(reason) == true)
        #expect(error?.description.contains("secret") == false)
    }

    @Test func saysThatTheUserOrDatabaseIsMissing() async throws {
        let address = try testPostgresAddress()
        let user = await failure(address + "&user=nobody_here")
        #expect(user?.description.contains("role \"nobody_here\" does not exist") == true)
        let database = await failure(address + "&dbname=nothing_here")
        #expect(database?.description.contains("database \"nothing_here\" does not exist") == true)
    }
}
