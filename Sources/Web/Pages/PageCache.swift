import Kernel
import NIOCore
import Synchronization

/// Finished pages in memory, the least recently used leaving first.
///
/// Everything is forgotten when anything on the site changes, which costs a render per page and cannot be wrong. Where only
/// what readers add to one page has changed, that page is outdated: for a second it is still sent while a new one is made,
/// so that nobody waits for it (RFC 5861 calls this stale-while-revalidate). However many ask for a page that is not there,
/// it is made once. A page that was being made during a change is not kept. As some lists depend on the hour, pages also
/// age.
final class PageCache: Sendable {
    struct Key: Hashable, Sendable {
        /// Path and query as they were asked for.
        let address: String
        let language: Language
        var edition = Edition.current
        let encoding: RenderedPage.Encoding

        fileprivate func isUnder(_ path: String) -> Bool {
            address.hasPrefix(path) && [nil, "?", "/"].contains(address.dropFirst(path.count).first)
        }
    }

    private struct Entry {
        let page: RenderedPage
        let madeAt: Timestamp
        var lastUse: UInt64
        /// When it was overtaken by what readers have added.
        var outdatedAt: Timestamp?
    }

    private enum Found {
        case kept(RenderedPage)
        case making(Task<RenderedPage, any Error>)
    }

    private struct Making {
        let generation: UInt64
        let task: Task<RenderedPage, any Error>
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var making: [Key: Making] = [:]
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

    /// A page, made when it is not there.
    ///
    /// - Parameters:
    ///   - acceptsOutdated: whether one may be given that is overtaken since less than a second; a new one is made meanwhile.
    ///   - make: may go on when the one who asked no longer waits for it.
    /// - Throws: what `make` throws.
    func page(
        _ key: Key, acceptsOutdated: Bool = true, make: @Sendable @escaping () async throws -> RenderedPage
    ) async throws -> RenderedPage {
        let now = clock.now
        let found: Found = state.withLock { state in
            guard let entry = state.entries[key], now < entry.madeAt.adding(seconds: maximumAge) else {
                return .making(making(key, in: &state, make))
            }
            state.uses += 1
            state.entries[key]?.lastUse = state.uses
            guard let outdatedAt = entry.outdatedAt else { return .kept(entry.page) }
            let next = making(key, in: &state, make)
            return acceptsOutdated && now < outdatedAt.adding(seconds: 1) ? .kept(entry.page) : .making(next)
        }
        switch found {
        case .kept(let page): return page
        case .making(let task): return try await task.value
        }
    }

    /// The one task that makes this page, unless what it reads may be from before a change.
    private func making(
        _ key: Key, in state: inout State, _ make: @Sendable @escaping () async throws -> RenderedPage
    ) -> Task<RenderedPage, any Error> {
        let generation = state.generation
        if let making = state.making[key], making.generation == generation { return making.task }
        let task = Task {
            defer { self.state.withLock { if $0.making[key]?.generation == generation { $0.making[key] = nil } } }
            let page = try await make()
            keep(page, for: key, madeIn: generation)
            return page
        }
        state.making[key] = Making(generation: generation, task: task)
        return task
    }

    /// Keeps a page, unless the site has changed since `generation`.
    private func keep(_ page: RenderedPage, for key: Key, madeIn generation: UInt64) {
        let now = clock.now
        state.withLock { state in
            guard state.generation == generation, page.body.readableBytes < capacity / 8 else { return }
            state.uses += 1
            let old = state.entries.updateValue(Entry(page: page, madeAt: now, lastUse: state.uses), forKey: key)
            state.bytes += page.body.readableBytes - (old?.page.body.readableBytes ?? 0)
            if state.bytes > capacity { Self.makeRoom(in: &state, downTo: capacity * 3 / 4) }
        }
    }

    /// Readers have added to a page: it is outdated in every language, whatever its query, and so are the pages whose
    /// address goes on from its own.
    func outdate(under path: String) {
        let now = clock.now
        state.withLock { state in
            // Listed first: a dictionary that is being gone through would be copied by the first change.
            let stale = state.entries.keys.filter { $0.isUnder(path) }
            for key in stale where state.entries[key]?.outdatedAt == nil {
                state.entries[key]?.outdatedAt = now
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
