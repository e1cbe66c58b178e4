import Foundation
public import Kernel

/// A password somebody may choose: long enough, and not what everybody tries first.
public struct NewPassword: Sendable {
    let text: String

    public static let minimumLength = 8
    public static let maximumLength = 128

    /// - Parameter email: whose password it is; neither the address nor its first part will do.
    /// - Throws: `PasswordError`.
    public init(_ text: String, for email: EmailAddress) throws {
        guard text.count >= Self.minimumLength else { throw PasswordError.tooShort }
        guard text.count <= Self.maximumLength, text.utf8.count <= 1024 else { throw PasswordError.tooLong }
        let plain = text.lowercased()
        let isEasy =
            Set(plain).count < 4 || Self.common.contains(plain) || plain == email.description
            || plain == email.localPart || Self.isRun(plain)
        guard !isEasy else { throw PasswordError.tooEasy }
        self.text = text
    }

    /// `12345678`, `hgfedcba`: each character the next, or each the one before.
    private static func isRun(_ text: String) -> Bool {
        let values = text.unicodeScalars.map { Int($0.value) }
        let steps = Set(zip(values.dropFirst(), values).map { $0 - $1 })
        return steps == [1] || steps == [-1]
    }

    /// The first of every list of leaked passwords that are long enough to be tried here.
    private static let common: Set<String> = [
        "password", "password1", "password12", "password123", "passw0rd", "p@ssw0rd", "p@ssword", "1234567890",
        "0123456789", "123123123", "12341234", "11223344", "112233445566", "1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx",
        "qwertyuiop", "qwerty123", "qwerty12", "qwertyui", "asdfghjkl", "asdfghjk", "zxcvbnm1", "iloveyou", "sunshine",
        "princess", "football", "baseball", "welcome1", "welcome123", "admin123", "administrator", "letmein1",
        "changeme", "trustno1", "superman", "michael1", "computer", "internet", "whatever", "starwars", "a1b2c3d4",
        "abc12345", "abcd1234", "aa123456", "a1234567", "a12345678", "woaini1314", "woaini520", "5201314520",
        "wodemima", "mima1234", "zhang123", "qq123456", "123456789a", "12345678a", "1234qwer", "88888888a",
    ]
}

/// Why a password was not taken.
public enum PasswordError: ReadableError, Hashable {
    case tooShort, tooLong, tooEasy
    /// So many sign in at this moment that the site cannot check more.
    case busy

    public var kind: ReadableErrorKind { self == .busy ? .unavailable : .invalid }

    public var messageKey: String {
        switch self {
        case .tooShort: "password_too_short"
        case .tooLong: "password_too_long"
        case .tooEasy: "password_too_easy"
        case .busy: "password_busy"
        }
    }

    public var messageArguments: [String: String] {
        ["minimum": String(NewPassword.minimumLength), "maximum": String(NewPassword.maximumLength)]
    }

    public var description: String {
        switch self {
        case .tooShort: "A password has at least \(NewPassword.minimumLength) characters."
        case .tooLong: "A password has at most \(NewPassword.maximumLength) characters."
        case .tooEasy: "This password is among the first that others would guess."
        case .busy: "Too many people are signing in at this moment; try again shortly."
        }
    }
}
