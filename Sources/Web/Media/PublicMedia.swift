import Kernel
import Synchronization

/// Files that are known to be public, so that most pictures are served without asking the database.
///
/// Forgotten with the kept pages whenever anything on the site changes; what is not public is always asked for.
final class PublicMedia: Sendable {
    private struct State {
        var hashes: Set<ContentHash> = []
        var generation: UInt64 = 0
    }

    private static let capacity = 100_000
    private let state = Mutex(State())

    /// Counts up whenever everything was forgotten.
    var generation: UInt64 { state.withLock { $0.generation } }

    func contains(_ hash: ContentHash) -> Bool { state.withLock { $0.hashes.contains(hash) } }

    /// Remembers a file, unless the site has changed since `generation` was read.
    func insert(_ hash: ContentHash, knownIn generation: UInt64) {
        state.withLock { state in
            guard state.generation == generation, state.hashes.count < Self.capacity else { return }
            state.hashes.insert(hash)
        }
    }

    func forgetAll() {
        state.withLock { state in
            state.hashes.removeAll()
            state.generation += 1
        }
    }
}
