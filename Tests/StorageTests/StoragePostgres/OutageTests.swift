import Storage
import Testing

@testable import StoragePostgres

@Suite struct OutageTests {
    private let error = StorageError.unreachable(reason: "refused")

    @Test func pausesTwiceAsLongEachTimeUpToFiveSeconds() {
        var now = ContinuousClock.now
        var outage: Outage?
        var pauses: [Duration] = []
        for _ in 1...8 {
            let next = Outage(error, at: now, after: outage)
            pauses.append(next.nextAttempt - now)
            now = next.nextAttempt
            outage = next
        }
        #expect(pauses == [100, 200, 400, 800, 1600, 3200, 5000, 5000].map(Duration.milliseconds))
    }

    @Test func countsThreadsThatFailTogetherOnce() {
        let now = ContinuousClock.now
        let first = Outage(error, at: now, after: nil)
        let second = Outage(error, at: now, after: first)
        #expect(second.nextAttempt == first.nextAttempt)
    }

    @Test func failsAtOnceUntilTheNextAttempt() throws {
        let now = ContinuousClock.now
        let outage = Outage(error, at: now, after: nil)
        #expect(throws: error) { try outage.check(at: now) }
        try outage.check(at: outage.nextAttempt)
    }
}
