import NIOPosix
import Storage
import Synchronization

/// Threads that may block, and as many sessions: whoever has a thread finds a session.
final class PostgresPool: Sendable {
    private let threads: NIOThreadPool
    private let settings: PostgresSettings
    private let state = Mutex(State())

    private struct State: Sendable {
        /// The one used last is used next, so that under light load few stay warm.
        var idle: [PostgresSession] = []
        var outage: Outage?
        var isClosed = false
    }

    init(settings: PostgresSettings, connections: Int) {
        self.settings = settings
        threads = NIOThreadPool(numberOfThreads: max(connections, 1))
        threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
    }

    /// Runs one transaction on a thread of the pool.
    func transact<T: Sendable>(
        _ begin: String, _ cancellation: Cancellation, _ body: @Sendable @escaping (any Connection) throws -> T
    ) async throws -> T {
        if isClosed { throw StorageError.closed }
        do {
            return try await threads.runIfActive { [self] in
                try cancellation.check()
                let session = try begun(begin)
                defer { release(session) }
                return try PostgresConnection(session, cancellation).transact(body)
            }
        } catch is CancellationError where isClosed {
            throw StorageError.closed
        }
    }

    /// Waits for the transactions under way; those still queueing fail.
    func close() async throws {
        let wasClosed = state.withLock { state in
            defer { state.isClosed = true }
            return state.isClosed
        }
        if wasClosed { return }
        try await threads.shutdownGracefully()
        state.withLock { $0.idle = [] }
    }

    private var isClosed: Bool { state.withLock(\.isClosed) }

    /// A session in which `begin` has succeeded. Idle ones may have died since they were last used.
    private func begun(_ begin: String) throws -> PostgresSession {
        while let session = state.withLock({ $0.idle.popLast() }) {
            do {
                try session.command(begin)
                return session
            } catch  where !session.isAlive {}
        }
        let session = try connected()
        try session.command(begin)
        return session
    }

    private func connected() throws -> PostgresSession {
        try state.withLock { try $0.outage?.check(at: .now) }
        do {
            let session = try PostgresSession(settings)
            state.withLock { $0.outage = nil }
            return session
        } catch let error as StorageError {
            state.withLock { $0.outage = Outage(error, at: .now, after: $0.outage) }
            throw error
        }
    }

    private func release(_ session: PostgresSession) {
        // One that is still in a transaction after all is closed, which rolls it back.
        guard session.isAlive, session.isIdle else { return }
        state.withLock { $0.idle.append(session) }
    }
}
