import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct SecondStepTests {
    /// RFC 6238, appendix B, cut to six digits.
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
    func codesAreThoseOfTheStandard(_ second: Int64, _ code: String) {
        let secret = TOTPSecret(bytes: Data("12345678901234567890".utf8))
        #expect(secret.code(at: Timestamp(milliseconds: second * 1000)) == code)
        #expect(secret.text == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
    }

    @Test func appsReadTheAddress() throws {
        let secret = TOTPSecret(bytes: Data("12345678901234567890".utf8))
        let email = try #require(EmailAddress("lin+a@example.org"))
        #expect(
            secret.address(site: "By: line", account: email)
                == "otpauth://totp/By%20%20line:lin%2Ba%40example%2Eorg?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=By%20%20line"
        )
    }

    /// Turns the second step on, and hands over the secret and the recovery codes.
    private func turnOn(_ platform: Platform, _ person: Account) async throws -> (TOTPSecret, [RecoveryCode]) {
        try await platform.beginSecondStep(of: person, password: goodPassword)
        guard case .begun(let secret) = try await platform.secondStep(of: person) else { throw AccountError.wrongCode }
        let codes = try await platform.confirmSecondStep(of: person, code: secret.code(at: testNow))
        return (secret, codes)
    }

    private func step(_ platform: Platform) async throws -> SecretToken {
        let progress = try await platform.signIn(email: "lin@example.org", password: goodPassword, by: browser)
        guard case .needsCode(let step) = progress else { throw AccountError.wrongCode }
        return step
    }

    @Test(arguments: DatabaseKind.allCases) func aCodeIsAskedForAfterThePassword(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            await #expect(throws: AccountError.wrongPassword) {
                try await platform.beginSecondStep(of: person, password: "wrong")
            }
            try await platform.beginSecondStep(of: person, password: goodPassword)
            // Begun is not on: nobody is shut out by a code they never saw.
            _ = try await platform.session()
            await #expect(throws: AccountError.wrongCode) {
                try await platform.confirmSecondStep(of: person, code: "000000")
            }
            let (secret, _) = try await turnOn(platform, person)
            let later = platform.at(testNow.adding(seconds: 60))
            let step = try await step(later)
            #expect(try await later.account(of: step) == nil)
            let code = secret.code(at: testNow.adding(seconds: 60))
            let session = try await later.signIn(code: " \(code.prefix(3)) \(code.suffix(3))", after: step, by: browser)
            #expect(try await later.account(of: session)?.id == person.id)
            await #expect(throws: AccountError.linkSpent) {
                try await later.signIn(code: code, after: step, by: browser)
            }
            #expect(try await later.mail().map(\.kind).last == .account(.secondStepOn))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func noCodeCountsTwice(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            let (secret, _) = try await turnOn(platform, person)
            // The code that turned it on, and every one before it, are used up.
            for time in [testNow, testNow.adding(seconds: -30)] {
                let step = try await step(platform)
                await #expect(throws: AccountError.wrongCode) {
                    try await platform.signIn(code: secret.code(at: time), after: step, by: browser)
                }
            }
            // Clocks may be half a minute apart.
            let step = try await step(platform)
            _ = try await platform.signIn(code: secret.code(at: testNow.adding(seconds: 30)), after: step, by: browser)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func recoveryCodesWorkOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            let (_, codes) = try await turnOn(platform, person)
            #expect(codes.count == 10 && Set(codes).count == 10)
            let typed = codes[0].description.uppercased().replacing("-", with: " ")
            _ = try await platform.signIn(code: typed, after: try await step(platform), by: browser)
            let second = try await step(platform)
            await #expect(throws: AccountError.wrongCode) {
                try await platform.signIn(code: codes[0].description, after: second, by: browser)
            }
            guard case .on(let left) = try await platform.secondStep(of: person) else { return #expect(Bool(false)) }
            #expect(left == 9)
            let renewed = try await platform.renewRecoveryCodes(of: person, password: goodPassword)
            await #expect(throws: AccountError.wrongCode) {
                try await platform.signIn(code: codes[1].description, after: second, by: browser)
            }
            _ = try await platform.signIn(code: renewed[0].description, after: second, by: browser)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func codesCannotBeGuessed(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let (_, codes) = try await turnOn(platform, try await platform.owner())
            let step = try await step(platform)
            for _ in 0..<5 {
                await #expect(throws: AccountError.wrongCode) {
                    try await platform.signIn(code: "000000", after: step, by: browser)
                }
            }
            await #expect(throws: WaitRequired(seconds: 30)) {
                try await platform.signIn(code: codes[0].description, after: step, by: browser)
            }
            await #expect(throws: AccountError.linkSpent) {
                try await platform.at(testNow.adding(seconds: 600)).signIn(
                    code: codes[0].description, after: step, by: browser)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func itCanBeTakenAwayAgain(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let person = try await platform.owner()
            _ = try await turnOn(platform, person)
            await #expect(throws: AccountError.wrongPassword) {
                try await platform.endSecondStep(of: person, password: "wrong")
            }
            try await platform.endSecondStep(of: person, password: goodPassword)
            _ = try await platform.session()
            // Nothing of the old secret is left.
            _ = try await turnOn(platform, person)
        }
    }
}
