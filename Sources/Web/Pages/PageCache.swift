import Kernel
import NIOCore
import Synchronization

/// Finished pages in memory, the least recently used leaving first.
///
/// Everything is forgotten when anything on the site changes, which costs a render per page and cannot be wrong. A page
/// that was being made during a change is not kept. As some lists depend on the hour, pages also age.
final class PageCache: Sendable {
    struct Key: Hashable, Sendable {
        /// Path and query as they were asked for.
        let address: String
        let language: Language
        var edition = Edition.current
        let encoding: RenderedPage.Encoding
    }

    private struct Entry {
        let page: RenderedPage
        let madeAt: Timestamp
        var lastUse: UInt64
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var bytes = 0
        var uses: UInt64 = 0
        var generation: UInt64 = 0
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let maximumAge: Int64
    private let clock: WallClock

    /// - Parameters:
    ///   - capacity: in bytes of page bodies.
    ///   - maximumAge: in seconds.
    init(capacity: Int = 64 << 20, maximumAge: Int64 = 300, clock: WallClock = .system) {
        self.capacity = capacity
        self.maximumAge = maximumAge
        self.clock = clock
    }

    /// Counts up whenever anything was forgotten.
    var generation: UInt64 { state.withLock { $0.generation } }

    func page(_ key: Key) -> RenderedPage? {
        let now = clock.now
        return state.withLock { state in
            guard var entry = state.entries[key], now < entry.madeAt.adding(seconds: maximumAge) else { return nil }
            state.uses += 1
            entry.lastUse = state.uses
            state.entries[key] = entry
            return entry.page
        }
    }

    /// Keeps a page, unless the site has changed since `generation` was read.
    func keep(_ page: RenderedPage, for key: Key, madeIn generation: UInt64) {
        let now = clock.now
        state.withLock { state in
            guard state.generation == generation, page.body.readableBytes < capacity / 8 else { return }
            state.uses += 1
            let old = state.entries.updateValue(Entry(page: page, madeAt: now, lastUse: state.uses), forKey: key)
            state.bytes += page.body.readableBytes - (old?.page.body.readableBytes ?? 0)
            if state.bytes > capacity { Self.makeRoom(in: &state, downTo: capacity * 3 / 4) }
        }
    }

    /// Forgets a page in every language, whatever its query, and the pages whose address goes on from its own.
    func forget(under path: String) {
        state.withLock { state in
            let stale = state.entries.filter { key, _ in
                key.address.hasPrefix(path) && [nil, "?", "/"].contains(key.address.dropFirst(path.count).first)
            }
            for (key, entry) in stale {
                state.entries[key] = nil
                state.bytes -= entry.page.body.readableBytes
            }
            state.generation += 1
        }
    }

    func forgetAll() {
        state.withLock { state in
            state.entries.removeAll()
            state.bytes = 0
            state.generation += 1
        }
    }

    private static func makeRoom(in state: inout State, downTo goal: Int) {
        for (key, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) where state.bytes > goal {
            state.entries[key] = nil
            state.bytes -= entry.page.body.readableBytes
        }
    }
}
