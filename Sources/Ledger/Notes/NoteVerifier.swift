import Crypto
import Foundation

/// Whose signature on a note is believed: a name and a public key, written `name+hash+key` (C2SP signed-note).
public struct NoteVerifier: Hashable, Sendable, LosslessStringConvertible {
    public enum Kind: UInt8, Hashable, Sendable {
        case ed25519 = 1
        /// Of a witness: a signature with the time at which it saw the checkpoint (C2SP tlog-cosignature).
        case cosignature = 4
    }

    public let name: String
    public let kind: Kind
    /// 32 bytes.
    public let publicKey: [UInt8]

    /// `nil` where the name could not stand on a signature's line, or the key is none.
    public init?(name: String, kind: Kind = .ed25519, publicKey: [UInt8]) {
        guard NoteVerifier.isName(name), publicKey.count == 32,
            (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil
        else { return nil }
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
    }

    /// Reads what `description` writes; the hash must be that of the name and the key.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let key = Data(base64Encoded: parts[2]), let kind = key.first.flatMap(Kind.init),
            let verifier = NoteVerifier(name: parts[0], kind: kind, publicKey: Array(key.dropFirst())),
            verifier.description == text
        else { return nil }
        self = verifier
    }

    public var description: String {
        "\(name)+\(id.map(twoDigits).joined())+\(Data([kind.rawValue] + publicKey).base64EncodedString())"
    }

    /// The four bytes by which a signature says whose it is.
    public var id: [UInt8] {
        Array(SHA256.hash(data: Array(name.utf8) + [0x0A, kind.rawValue] + publicKey).prefix(4))
    }

    /// Whether it signed this text.
    public func verifies(_ signature: NoteSignature, of text: String) -> Bool {
        guard signature.name == name, signature.id == id,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        switch kind {
        case .ed25519: return key.isValidSignature(signature.bytes, for: Array(text.utf8))
        case .cosignature:
            guard let time = signature.cosignedAt else { return false }
            return key.isValidSignature(
                signature.bytes.dropFirst(8), for: Array(Cosignature.message(text, at: time).utf8))
        }
    }

    /// Not empty, and without white space or a plus sign.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 255
            && name.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 }
    }

    private func twoDigits(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}

/// What a witness signs (C2SP tlog-cosignature).
enum Cosignature {
    static func message(_ checkpoint: String, at seconds: UInt64) -> String {
        "cosignature/v1\ntime \(seconds)\n\(checkpoint)"
    }
}
