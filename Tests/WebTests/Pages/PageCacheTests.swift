import Kernel
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite struct PageCacheTests {
    private func key(_ address: String) -> PageCache.Key {
        PageCache.Key(address: address, language: .english, encoding: .identity)
    }

    /// What the page says after asking for it, where a new one would say `fresh`.
    private func ask(
        _ cache: PageCache, _ address: String = "/", acceptsOutdated: Bool = true, fresh: String
    ) async throws -> String {
        let page = try await cache.page(key(address), acceptsOutdated: acceptsOutdated) { RenderedPage(fresh) }
        return String(buffer: page.body)
    }

    @Test func aPageIsKeptUntilSomethingChanges() async throws {
        let cache = PageCache(clock: .fixed(testNow))
        #expect(try await ask(cache, fresh: "first") == "first")
        #expect(try await ask(cache, fresh: "second") == "first")
        cache.forgetAll()
        #expect(try await ask(cache, fresh: "third") == "third")
    }

    @Test func aPageMadeDuringAChangeIsNotKept() async throws {
        let cache = PageCache(clock: .fixed(testNow))
        let made = try await cache.page(key("/")) {
            cache.forgetAll()
            return RenderedPage("old")
        }
        #expect(String(buffer: made.body) == "old")
        #expect(try await ask(cache, fresh: "new") == "new")
    }

    @Test func whatIsBeingMadeDuringAChangeIsNotGivenToThoseWhoAskAfterIt() async throws {
        let cache = PageCache(clock: .fixed(testNow))
        let (begun, hasBegun) = AsyncStream.makeStream(of: Void.self)
        let (ended, mayEnd) = AsyncStream.makeStream(of: Void.self)
        async let before = cache.page(key("/")) {
            hasBegun.finish()
            for await _ in ended {}
            return RenderedPage("old")
        }
        for await _ in begun {}
        cache.forgetAll()
        #expect(try await ask(cache, fresh: "new") == "new")
        mayEnd.finish()
        #expect(try await String(buffer: before.body) == "old")
        #expect(try await ask(cache, fresh: "newer") == "new")
    }

    @Test func howeverManyAskAPageIsMadeOnce() async throws {
        let cache = PageCache(clock: .fixed(testNow))
        let made = Mutex(0)
        let (asked, hasAsked) = AsyncStream.makeStream(of: Int.self)
        let key = key("/")
        let make: @Sendable () async -> RenderedPage = {
            made.withLock { $0 += 1 }
            for await number in asked where number == 20 { break }
            return RenderedPage("page")
        }
        try await withThrowingTaskGroup(of: RenderedPage.self) { group in
            for number in 1...20 {
                group.addTask {
                    hasAsked.yield(number)
                    return try await cache.page(key, make: make)
                }
            }
            try await group.waitForAll()
        }
        #expect(made.withLock { $0 } == 1)
    }

    @Test func whatFailsIsNotKept() async throws {
        let cache = PageCache(clock: .fixed(testNow))
        await #expect(throws: CancellationError.self) {
            try await cache.page(key("/")) { throw CancellationError() }
        }
        #expect(try await ask(cache, fresh: "page") == "page")
    }

    @Test func anOutdatedPageIsSentWhileANewOneIsMade() async throws {
        let time = Mutex(testNow)
        let cache = PageCache(clock: WallClock { time.withLock { $0 } })
        let path = "/@paper/1"
        for address in [path, "\(path)?page=2", "\(path)/comments", "/@paper/12"] {
            #expect(try await ask(cache, address, fresh: "old") == "old")
        }
        cache.outdate(under: path)
        let (ended, mayEnd) = AsyncStream.makeStream(of: Void.self)
        let sent = try await cache.page(key(path)) {
            for await _ in ended {}
            return RenderedPage("new")
        }
        #expect(String(buffer: sent.body) == "old")
        #expect(try await ask(cache, path, fresh: "another") == "old")
        mayEnd.finish()
        #expect(try await ask(cache, path, acceptsOutdated: false, fresh: "another") == "new")
        #expect(try await ask(cache, path, fresh: "another") == "new")

        time.withLock { $0 = testNow.adding(seconds: 1) }
        #expect(try await ask(cache, "\(path)?page=2", fresh: "new") == "new")
        #expect(try await ask(cache, "\(path)/comments", fresh: "new") == "new")
        #expect(try await ask(cache, "/@paper/12", fresh: "new") == "old")
    }

    @Test func theLeastRecentlyUsedLeaveFirst() async throws {
        let cache = PageCache(capacity: 1000, clock: .fixed(testNow))
        let old = String(repeating: "x", count: 110)
        for number in 0..<9 { _ = try await ask(cache, "/\(number)", fresh: old) }
        _ = try await ask(cache, "/0", fresh: "new")
        _ = try await ask(cache, "/9", fresh: old)
        #expect(try await ask(cache, "/0", fresh: "new") == old)
        #expect(try await ask(cache, "/9", fresh: "new") == old)
        #expect(try await ask(cache, "/1", fresh: "new") == "new")
    }

    @Test func pagesAge() async throws {
        let time = Mutex(testNow)
        let cache = PageCache(maximumAge: 300, clock: WallClock { time.withLock { $0 } })
        _ = try await ask(cache, fresh: "old")
        time.withLock { $0 = testNow.adding(seconds: 299) }
        #expect(try await ask(cache, fresh: "new") == "old")
        time.withLock { $0 = testNow.adding(seconds: 300) }
        #expect(try await ask(cache, fresh: "new") == "new")
    }
}
