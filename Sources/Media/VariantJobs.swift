import Foundation
import Kernel

/// Sees to it that a variant many ask for at once is made once, and that one that cannot be made is not tried again
/// with every request.
actor VariantJobs {
    struct Key: Hashable {
        let hash: ContentHash
        let variant: MediaVariant
    }

    private struct Failure {
        let error: any Error
        let until: ContinuousClock.Instant
    }

    private let limit: Int
    private let memory: Duration
    private let now: @Sendable () -> ContinuousClock.Instant
    private var running: [Key: Task<URL, any Error>] = [:]
    /// How many callers wait for a job.
    private(set) var waiting = 0
    private var failures: [Key: Failure] = [:]

    init(
        limit: Int, memory: Duration = .seconds(15),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.limit = limit
        self.memory = memory
        self.now = now
    }

    /// Waits for the job that is under way, or begins it. A caller that goes away does not stop it for the others.
    func result(of key: Key, make: @escaping @Sendable () async throws -> URL) async throws -> URL {
        waiting += 1
        defer { waiting -= 1 }
        if let task = running[key] { return try await task.value }
        if let failure = failures[key], failure.until > now() { throw failure.error }
        guard running.count < limit else { throw MediaError.busy }
        let task = Task { try await make() }
        running[key] = task
        let result = await task.result
        running[key] = nil
        if case .failure(let error) = result { remember(error, of: key) }
        return try result.get()
    }

    private func remember(_ error: any Error, of key: Key) {
        guard error is MediaError else { return }
        failures = failures.filter { $0.value.until > now() }
        guard failures.count < limit else { return }
        failures[key] = Failure(error: error, until: now() + memory)
    }
}
