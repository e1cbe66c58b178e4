public import Ledger
import Storage

extension Platform {
    /// What a witness is asked that has seen the log at another size.
    public func witnessRequest(for note: SignedNote, from old: Int64) async throws -> WitnessRequest {
        let size = try Checkpoint(note.text).size
        return try await read { connection in
            let hashes = try LogStore(connection: connection)
                .hashes(for: ConsistencyProof.ranges(from: old, to: size))
            return WitnessRequest(
                old: old, proof: try hashes.consistency(from: old, to: size), checkpoint: note)
        }
    }
}
