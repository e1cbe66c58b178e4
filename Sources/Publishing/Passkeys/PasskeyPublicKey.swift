import Crypto
import CryptoExtras
import Foundation

/// The public half of a passkey, as `getPublicKey()` gives it: a SubjectPublicKeyInfo in DER (RFC 5280 §4.1).
struct PasskeyPublicKey: Hashable, Sendable {
    /// By their numbers in the COSE registry (RFC 9053).
    enum Algorithm: Int, CaseIterable {
        case es256 = -7
        case edDSA = -8
        case rs256 = -257
    }

    let algorithm: Algorithm
    let der: Data

    /// `nil` for an algorithm the site does not take, or a key that is none of it.
    init?(algorithm: Int, der: Data) {
        guard let algorithm = Algorithm(rawValue: algorithm), der.count <= 2048 else { return nil }
        self.algorithm = algorithm
        self.der = der
        let isKey: Bool
        switch algorithm {
        case .es256: isKey = (try? P256.Signing.PublicKey(derRepresentation: der)) != nil
        case .edDSA: isKey = Self.edwardsKey(der) != nil
        case .rs256: isKey = (try? _RSA.Signing.PublicKey(derRepresentation: der))?.keySizeInBits ?? 0 >= 2048
        }
        guard isKey else { return nil }
    }

    func isSignature(_ signature: Data, of message: Data) -> Bool {
        switch algorithm {
        case .es256:
            guard let key = try? P256.Signing.PublicKey(derRepresentation: der),
                let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: message)
        case .edDSA: return Self.edwardsKey(der)?.isValidSignature(signature, for: message) ?? false
        case .rs256:
            guard let key = try? _RSA.Signing.PublicKey(derRepresentation: der) else { return false }
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: message, padding: .insecurePKCS1v1_5)
        }
    }

    /// An Ed25519 key has one encoding: a fixed head and 32 bytes (RFC 8410 §4).
    private static func edwardsKey(_ der: Data) -> Curve25519.Signing.PublicKey? {
        let head: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]
        guard der.count == 44, der.starts(with: head) else { return nil }
        return try? Curve25519.Signing.PublicKey(rawRepresentation: der.suffix(32))
    }
}
