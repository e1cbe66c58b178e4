import Foundation
import Ledger
import Publishing

/// A witness of the log (C2SP tlog-witness): it signs a checkpoint once it has seen that nothing before it was changed.
struct LogWitness: Sendable {
    let verifier: NoteVerifier
    /// Below which `add-checkpoint` lies.
    let address: String

    /// Reads `key address`; `nil` for anything else.
    init?(_ text: some StringProtocol) {
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, let verifier = NoteVerifier(String(parts[0])), verifier.kind == .cosignature,
            let url = URL(string: String(parts[1])), url.scheme == "https" || url.scheme == "http", url.host() != nil
        else { return nil }
        self.verifier = verifier
        address = parts[1].hasSuffix("/") ? String(parts[1].dropLast()) : String(parts[1])
    }

    /// - Parameter known: the size that the witness is thought to have seen last.
    /// - Returns: the size that it has seen now.
    /// - Throws: `NetworkFetch.Failure`.
    func cosign(_ note: SignedNote, known: Int64, _ platform: Platform) async throws -> Int64 {
        let size = try Checkpoint(note.text).size
        var old = known
        // It says itself what it has seen, once.
        for isLast in [false, true] {
            let request = try await platform.witnessRequest(for: note, from: old)
            let answer = try await NetworkFetch(timeout: 10).post("\(address)/add-checkpoint", request.description)
            if answer.status == 409, !isLast, let seen = Int64(answer.text.trimmingCharacters(in: .newlines)),
                (0...size).contains(seen), seen != old
            {
                old = seen
                continue
            }
            guard answer.status == 200 else {
                throw NetworkFetch.Failure(description: "it answers \(answer.status) \(answer.text.prefix(200))")
            }
            let signatures = answer.text.split(separator: "\n").compactMap { NoteSignature($0) }
            guard let signature = signatures.first(where: { verifier.verifies($0, of: note.text) }) else {
                throw NetworkFetch.Failure(description: "its answer is not signed with its key")
            }
            try await platform.addCosignature(signature, to: note)
            break
        }
        return size
    }
}
