import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct SignInTests {
    @Test(arguments: DatabaseKind.allCases) func theRightPasswordOpensASession(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            let session = try await platform.session("LIN@example.org")
            #expect(try await platform.account(of: session)?.id == person.id)
            #expect(try await platform.sessions(of: person).map(\.device) == ["Firefox · Linux"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func everyRefusalIsTheSame(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.owner()
            try await platform.owner("linked@example.org", password: nil)
            _ = try await platform.owner("gone@example.org")
            try await platform.disableAccount(try #require(EmailAddress("gone@example.org")))
            for email in ["lin@example.org", "linked@example.org", "nobody@example.org", "no address"] {
                await #expect(throws: AccountError.wrongSignIn) {
                    try await platform.signIn(email: email, password: "wrong password", by: browser)
                }
            }
            await #expect(throws: AccountError.wrongSignIn) { try await platform.session("gone@example.org") }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theSessionBeforeEnds(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.owner()
            let before = try await platform.session()
            let visitor = Visitor(session: before)
            let progress = try await platform.signIn(email: "lin@example.org", password: goodPassword, by: visitor)
            guard case .signedIn(let after) = progress else { return #expect(Bool(false)) }
            #expect(after != before)
            #expect(try await platform.account(of: before) == nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func olderHashesAreRenewed(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let person = try await platform.owner()
            let cost = PasswordCost(rounds: 2, blockSize: 1)
            let dearer = Platform(
                database: platform.database, media: media, passwords: QuickPasswords(cost: cost), clock: platform.clock)
            _ = try await dearer.session()
            let stored = try await platform.read { try AccountStore(connection: $0).password(of: person.id) }
            #expect(stored?.cost == cost)
            _ = try await dearer.session()
        }
    }

    @Test(arguments: DatabaseKind.allCases) func guessingTakesLongerAndLonger(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.owner()
            for email in ["lin@example.org", "nobody@example.org"] {
                for _ in 0..<5 {
                    await #expect(throws: AccountError.wrongSignIn) {
                        try await platform.signIn(email: email, password: "wrong", by: browser)
                    }
                }
                // Known or not, the right password or not: the answer is to wait.
                await #expect(throws: WaitRequired(seconds: 30)) { try await platform.session(email) }
            }
            let later = platform.at(testNow.adding(seconds: 31))
            await #expect(throws: AccountError.wrongSignIn) {
                try await later.signIn(email: "lin@example.org", password: "wrong", by: browser)
            }
            await #expect(throws: WaitRequired(seconds: 60)) { try await later.session() }
            _ = try await platform.at(testNow.adding(seconds: 100)).session()
            // Whoever has signed in begins anew.
            _ = try await platform.at(testNow.adding(seconds: 100)).session()
        }
    }

    @Test(arguments: DatabaseKind.allCases) func oneAddressMayNotTryMany(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for number in 0..<30 {
                await #expect(throws: AccountError.wrongSignIn) {
                    try await platform.signIn(email: "p\(number)@example.org", password: "wrong", by: browser)
                }
            }
            await #expect(throws: WaitRequired(seconds: 30)) {
                try await platform.signIn(email: "p31@example.org", password: "wrong", by: browser)
            }
            await #expect(throws: AccountError.wrongSignIn) {
                try await platform.signIn(
                    email: "p31@example.org", password: "wrong", by: Visitor(address: "192.0.2.8"))
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func guessesAtOnceAreCountedOneByOne(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.owner()
            let tried = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            _ = try await platform.signIn(email: "lin@example.org", password: "wrong", by: browser)
                            return true
                        } catch {
                            return error as? AccountError == .wrongSignIn
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(tried == 5)
        }
    }
}
