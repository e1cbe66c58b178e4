@testable import Publishing
import TestSupport
import Testing

@Suite struct PortalTests {
    @Test(arguments: DatabaseKind.allCases) func anEmptySiteHasAnEmptyPortal(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let portal = try await platform.portal()
            #expect(portal.top.isEmpty && portal.hot.isEmpty && portal.publications.isEmpty)
            #expect(portal.settings == .standard)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theLeadHasAPictureAndNothingStandsTwice(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            for index in 0..<30 {
                try await platform.put(
                    Draft(
                        title: "\(index)", publication: "paper-\(index % 7)", channel: ["news", "tech"][index % 2],
                        hoursAgo: Int64(index + 1), cover: index == 3 ? media.add(Array("picture".utf8)) : nil))
            }
            let portal = try await platform.portal()
            #expect(portal.top.first?.title == "3")
            #expect(portal.top.count == 5)
            #expect(Set(portal.top.map(\.publicationHandle)).count == 5)
            let shown = portal.top + portal.briefs + portal.latest + portal.channelBlocks.flatMap(\.articles)
            #expect(Set(shown.map(\.id)).count == shown.count)
            #expect(portal.channelBlocks.map(\.channel.slug.description) == ["news", "tech"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func opinionsAreOneEachOfSeveralPublications(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            // What stands at the top is the newest, and not said again.
            for index in 0..<6 { try await platform.put(Draft(title: "news", publication: "news-\(index)")) }
            func opine(_ title: String, _ publication: String, hoursAgo: Int64) async throws {
                try await platform.put(
                    Draft(
                        title: title, publication: publication, hoursAgo: hoursAgo,
                        declarations: [Declaration(.opinion)]))
            }
            try await opine("a", "one", hoursAgo: 30)
            try await opine("b", "one", hoursAgo: 31)
            try await opine("c", "two", hoursAgo: 32)
            #expect(try await platform.portal().opinions.isEmpty)
            try await opine("old", "three", hoursAgo: 24 * 100)
            #expect(try await platform.portal().opinions.isEmpty)
            try await opine("d", "three", hoursAgo: 33)
            let portal = try await platform.portal()
            #expect(portal.opinions.map(\.title) == ["a", "c", "d"])
            let others = portal.top + portal.briefs + portal.latest
            #expect(Set(others.map(\.id)).isDisjoint(with: portal.opinions.map(\.id)))
        }
    }
}
