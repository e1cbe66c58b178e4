import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct SessionTests {
    @Test(arguments: DatabaseKind.allCases) func sessionsAreListedAndEnded(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            let stranger = try await platform.owner("wan@example.org")
            let (here, there) = (try await platform.session(), try await platform.session())
            let sessions = try await platform.sessions(of: person)
            #expect(sessions.count == 2)
            let other = try #require(try await platform.visit(of: there)?.session.id)
            // Nobody ends another's.
            try await platform.endSession(other, of: stranger)
            #expect(try await platform.account(of: there) != nil)
            try await platform.endSession(other, of: person)
            #expect(try await platform.account(of: there) == nil)
            _ = try await platform.session()
            try await platform.endOtherSessions(of: person, keeping: here)
            #expect(try await platform.sessions(of: person).count == 1)
            #expect(try await platform.account(of: here) != nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func lastSeenIsWrittenNowAndThen(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            let session = try await platform.session()
            for (seconds, seen) in [(60, 0), (299, 0), (400, 400), (600, 400), (701, 701)] as [(Int64, Int64)] {
                _ = try await platform.at(testNow.adding(seconds: seconds)).visit(of: session)
                #expect(
                    try await platform.sessions(of: person).first?.seenAt == testNow.adding(seconds: seen),
                    "after \(seconds) s")
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aDisabledAccountIsOut(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.owner("boss@example.org", roles: [.operator])
            let person = try await platform.owner()
            let session = try await platform.session()
            let link = try await platform.signInToken(for: person.email)
            let reset = try await platform.resetToken(for: person.email)
            try await platform.disableAccount(person.email)
            #expect(try await platform.account(of: session) == nil)
            await #expect(throws: AccountError.wrongSignIn) { try await platform.session() }
            await #expect(throws: AccountError.linkSpent) { try await platform.signIn(with: link) }
            await #expect(throws: AccountError.linkSpent) { try await platform.resetPassword(reset, to: "another one") }
            try await platform.enableAccount(person.email)
            #expect(try await platform.account(of: session) == nil)
            _ = try await platform.session()
        }
    }

    @Test(arguments: DatabaseKind.allCases) func rolesAreGivenAndTakenOnTheRecord(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let boss = try await platform.owner("boss@example.org", roles: [.operator])
            let person = try await platform.owner()
            await #expect(throws: AccessError.notAllowed) {
                try await platform.changeRoles(of: person.email, adding: [.operator], by: person)
            }
            await #expect(throws: AccountError.lastOperator) {
                try await platform.changeRoles(of: boss.email, removing: [.operator], by: boss)
            }
            await #expect(throws: AccountError.lastOperator) { try await platform.disableAccount(boss.email) }
            #expect(
                try await platform.changeRoles(of: person.email, adding: [.reviewer, .operator], by: boss)
                    == [.reviewer, .operator])
            try await platform.changeRoles(of: boss.email, removing: [.operator], by: boss)
            let kinds: [String] = try await platform.read { connection in
                try connection.rows("SELECT kind FROM audit_event ORDER BY id") { try $0["kind"] }
            }
            #expect(kinds == ["account.added", "account.added", "account.roles", "account.roles"])
        }
    }
}
