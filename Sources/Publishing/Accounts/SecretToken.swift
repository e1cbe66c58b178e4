import Crypto
import Foundation
import Kernel

/// 256 random bits that let whoever holds them in. Only their SHA-256 is stored, so a stolen database opens no door.
public struct SecretToken: Sendable, Equatable {
    /// 43 characters of base64url, safe in an address and in a cookie.
    public let text: String

    public init() {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        text = Base64URL.text(bytes)
    }

    /// `nil` for anything `init()` would not make.
    public init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Self.isBase64URL) else { return nil }
        self.text = text
    }

    /// SHA-256 in hexadecimal, under which the token is stored.
    var hash: String { Hexadecimal.text(SHA256.hash(data: Data(text.utf8))) }

    /// A value derived from this token for one purpose, which does not reveal the token.
    public func derived(for purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(purpose.utf8), using: SymmetricKey(data: Data(text.utf8)))
        return Hexadecimal.text(code)
    }

    private static func isBase64URL(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95
    }
}
