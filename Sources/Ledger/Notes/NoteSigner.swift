import Crypto
import Foundation

/// A name with its private key, kept in one line as Go's `sumdb/note` writes it: `PRIVATE+KEY+name+hash+seed`.
public struct NoteSigner: Sendable {
    public let verifier: NoteVerifier
    private let key: Curve25519.Signing.PrivateKey

    /// A new key under a name. `nil` where the name could not stand on a signature's line.
    public init?(name: String) {
        self.init(name: name, key: Curve25519.Signing.PrivateKey())
    }

    init?(name: String, key: Curve25519.Signing.PrivateKey) {
        guard let verifier = NoteVerifier(name: name, publicKey: Array(key.publicKey.rawRepresentation)) else {
            return nil
        }
        self.verifier = verifier
        self.key = key
    }

    /// Reads what `privateText` writes.
    public init?(privateText: String) {
        let parts = privateText.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let seed = Data(base64Encoded: parts[4]),
            seed.first == NoteVerifier.Kind.ed25519.rawValue,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed.dropFirst())
        else { return nil }
        self.init(name: parts[2], key: key)
        guard self.privateText == privateText else { return nil }
    }

    /// A secret.
    public var privateText: String {
        let hash = verifier.description.split(separator: "+")[1]
        let seed = Data([NoteVerifier.Kind.ed25519.rawValue] + key.rawRepresentation)
        return "PRIVATE+KEY+\(verifier.name)+\(hash)+\(seed.base64EncodedString())"
    }

    public func sign(_ text: String) throws -> NoteSignature {
        NoteSignature(
            name: verifier.name, id: verifier.id, bytes: Array(try key.signature(for: Array(text.utf8))))
    }
}
