import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct PasswordTests {
    @Test(arguments: DatabaseKind.allCases) func aPasswordIsChangedByWhoKnowsIt(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            let (here, elsewhere) = (try await platform.session(), try await platform.session())
            await #expect(throws: AccountError.wrongPassword) {
                try await platform.changePassword(of: person, from: "wrong", to: "another good one", keeping: here)
            }
            await #expect(throws: PasswordError.tooShort) {
                try await platform.changePassword(of: person, from: goodPassword, to: "short", keeping: here)
            }
            try await platform.changePassword(of: person, from: goodPassword, to: "another good one", keeping: here)
            #expect(try await platform.account(of: here) != nil)
            #expect(try await platform.account(of: elsewhere) == nil)
            await #expect(throws: AccountError.wrongSignIn) { try await platform.session() }
            _ = try await platform.session(password: "another good one")
            #expect(try await platform.mail().map(\.kind) == [.account(.passwordChanged)])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whoCameByALinkChoosesAPassword(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let session = try await platform.signIn(with: try await platform.operatorSignInToken())
            let account = try #require(try await platform.account(of: session))
            #expect(!account.hasPassword)
            try await platform.changePassword(of: account, from: "", to: goodPassword, keeping: session)
            #expect(try await platform.account(of: session)?.hasPassword == true)
            // Nobody can be written to at the place that is held for the operator.
            #expect(try await platform.mail().isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aForgottenPasswordIsResetByMail(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.owner()
            let session = try await platform.session()
            try await platform.askForReset(email: "Lin@Example.org", language: .english, by: browser)
            let token = try await platform.mailedToken(.reset)
            #expect(try await platform.accountToReset(token).name == "林晚")
            await #expect(throws: PasswordError.tooEasy) { try await platform.resetPassword(token, to: "password1") }
            try await platform.resetPassword(token, to: "another good one")
            #expect(try await platform.account(of: session) == nil)
            await #expect(throws: AccountError.linkSpent) {
                try await platform.resetPassword(token, to: "once more so")
            }
            _ = try await platform.session(password: "another good one")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func resetsEnd(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.owner()
            try await platform.askForReset(email: "lin@example.org", language: .english, by: browser)
            let token = try await platform.mailedToken(.reset)
            await #expect(throws: AccountError.linkSpent) {
                try await platform.at(testNow.adding(days: 1)).resetPassword(token, to: "another good one")
            }
            // A key for one purpose opens nothing else.
            await #expect(throws: AccountError.linkSpent) { try await platform.confirmNewAddress(token) }
            await #expect(throws: AccountError.linkSpent) { try await platform.confirmSignUp(token, by: browser) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func nobodyIsWrittenToForAnUnknownAddress(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.askForReset(email: "nobody@example.org", language: .english, by: browser)
            #expect(try await platform.mail().isEmpty)
            #expect(try await platform.takeDueMail().isEmpty)
        }
    }
}
