import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct MediaRouteTests {
    @Test func picturesAreKeptForEverAndReadInParts() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let path = "/media/\(site.picture)/640.jpg"
            let whole = try await site.get(path)
            #expect(whole.status == .ok)
            #expect(whole.headers[.contentType] == "image/jpeg")
            #expect(whole.headers[.cacheControl]?.contains("immutable") == true)
            #expect(String(buffer: whole.body) == "picture of tea")
            let tag = try #require(whole.headers[.eTag])
            #expect(try await site.get(path, [.ifNoneMatch: tag]).status == .notModified)
            let part = try await site.get(path, [.range: "bytes=-3"])
            #expect(part.status == .partialContent)
            #expect(part.headers[.contentRange] == "bytes 11-13/14")
            #expect(String(buffer: part.body) == "tea")
            let beyond = try await site.get(path, [.range: "bytes=14-"])
            #expect(beyond.status == .rangeNotSatisfiable)
            #expect(beyond.headers[.contentRange] == "bytes */14")
            #expect(try await site.get(path, [.range: "bytes=0-2", .ifRange: "\"other\""]).status == .ok)
        }
    }

    @Test(arguments: ["original", "641.jpg", "640.svg", "..%2foriginal"]) func nothingElseIsServed(_ name: String)
        async throws
    {
        try await TestSite.run { (site: TestSite) async throws in
            #expect(try await site.get("/media/\(site.picture)/\(name)").status == .notFound)
        }
    }
}
