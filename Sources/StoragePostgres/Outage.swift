import Storage

/// While the server is away, requests fail at once, instead of queueing up for connections that will not come.
/// The pause between attempts doubles from a tenth of a second to five seconds.
struct Outage: Sendable {
    private let error: StorageError
    private let failures: Int
    let nextAttempt: ContinuousClock.Instant

    init(_ error: StorageError, at now: ContinuousClock.Instant, after previous: Outage?) {
        self.error = error
        // Threads that fail together count once.
        let isSame = previous.map { $0.nextAttempt > now } ?? false
        failures = (previous?.failures ?? 0) + (isSame ? 0 : 1)
        nextAttempt = now + .milliseconds(min(50 << min(failures, 7), 5000))
    }

    func check(at now: ContinuousClock.Instant) throws {
        if nextAttempt > now { throw error }
    }
}
