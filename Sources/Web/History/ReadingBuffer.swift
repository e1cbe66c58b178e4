import Kernel
import Publishing
import Synchronization

/// What readers who keep a history have just opened, until it is written down: reading a page waits for no write.
final class ReadingBuffer: Sendable {
    /// Beyond this many, what is read is not kept; a worker empties it every second.
    private static let capacity = 10_000

    private let readings = Mutex<[NotedReading: Timestamp]>([:])

    func add(_ reading: NotedReading, at time: Timestamp) {
        readings.withLock { readings in
            if readings.count < Self.capacity { readings[reading] = time }
        }
    }

    func takeAll() -> [NotedReading: Timestamp] {
        readings.withLock { readings in
            defer { readings = [:] }
            return readings
        }
    }

    /// What could not be written is tried again.
    func putBack(_ old: [NotedReading: Timestamp]) {
        readings.withLock { $0.merge(old) { new, _ in new } }
    }
}

extension WebSite {
    /// Writes down what readers who keep a history have opened.
    public func flushReadings() async throws {
        let taken = readings.takeAll()
        do {
            try await platform.note(taken)
        } catch {
            readings.putBack(taken)
            throw error
        }
    }
}
