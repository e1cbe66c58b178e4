import Foundation
import Kernel
import TestSupport
import Testing

@testable import Publishing

@Suite struct PasswordHashTests {
    private let cheap = PasswordCost(rounds: 4, blockSize: 1)

    @Test func aHashKnowsItsPasswordAndNoOther() throws {
        let hash = try PasswordHash.making(from: "潮水 tide", cost: cheap)
        #expect(try hash.matches("潮水 tide"))
        #expect(try !hash.matches("潮水 Tide"))
        #expect(try !hash.matches(""))
        #expect(try PasswordHash.making(from: "潮水 tide", cost: cheap) != hash)
    }

    @Test func theStoredFormSaysWhatItCost() throws {
        let hash = try PasswordHash.making(from: "a password", cost: cheap)
        #expect(hash.description.hasPrefix("$scrypt$ln=4,r=1,p=1$"))
        let read = try #require(PasswordHash(hash.description))
        #expect(read == hash && read.cost == cheap)
        #expect(try read.matches("a password"))
    }

    /// As Python's hashlib.scrypt makes it.
    @Test func itIsScrypt() throws {
        let text = "$scrypt$ln=4,r=8,p=1$U29kaXVtQ2hsb3JpZGVYWA$\(expected)"
        #expect(try #require(PasswordHash(text)).matches("pleaseletmein"))
    }

    private let expected = "KiAOkoXYQX70hkG3WcUbNJBJwdgtjo3vr9CiDfV_wc0"

    @Test func charactersAreTheSameHoweverComposed() throws {
        #expect(try PasswordHash.making(from: "caf\u{E9} au lait", cost: cheap).matches("cafe\u{301} au lait"))
    }

    @Test(arguments: [
        "", "plain", "$argon2id$v=19$m=1$AAAA$BBBB", "$scrypt$ln=40,r=8,p=1$U29kaXVtQ2hsb3JpZGVYWA$AAAA",
        "$scrypt$ln=4,r=8$U29kaXVtQ2hsb3JpZGVYWA$AAAA",
    ])
    func nothingElseIsAHash(_ text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test func easyPasswordsAreRefused() throws {
        let email = try #require(EmailAddress("longname@example.org"))
        for (text, error) in [
            ("short", PasswordError.tooShort), ("password1", .tooEasy), ("12345678", .tooEasy), ("87654321", .tooEasy),
            ("aaaaaaaaaa", .tooEasy), ("LongName", .tooEasy), ("longname@example.org", .tooEasy),
            (String(repeating: "ab c", count: 40), .tooLong),
        ] {
            #expect(throws: error) { try NewPassword(text, for: email) }
        }
        for text in ["tide pools at dusk", "潮水第二次涨上来", "x9!Kp2#vQ"] { _ = try NewPassword(text, for: email) }
    }
}
