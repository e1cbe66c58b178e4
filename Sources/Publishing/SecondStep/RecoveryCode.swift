import Crypto
import Foundation
import Kernel

/// Stands in for the authenticator once: 80 random bits, written `abcd-efgh-jkmn-pqrs`.
public struct RecoveryCode: Hashable, Sendable, CustomStringConvertible {
    /// Sixteen letters and digits of Crockford's base 32, which has none that look alike.
    private let letters: String

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

    init() {
        let bytes = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        letters = String(bytes.map { Self.alphabet[Int($0 & 31)] })
    }

    /// Reads it with or without dashes and blanks, in either case; `nil` for what is none.
    init?(_ text: String) {
        let letters = text.lowercased().filter { $0 != "-" && !$0.isWhitespace }
        guard letters.count == 16, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        self.letters = letters
    }

    public var description: String {
        let all = Array(letters)
        return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<$0 + 4]) }.joined(separator: "-")
    }

    var hash: String { Hexadecimal.text(SHA256.hash(data: Data(letters.utf8))) }
}
