import Dispatch

/// Holds the thread of a transaction until the test lets it go on. Never wait for it in a task.
struct Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func wait() { semaphore.wait() }

    func open() { semaphore.signal() }
}
