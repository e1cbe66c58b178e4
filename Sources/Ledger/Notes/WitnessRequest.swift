/// What a log sends a witness to have a checkpoint signed (C2SP tlog-witness, `add-checkpoint`).
public struct WitnessRequest: Hashable, Sendable, CustomStringConvertible {
    /// The size of the tree the witness has seen last.
    public let old: Int64
    /// From there to the checkpoint.
    public let proof: ConsistencyProof
    public let checkpoint: SignedNote

    public init(old: Int64, proof: ConsistencyProof, checkpoint: SignedNote) {
        self.old = old
        self.proof = proof
        self.checkpoint = checkpoint
    }

    public var description: String {
        "old \(old)\n" + proof.hashes.map { "\($0.base64)\n" }.joined() + "\n\(checkpoint)"
    }
}
