/// What a log says of itself at one time: how many entries it has, and the root of the tree over them (C2SP tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
    /// Which log it is.
    public let origin: String
    public let size: Int64
    public let root: MerkleHash

    public init(origin: String, size: Int64, root: MerkleHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note. What may stand on further lines is left alone.
    /// - Throws: `LedgerError.notACheckpoint`.
    public init(_ text: String) throws(LedgerError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last == "", !lines.dropLast().contains(""), let size = Int64(lines[1]), size >= 0,
            String(size) == lines[1], let root = MerkleHash(base64: lines[2])
        else { throw .notACheckpoint }
        self.init(origin: String(lines[0]), size: size, root: root)
    }

    public var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

    /// Reads a note, which must be signed by the log itself.
    /// - Throws: `LedgerError`.
    public init(_ note: SignedNote, signedBy verifier: NoteVerifier) throws(LedgerError) {
        guard note.isSigned(by: verifier) else { throw .notACheckpoint }
        try self.init(note.text)
        guard origin == verifier.name else { throw .notACheckpoint }
    }
}
