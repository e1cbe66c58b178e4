import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct AccountTests {
    @Test(arguments: DatabaseKind.allCases) func aSignInLinkWorksOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let link = try await platform.operatorSignInToken()
            #expect(try await platform.accountName(of: link) == "Operator")
            let session = try await platform.signIn(with: link)
            #expect(try await platform.account(of: session)?.has(.operator) == true)
            await #expect(throws: AccountError.linkSpent) { try await platform.signIn(with: link) }
            try await platform.signOut(session)
            #expect(try await platform.account(of: session) == nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func ofManyAtOnceOneIsLetIn(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let link = try await platform.operatorSignInToken()
            let admitted = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<10 { group.addTask { (try? await platform.signIn(with: link)) != nil } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(admitted == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func linksAndSessionsEnd(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let link = try await platform.operatorSignInToken()
            let session = try await platform.signIn(with: try await platform.operatorSignInToken())
            let tomorrow = platform.at(testNow.adding(days: 1))
            await #expect(throws: AccountError.linkSpent) { try await tomorrow.signIn(with: link) }
            #expect(try await tomorrow.account(of: session) != nil)
            let later = platform.at(testNow.adding(days: 30))
            #expect(try await later.account(of: session) == nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onlyAnOperatorSeesTheOverview(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for role in Account.Role.allCases {
                let email = try #require(EmailAddress("\(role.rawValue)@example.org"))
                try await platform.addAccount(email: email, name: "某人", roles: [role])
                let session = try await platform.signIn(with: try await platform.signInToken(for: email))
                let account = try await platform.account(of: session)
                if role == .operator {
                    #expect(try await platform.overview(for: account).accounts == Account.Role.allCases.count)
                } else {
                    await #expect(throws: ReadingError.noSuchPage) { try await platform.overview(for: account) }
                }
            }
            await #expect(throws: ReadingError.noSuchPage) { try await platform.overview(for: nil) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func anAddressHasOneAccount(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let email = try #require(EmailAddress("Jane@Example.org"))
            try await platform.addAccount(email: email, name: "Jane")
            await #expect(throws: AccountError.emailTaken(email)) {
                try await platform.addAccount(email: email, name: "Other")
            }
            #expect(try await platform.accounts().map(\.name) == ["Jane"])
        }
    }

    @Test(arguments: ["", "a", "a@b", "a@@b.c", "a b@c.d", "a@b.c\r\nBcc: x@y.z", "<a@b.c>", "a@.b", "a@b."])
    func refusesWhatIsNoAddress(_ text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func tokensAreDifferentAndReadOnlyTheirOwnForm() throws {
        let token = SecretToken()
        #expect(token != SecretToken())
        #expect(SecretToken(token.text) == token)
        for bad in ["", String(token.text.dropLast()), token.text + "a", String(token.text.dropLast()) + "="] {
            #expect(SecretToken(bad) == nil)
        }
    }
}
