public import Crypto
import Foundation

/// A node of the tree: 32 bytes of SHA-256, over a leaf or over two nodes (RFC 9162 §2.1.1).
///
/// Leaves and inner nodes are hashed behind different first bytes, so that nobody can pass one off as the other.
public struct MerkleHash: Hashable, Sendable {
    public static let byteCount = 32

    public let bytes: [UInt8]

    /// `nil` unless there are exactly 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = Array(bytes)
    }

    public init(_ digest: SHA256Digest) {
        bytes = Array(digest)
    }

    /// Reads standard base64 as checkpoints and proofs have it.
    public init?(base64 text: some StringProtocol) {
        guard let data = Data(base64Encoded: String(text)) else { return nil }
        self.init(data)
        guard base64 == text else { return nil }
    }

    public var base64: String { Data(bytes).base64EncodedString() }

    /// The root of a tree without leaves.
    public static let empty = MerkleHash(SHA256.hash(data: [UInt8]()))

    public static func leaf(_ entry: some Sequence<UInt8>) -> MerkleHash {
        MerkleHash(SHA256.hash(data: [0] + entry))
    }

    public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        MerkleHash(SHA256.hash(data: [1] + left.bytes + right.bytes))
    }
}
