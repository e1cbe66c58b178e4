import Synchronization

/// Counts of what the server did, written as Prometheus text (exposition format 0.0.4).
public final class ServerMetrics: Sendable {
    private struct State {
        var active = 0
        var byStatus: [Int: Int] = [:]
        var buckets = [Int](repeating: 0, count: ServerMetrics.bounds.count)
        var sum = 0.0
        var count = 0
    }

    /// Upper bounds of the duration buckets, in seconds.
    private static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

    private let state = Mutex(State())

    public init() {}

    func begin() {
        state.withLock { $0.active += 1 }
    }

    func end(status: Int, seconds: Double) {
        state.withLock { state in
            state.active -= 1
            state.byStatus[status, default: 0] += 1
            state.sum += seconds
            state.count += 1
            if let bucket = Self.bounds.firstIndex(where: { seconds <= $0 }) { state.buckets[bucket] += 1 }
        }
    }

    /// How many requests were answered since the start.
    public var answered: Int { state.withLock { $0.count } }

    var prometheusText: String {
        let state = state.withLock { $0 }
        var lines = ["# TYPE byline_requests_active gauge", "byline_requests_active \(state.active)"]
        lines.append("# TYPE byline_requests_total counter")
        for (status, count) in state.byStatus.sorted(by: { $0.key < $1.key }) {
            lines.append("byline_requests_total{status=\"\(status)\"} \(count)")
        }
        lines.append("# TYPE byline_request_seconds histogram")
        var cumulated = 0
        for (bound, count) in zip(Self.bounds, state.buckets) {
            cumulated += count
            lines.append("byline_request_seconds_bucket{le=\"\(bound)\"} \(cumulated)")
        }
        lines.append("byline_request_seconds_bucket{le=\"+Inf\"} \(state.count)")
        lines.append("byline_request_seconds_sum \(state.sum)")
        lines.append("byline_request_seconds_count \(state.count)")
        return lines.joined(separator: "\n") + "\n"
    }
}
