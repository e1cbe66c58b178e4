import Crypto
import CryptoExtras
import Foundation
public import Storage

/// What a guess at a password costs: scrypt's parameters (RFC 7914).
public struct PasswordCost: Hashable, Sendable {
    /// The binary logarithm of scrypt's N.
    public let rounds: Int
    public let blockSize: Int
    public let parallelism: Int

    public init(rounds: Int, blockSize: Int = 8, parallelism: Int = 1) {
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// 32 MiB and a good part of a tenth of a second.
    public static let standard = PasswordCost(rounds: 15)
}

/// A password as it is stored: a salt and what scrypt makes of both, as `$scrypt$ln=15,r=8,p=1$salt$key`.
public struct PasswordHash: Hashable, Sendable, LosslessStringConvertible {
    public let cost: PasswordCost
    private let salt: Data
    private let key: Data

    /// Takes as long as `cost` says, on the thread it is called on.
    public static func making(from password: String, cost: PasswordCost) throws -> PasswordHash {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        return PasswordHash(cost: cost, salt: salt, key: try derive(password, salt, cost))
    }

    /// Whether this was made from a password. Takes as long as making it did.
    public func matches(_ password: String) throws -> Bool {
        // Compared in constant time, as all message authentication codes are.
        let purpose = Data("password".utf8)
        let given = HMAC<SHA256>.authenticationCode(
            for: purpose, using: SymmetricKey(data: try Self.derive(password, salt, cost)))
        return HMAC<SHA256>.isValidAuthenticationCode(given, authenticating: purpose, using: SymmetricKey(data: key))
    }

    private static func derive(_ password: String, _ salt: Data, _ cost: PasswordCost) throws -> Data {
        // RFC 8265 §4.2: the same characters, however the keyboard composed them.
        let text = Data(password.precomposedStringWithCanonicalMapping.utf8)
        return try KDF.Scrypt.deriveKey(
            from: text, salt: salt, outputByteCount: 32, rounds: 1 << cost.rounds, blockSize: cost.blockSize,
            parallelism: cost.parallelism
        ).withUnsafeBytes { Data($0) }
    }

    private init(cost: PasswordCost, salt: Data, key: Data) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    public var description: String {
        "$scrypt$ln=\(cost.rounds),r=\(cost.blockSize),p=\(cost.parallelism)$\(Base64URL.text(salt))$\(Base64URL.text(key))"
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let salt = Base64URL.bytes(String(parts[3])),
            let key = Base64URL.bytes(String(parts[4])), salt.count == 16, key.count == 32,
            let match = try? /ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})/.wholeMatch(in: parts[2]),
            let rounds = Int(match.1), let blockSize = Int(match.2), let parallelism = Int(match.3),
            // What a damaged database says must not take all memory.
            (1...20).contains(rounds), (1...32).contains(blockSize), (1...16).contains(parallelism)
        else { return nil }
        cost = PasswordCost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        self.salt = salt
        self.key = key
    }
}

extension PasswordHash: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .text(description) }

    public init(sqlValue: SQLValue) throws {
        guard let hash = PasswordHash(try String(sqlValue: sqlValue)) else {
            throw StoredValueError(column: "password")
        }
        self = hash
    }
}
