public import Foundation
import Kernel
public import Ledger

/// All it takes to show that an entry is in the log, and what it is about, without asking the site.
///
/// As JSON: texts are as they are hashed, hashes and keys as checkpoints have them.
public struct LogCertificate: Hashable, Sendable, Codable {
    public static let format = "byline-certificate/1"

    public var format = LogCertificate.format
    /// Of the entry, from 0.
    public let position: Int64
    /// What is hashed as the leaf.
    public let entry: String
    /// What the entry is about, byte for byte; `nil` where it is not public or there is nothing.
    public let record: String?
    /// What stands before the record when it is hashed, in hexadecimal.
    public let salt: String?
    /// The inclusion proof, from the leaf to the root.
    public let proof: [String]
    /// The signed note.
    public let checkpoint: String
    /// The log's public key.
    public let key: String

    public init(json: Data) throws {
        self = try JSONDecoder().decode(LogCertificate.self, from: json)
    }

    init(
        entry: LogEntry, record: String?, proof: InclusionProof, checkpoint: SignedNote, key: NoteVerifier
    ) {
        position = entry.position
        self.entry = entry.body
        self.record = record
        salt = record == nil ? nil : entry.salt.map { Hexadecimal.text($0) }
        self.proof = proof.hashes.map(\.base64)
        self.checkpoint = checkpoint.description
        self.key = key.description
    }

    /// The certificate as a file.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}

/// What of a certificate does not hold.
public enum LogRefutation: Error, Hashable, CustomStringConvertible {
    case format
    /// The record is not the one the entry was made for: something of it was changed since.
    case record
    case signature
    case checkpoint
    /// The entry is not at its place in the tree that was signed.
    case inclusion
    /// The words of the record are not those of the page.
    case page
    /// The log is another one now: it does not begin as it did.
    case history

    public var description: String {
        switch self {
        case .format: "it is not a certificate of this form"
        case .record: "what the article says is not what the entry was made for: it was changed"
        case .signature: "the checkpoint is not signed by the log's key"
        case .checkpoint: "the checkpoint cannot be read"
        case .inclusion: "the entry is not in the tree that was signed"
        case .page: "the article's page does not show the words of the record"
        case .history: "the log does not begin as it did in an earlier checkpoint"
        }
    }
}

extension LogCertificate {
    /// The facts of an entry that were proved.
    public struct Proved: Sendable {
        public let checkpoint: Checkpoint
        /// When the entry says that it was made.
        public let time: String
        public let act: String
        /// Names of the witnesses that signed as well.
        public let witnesses: [String]
    }

    /// Proves all of it.
    /// - Parameters:
    ///   - key: the log's, where it is known from elsewhere; else the certificate's own is believed.
    ///   - witnesses: whose signatures are looked for.
    /// - Throws: `LogRefutation`.
    public func verify(key known: NoteVerifier? = nil, witnesses: [NoteVerifier] = []) throws(LogRefutation) -> Proved {
        guard format == Self.format, let members = Members(entry) else { throw .format }
        if let record {
            guard let salt = salt.flatMap(Hexadecimal.bytes), salt.count == 32,
                LogCommitment.of(record, salt: salt) == members.commitment
            else { throw .record }
        }
        guard let verifier = known ?? NoteVerifier(key), let note = try? SignedNote(parsing: checkpoint) else {
            throw .checkpoint
        }
        guard note.isSigned(by: verifier) else { throw .signature }
        guard let signed = try? Checkpoint(note, signedBy: verifier) else { throw .checkpoint }
        let hashes = proof.compactMap { MerkleHash(base64: $0) }
        guard hashes.count == proof.count,
            InclusionProof(hashes).root(of: .leaf(entry.utf8), at: position, in: signed.size) == signed.root
        else { throw .inclusion }
        return Proved(
            checkpoint: signed, time: members.time, act: members.act,
            witnesses: witnesses.filter { note.isSigned(by: $0) }.map(\.name))
    }

    private struct Members: Decodable {
        let act: String
        let time: String
        let commitment: String?

        init?(_ entry: String) {
            guard let members = try? JSONDecoder().decode(Members.self, from: Data(entry.utf8)) else { return nil }
            self = members
        }
    }
}
