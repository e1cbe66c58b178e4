import Ledger
import Logging
import Publishing
import ServiceLifecycle
import Synchronization

/// Signs what was added to the transparency log, within a second, and gives entries to what was public before.
struct LogSigner: Worker {
    let platform: Platform
    let folder: LogFolder
    let signer: NoteSigner
    let logger: Logger

    func run() async throws {
        let rounds = Mutex(0)
        await repeating(every: .milliseconds(500), or: "Cannot sign the transparency log", logger) {
            try await sign()
            let round = rounds.withLock { rounds in
                rounds += 1
                return rounds
            }
            // At the start, and now and then for what came in by a way that does not tell the log.
            guard round % 7200 == 1 else { return }
            var late = 0
            while !Task.isCancelled {
                let count = try await platform.backfillLog()
                guard count > 0 else { break }
                late += count
                try await sign()
            }
            if late > 0 { logger.info("\(late) articles that were public already are in the transparency log now") }
        }
        // What was published just before the end.
        try? await sign()
    }

    private func sign() async throws {
        let kept = try folder.checkpoint()
        let note = try await platform.signLog(with: signer, kept: kept)
        if note != kept { try folder.keep(note) }
    }
}

/// Has witnesses sign what the log has signed.
struct LogWitnessing: Worker {
    let platform: Platform
    let witnesses: [LogWitness]
    let logger: Logger

    func run() async throws {
        let sizes = Mutex<[String: Int64]>([:])
        await repeating(every: .seconds(1), or: "Cannot ask witnesses", logger) {
            guard let note = try await platform.logCheckpoint() else { return }
            for witness in witnesses where !note.isSigned(by: witness.verifier) {
                do {
                    let known = sizes.withLock { $0[witness.address] } ?? 0
                    let size = try await witness.cosign(note, known: known, platform)
                    sizes.withLock { $0[witness.address] = size }
                } catch {
                    logger.warning("The witness \(witness.verifier.name) has not signed: \(error)")
                }
            }
        }
    }
}
