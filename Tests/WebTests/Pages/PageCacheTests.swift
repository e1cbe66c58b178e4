import Kernel
import TestSupport
import Testing

@testable import Web

@Suite struct PageCacheTests {
    private func key(_ address: String) -> PageCache.Key {
        PageCache.Key(address: address, language: .english, encoding: .identity)
    }

    @Test func aPageMadeDuringAChangeIsNotKept() {
        let cache = PageCache(clock: .fixed(testNow))
        let before = cache.generation
        cache.forgetAll()
        cache.keep(RenderedPage("old"), for: key("/"), madeIn: before)
        #expect(cache.page(key("/")) == nil)
        cache.keep(RenderedPage("new"), for: key("/"), madeIn: cache.generation)
        #expect(cache.page(key("/")) != nil)
    }

    @Test func theLeastRecentlyUsedLeaveFirst() {
        let cache = PageCache(capacity: 1000, clock: .fixed(testNow))
        for number in 0..<9 {
            cache.keep(RenderedPage(String(repeating: "x", count: 110)), for: key("/\(number)"), madeIn: 0)
        }
        _ = cache.page(key("/0"))
        cache.keep(RenderedPage(String(repeating: "x", count: 110)), for: key("/9"), madeIn: 0)
        #expect(cache.page(key("/0")) != nil)
        #expect(cache.page(key("/1")) == nil)
        #expect(cache.page(key("/9")) != nil)
    }

    @Test func pagesAge() {
        let young = PageCache(maximumAge: 300, clock: .fixed(testNow))
        young.keep(RenderedPage("a"), for: key("/"), madeIn: 0)
        #expect(young.page(key("/")) != nil)
        let old = PageCache(maximumAge: 0, clock: .fixed(testNow))
        old.keep(RenderedPage("a"), for: key("/"), madeIn: 0)
        #expect(old.page(key("/")) == nil)
    }
}
