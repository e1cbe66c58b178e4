import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct MailingTests {
    private func queueOne(_ platform: Platform) async throws {
        try await platform.owner()
        try await platform.askForReset(email: "lin@example.org", language: .english, by: browser)
    }

    @Test(arguments: DatabaseKind.allCases) func aMailIsTakenByOneWorker(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await queueOne(platform)
            let taken = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<5 { group.addTask { (try? await platform.takeDueMail().count) ?? 0 } }
                return await group.reduce(0, +)
            }
            #expect(taken == 1)
            // Should the worker have ended in between, it is due again.
            #expect(try await platform.at(testNow.adding(seconds: 600)).takeDueMail().count == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatFailsIsTriedAgainAndThenGivenUp(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await queueOne(platform)
            var now = testNow
            for pause in [60, 300, 1800, 7200, 43_200] as [Int64] {
                let mail = try #require(try await platform.at(now).takeDueMail().first)
                let next = try await platform.at(now).mailFailed(mail, problem: "451: later", isFinal: false)
                #expect(next == now.adding(seconds: pause))
                #expect(try await platform.at(now.adding(seconds: pause - 1)).takeDueMail().isEmpty)
                now = now.adding(seconds: pause)
            }
            let mail = try #require(try await platform.at(now).takeDueMail().first)
            #expect(try await platform.at(now).mailFailed(mail, problem: "451: later", isFinal: false) == nil)
            #expect(try await platform.at(now.adding(days: 9)).takeDueMail().isEmpty)
            #expect(try await platform.troubledMail().map(\.problem) == ["451: later"])
            #expect(try await platform.retryMail() == 1)
            #expect(try await platform.takeDueMail().count == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func noKeyLiesInTheQueue(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await queueOne(platform)
            let mail = try #require(try await platform.takeDueMail().first)
            let token = try #require(try await platform.letter(for: mail)?.path.split(separator: "/").last)
            let stored: [String] = try await platform.read { connection in
                try connection.rows("SELECT arguments || path AS text FROM mail") { try $0["text"] }
                    + connection.rows("SELECT token_hash AS text FROM mailed_token") { try $0["text"] }
            }
            #expect(stored.count == 2 && !stored.contains { $0.contains(token) })
            // Of a mail that was sent twice, each link works.
            let again = try #require(try await platform.letter(for: mail)?.path.split(separator: "/").last)
            for text in [token, again] {
                _ = try await platform.accountToReset(try #require(SecretToken(String(text))))
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aNewAddressIsConfirmedAndTheOldOneTold(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            await #expect(throws: AccountError.wrongPassword) {
                try await platform.askForNewAddress("wan@example.org", password: "wrong", of: person)
            }
            try await platform.askForNewAddress("Wan@example.org", password: goodPassword, of: person)
            let letter = try #require(try await platform.mail().first)
            #expect(letter.recipient.description == "wan@example.org")
            let token = try #require(SecretToken(String(letter.path.dropFirst("/address/".count))))
            #expect(try await platform.newAddress(of: token).name == "林晚")
            try await platform.confirmNewAddress(token)
            _ = try await platform.session("wan@example.org")
            let told = try #require(try await platform.mail().first)
            #expect(told.kind == .account(.addressChanged) && told.recipient.description == "lin@example.org")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func anotherOnesAddressIsNotTaken(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            _ = try await platform.owner("wan@example.org")
            try await platform.askForNewAddress("wan@example.org", password: goodPassword, of: person)
            #expect(try await platform.mail().map(\.kind) == [.account(.known)])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatExpiredIsForgotten(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.owner()
            _ = try await platform.session()
            _ = try await platform.operatorSignInToken()
            try await platform.askForReset(email: "lin@example.org", language: .english, by: browser)
            try await platform.signUp(
                SignUpRequest(email: "a@example.org", name: "甲", password: goodPassword, language: .english),
                by: browser)
            _ = try await platform.mail()
            try await platform.at(testNow.adding(days: 60)).forgetExpired()
            for table: SQL in ["session", "sign_in_link", "mailed_token", "sign_up", "attempt", "mail"] {
                #expect(try await platform.read { try $0.value("SELECT count(*) FROM \(table)") as Int? } == 0)
            }
        }
    }
}
