import Foundation
public import Kernel
import Storage

/// A key with which an account signs in without a password (W3C Web Authentication Level 2).
public struct Passkey: Hashable, Sendable {
    /// The credential's id as the authenticator chose it, base64url.
    public let id: String
    public let account: Identifier<Account>
    public let name: String
    let publicKey: PasskeyPublicKey
    /// Counts the authenticator's signatures; stays 0 where it does not count.
    let signCount: Int
    public let createdAt: Timestamp
    public let usedAt: Timestamp?

    init(row: Row) throws {
        id = try row["id"]
        account = try row["account_id"]
        name = try row["name"]
        let algorithm: Int = try row["algorithm"]
        guard let key = PasskeyPublicKey(algorithm: algorithm, der: Data(try row["public_key"] as [UInt8])) else {
            throw StoredValueError(column: "public_key")
        }
        publicKey = key
        signCount = try row["sign_count"]
        createdAt = try row["created_at"]
        usedAt = try row["used_at"]
    }
}

/// The site as authenticators know it.
public struct RelyingParty: Hashable, Sendable {
    /// The site's host without its port: what a passkey is bound to.
    public let id: String
    /// Scheme, host and port, as browsers write them.
    public let origin: String

    public init(id: String, origin: String) {
        self.id = id
        self.origin = origin
    }
}

/// Why a passkey was refused.
public enum PasskeyError: ReadableError, Hashable {
    /// What the browser sent is not what was asked for, or is for another site.
    case notValid
    case unknownKey
    case alreadyRegistered
    case tooMany

    public static let maximumPerAccount = 20

    public var kind: ReadableErrorKind {
        switch self {
        case .notValid, .unknownKey: .forbidden
        case .alreadyRegistered, .tooMany: .conflict
        }
    }

    public var messageKey: String {
        switch self {
        case .notValid: "passkey_not_valid"
        case .unknownKey: "passkey_unknown"
        case .alreadyRegistered: "passkey_registered"
        case .tooMany: "passkey_too_many"
        }
    }

    public var messageArguments: [String: String] {
        self == .tooMany ? ["limit": String(Self.maximumPerAccount)] : [:]
    }

    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}
