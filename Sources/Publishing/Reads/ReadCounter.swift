public import Kernel
import Synchronization

/// Somebody was sent an article. Held in memory for a second at most, until it is counted; what identifies them is
/// forgotten then.
public struct Sighting: Sendable {
    public let article: Identifier<Article>
    /// Of who is signed in.
    public let session: SecretToken?
    public let address: String
    /// Those whose addresses begin alike: a /24 of IPv4, a /48 of IPv6.
    public let network: String
    public let userAgent: String
    public let source: ReadSource
    public let time: Timestamp

    public init(
        article: Identifier<Article>, session: SecretToken?, address: String, network: String, userAgent: String,
        source: ReadSource, time: Timestamp
    ) {
        self.article = article
        self.session = session
        self.address = address
        self.network = network
        self.userAgent = userAgent
        self.source = source
        self.time = time
    }
}

/// Takes in who was sent which article, without a wait: everything else happens when `Platform.count` empties it.
///
/// It remembers for some minutes whom it has seen, so that reloading costs a look into a set. That no reader counts
/// twice on a day is not its business but that of the database, which also knows after a restart and of other nodes.
public final class ReadCounter: Sendable {
    private struct State {
        var waiting: [Sighting] = []
        var recent: Set<Int> = []
        var earlier: Set<Int> = []
        var turnedAt = Timestamp(milliseconds: 0)
        var lost = 0
    }

    /// More than so many wait only where the database has not been written to for long.
    static let capacity = 20_000
    private static let remembered = 50_000
    private static let minutes: Int64 = 10

    private let state = Mutex(State())

    public init() {}

    /// - Parameter sighting: made only for who was not seen in the last minutes; `nil` for what is no read.
    public func see(
        _ article: Identifier<Article>, by reader: some Hashable, at time: Timestamp, _ sighting: () -> Sighting?
    ) {
        var hasher = Hasher()
        hasher.combine(article)
        hasher.combine(reader)
        // A new day begins with an hour, in nearly every time zone.
        hasher.combine(time.milliseconds / 3_600_000)
        let key = hasher.finalize()
        let isKnown = state.withLock { $0.recent.contains(key) || $0.earlier.contains(key) }
        // Who has only had a page fetched in advance is still to come.
        guard !isKnown, let sighting = sighting() else { return }
        state.withLock { state in
            Self.turn(&state, at: time)
            guard state.recent.insert(key).inserted else { return }
            if state.waiting.count < Self.capacity { state.waiting.append(sighting) } else { state.lost += 1 }
        }
    }

    /// The next to be counted, and how many there was no room for.
    func take(_ limit: Int) -> (sightings: [Sighting], lost: Int) {
        state.withLock { state in
            let taken = Array(state.waiting.prefix(limit))
            state.waiting.removeFirst(taken.count)
            defer { state.lost = 0 }
            return (taken, state.lost)
        }
    }

    /// Puts back what could not be counted.
    func putBack(_ sightings: [Sighting]) {
        state.withLock { state in
            let room = max(0, Self.capacity - state.waiting.count)
            state.waiting.insert(contentsOf: sightings.prefix(room), at: 0)
            state.lost += max(0, sightings.count - room)
        }
    }

    private static func turn(_ state: inout State, at time: Timestamp) {
        guard state.recent.count >= remembered || time >= state.turnedAt.adding(seconds: minutes * 60) else { return }
        state.earlier = state.recent
        state.recent = []
        state.turnedAt = time
    }
}
