import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct PasskeyTests {
    private let party = RelyingParty(id: "byline.example", origin: "https://byline.example")

    private func account(_ platform: Platform, _ address: String = "jane@example.org") async throws -> Account {
        let email = try #require(EmailAddress(address))
        try await platform.addAccount(email: email, name: "Jane")
        return try #require(try await platform.accounts().first { $0.email == email })
    }

    @Test(arguments: DatabaseKind.allCases) func aRegisteredKeySignsIn(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let jane = try await account(platform)
            var phone = SoftwareAuthenticator()
            let challenge = try await platform.passkeyChallenge(for: jane)
            try await platform.addPasskey(
                phone.register(challenge), challenge: challenge, name: "Phone", for: party, to: jane)
            #expect(try await platform.passkeys(of: jane).map(\.name) == ["Phone"])
            phone.count = 1
            let proof = try phone.sign(try await platform.passkeyChallenge(for: nil))
            let session = try await platform.signIn(with: proof, for: party)
            #expect(try await platform.account(of: session)?.id == jane.id)
            // The same answer again, and a copy of the key that counts from where it was copied.
            await #expect(throws: PasskeyError.notValid) { try await platform.signIn(with: proof, for: party) }
            let copied = try phone.sign(try await platform.passkeyChallenge(for: nil))
            await #expect(throws: PasskeyError.notValid) { try await platform.signIn(with: copied, for: party) }
            try await platform.removePasskey(Base64URL.text(phone.id), of: jane)
            phone.count = 2
            let late = try phone.sign(try await platform.passkeyChallenge(for: nil))
            await #expect(throws: PasskeyError.unknownKey) { try await platform.signIn(with: late, for: party) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatWasNotAskedForIsRefused(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let jane = try await account(platform), mallory = try await account(platform, "mallory@example.org")
            var elsewhere = SoftwareAuthenticator()
            elsewhere.party = RelyingParty(id: "evil.example", origin: "https://evil.example")
            var unattended = SoftwareAuthenticator()
            unattended.flags = 0x01
            let challenge = try await platform.passkeyChallenge(for: jane)
            for registration in [
                elsewhere.register(challenge), unattended.register(challenge),
                SoftwareAuthenticator().register(SecretToken()),
                SoftwareAuthenticator().register(challenge, type: "webauthn.get"),
            ] {
                await #expect(throws: PasskeyError.notValid) {
                    try await platform.addPasskey(registration, challenge: challenge, name: "", for: party, to: jane)
                }
            }
            // A challenge given to one account is none for another, nor for signing in.
            let key = SoftwareAuthenticator()
            await #expect(throws: PasskeyError.notValid) {
                try await platform.addPasskey(
                    key.register(challenge), challenge: challenge, name: "", for: party, to: mallory)
            }
            let other = try await platform.passkeyChallenge(for: jane)
            await #expect(throws: PasskeyError.notValid) {
                try await platform.signIn(with: try key.sign(other), for: party)
            }
            #expect(try await platform.passkeys(of: jane).isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aKeyIsRegisteredOnceAndNotByTheDisabled(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let jane = try await account(platform)
            let key = SoftwareAuthenticator()
            for attempt in 0..<2 {
                let challenge = try await platform.passkeyChallenge(for: jane)
                let registration = key.register(challenge)
                if attempt == 0 {
                    try await platform.addPasskey(registration, challenge: challenge, name: "", for: party, to: jane)
                } else {
                    await #expect(throws: PasskeyError.alreadyRegistered) {
                        try await platform.addPasskey(
                            registration, challenge: challenge, name: "", for: party, to: jane)
                    }
                }
            }
            let expired = try await platform.passkeyChallenge(for: nil)
            let later = Platform(database: platform.database, media: media, clock: .fixed(testNow.adding(seconds: 300)))
            await #expect(throws: PasskeyError.notValid) {
                try await later.signIn(with: try key.sign(expired), for: party)
            }
            try await platform.writeUnseen { connection in
                _ = try connection.execute("UPDATE account SET disabled_at = 1 WHERE id = \(jane.id)")
            }
            let proof = try key.sign(try await platform.passkeyChallenge(for: nil))
            await #expect(throws: PasskeyError.unknownKey) { try await platform.signIn(with: proof, for: party) }
        }
    }

    @Test func base64OfAddressesHasOneForm() {
        #expect(Base64URL.bytes("-_8") == Data([0xfb, 0xff]))
        #expect(Base64URL.text(Data([0xfb, 0xff])) == "-_8")
        for wrong in ["-_8=", "+/8", "a", "-_9"] { #expect(Base64URL.bytes(wrong) == nil) }
    }
}
