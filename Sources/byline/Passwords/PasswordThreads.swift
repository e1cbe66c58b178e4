import NIOCore
import NIOPosix
import Publishing
import Synchronization

/// Hashes passwords on two threads of their own: hashing takes long and much memory, and Swift's own threads must not block.
final class PasswordThreads: PasswordHasher {
    let cost = PasswordCost.standard
    /// Beyond these, people wait longer than it takes to try again.
    private static let places = 64

    private let threads = NIOThreadPool(numberOfThreads: 2)
    private let waiting = Mutex(0)

    init() { threads.start() }

    deinit { threads.shutdownGracefully { _ in } }

    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        let hasPlace = waiting.withLock { waiting in
            guard waiting < Self.places else { return false }
            waiting += 1
            return true
        }
        guard hasPlace else { throw PasswordError.busy }
        defer { waiting.withLock { $0 -= 1 } }
        return try await threads.runIfActive(work)
    }
}
