import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct JoiningTests {
    private func request(_ email: String = "lin@example.org", name: String = "林晚") -> SignUpRequest {
        SignUpRequest(email: email, name: name, password: goodPassword, language: .english)
    }

    private func setPolicy(_ signUp: JoiningPolicy.SignUp, _ platform: Platform) async throws {
        try await platform.write { connection in
            var policy = JoiningPolicy()
            policy.signUp = signUp
            try SettingStore(connection: connection).set(policy)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func oneJoinsByAnsweringAMail(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.signUp(request("Lin@Example.org"), by: browser)
            #expect(try await platform.accounts().isEmpty)
            let token = try await platform.mailedToken(.signUp)
            #expect(try await platform.signUp(of: token).email.description == "lin@example.org")
            let session = try await platform.confirmSignUp(token, by: browser)
            let account = try #require(try await platform.account(of: session))
            #expect(account.name == "林晚" && account.roles.isEmpty && account.language == .english)
            await #expect(throws: AccountError.linkSpent) { try await platform.confirmSignUp(token, by: browser) }
            _ = try await platform.session()
        }
    }

    @Test(arguments: DatabaseKind.allCases) func nobodyLearnsWhoHasAnAccount(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.owner()
            try await platform.signUp(request(name: "另一个人"), by: browser)
            let letters = try await platform.mail()
            #expect(letters.map(\.kind) == [.account(.known)])
            #expect(letters.first?.arguments["name"] == "林晚")
            #expect(letters.first?.path == "/sign-in")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theFirstToAnswerHasTheAddress(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.signUp(request(name: "甲"), by: browser)
            let first = try await platform.mailedToken(.signUp)
            try await platform.signUp(request(name: "乙"), by: browser)
            let second = try await platform.mailedToken(.signUp)
            _ = try await platform.confirmSignUp(second, by: browser)
            await #expect(throws: AccountError.linkSpent) { try await platform.confirmSignUp(first, by: browser) }
            #expect(try await platform.accounts().map(\.name) == ["乙"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theSiteMayBeShut(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await setPolicy(.closed, platform)
            let email = try #require(EmailAddress("lin@example.org"))
            let invitation = try await platform.invite(email, language: .english)
            await #expect(throws: AccountError.signUpClosed) { try await platform.signUp(request(), by: browser) }
            await #expect(throws: AccountError.signUpClosed) {
                try await platform.join(invitation: invitation, request(), by: browser)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func oneMayBeInvited(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await setPolicy(.byInvitation, platform)
            await #expect(throws: AccountError.invitationRequired) {
                try await platform.signUp(request(), by: browser)
            }
            let person = try await platform.owner("reader@example.org")
            let email = try #require(EmailAddress("lin@example.org"))
            await #expect(throws: AccessError.notAllowed) {
                try await platform.invite(email, language: .english, by: person)
            }
            try await platform.invite(email, language: .english)
            let mailed = try await platform.mailedToken(.invitation)
            #expect(try await platform.mayJoin(invitation: mailed) == email)
            // The address is that of the invitation, whatever the form says.
            let session = try await platform.join(invitation: mailed, request("other@example.org"), by: browser)
            #expect(try await platform.account(of: session)?.email == email)
            await #expect(throws: AccountError.linkSpent) { try await platform.mayJoin(invitation: mailed) }
            await #expect(throws: AccountError.emailTaken(email)) {
                try await platform.invite(email, language: .english)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsTypedIsChecked(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            await #expect(throws: AccountError.notAnAddress) {
                try await platform.signUp(request("lin@example.org\r\nBcc: x@y.z"), by: browser)
            }
            for name in ["", "  ", "two\nlines", "\u{202E}reversed", String(repeating: "长", count: 41)] {
                await #expect(throws: AccountError.nameUnusable) {
                    try await platform.signUp(request(name: name), by: browser)
                }
            }
            _ = DisplayName("👩‍👩‍👧 Ana")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func nobodyIsFloodedWithMail(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            for _ in 0..<3 { try await platform.signUp(request(), by: browser) }
            await #expect(throws: WaitRequired(seconds: 600)) { try await platform.signUp(request(), by: browser) }
            await #expect(throws: WaitRequired(seconds: 600)) {
                try await platform.askForReset(email: "lin@example.org", language: .english, by: browser)
            }
        }
    }
}
