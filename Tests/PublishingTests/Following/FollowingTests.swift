import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct FollowingTests {
    @Test(arguments: DatabaseKind.allCases) func whatIsFollowedComesByTime(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await platform.somebody("reader")
            let topic = try #require(Slug(naming: "潮汐"))
            let old = try await platform.put(Draft(publication: "paper", hoursAgo: 5))
            let onTopic = try await platform.put(Draft(publication: "other", hoursAgo: 3, topics: ["潮汐"]))
            let both = try await platform.put(Draft(publication: "paper", hoursAgo: 2, topics: ["潮汐"]))
            try await platform.put(Draft(publication: "other", hoursAgo: 1))
            try await platform.put(Draft(publication: "paper", restriction: .removed, hoursAgo: 1))
            try await platform.put(Draft(publication: "paper", kind: .page, hoursAgo: 1))
            #expect(try await platform.following(of: reader, before: nil).articles.isEmpty)
            let suggested = try await platform.following(of: reader, before: nil).suggestions
            #expect(Set(suggested.map(\.publication.handle.description)) == ["paper", "other"])

            _ = try await platform.setFollowing(true, try paper(), by: reader)
            _ = try await platform.setFollowing(true, topic: topic, by: reader)
            let contents = try await platform.following(of: reader, before: nil)
            #expect(contents.articles.map(\.card.id) == [both, onTopic, old])
            #expect(contents.articles.map(\.topics) == [["潮汐"], ["潮汐"], []])
            #expect(contents.publications.map(\.followers) == [1] && contents.topics.map(\.name) == ["潮汐"])
            #expect(contents.suggestions.map(\.publication.handle.description) == ["other"])

            _ = try await platform.setFollowing(false, try paper(), by: reader)
            #expect(try await platform.following(of: reader, before: nil).articles.map(\.card.id) == [both, onTopic])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func pagesGoOnWhereTheOneBeforeEnded(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await platform.somebody("reader")
            var expected: [Identifier<Article>] = []
            // Several of one moment, so that the time alone would not do.
            for number in 0..<45 { expected.append(try await platform.put(Draft(hoursAgo: Int64(50 - number / 4)))) }
            _ = try await platform.setFollowing(true, try paper(), by: reader)
            let first = try await platform.following(of: reader, before: nil)
            // What is published meanwhile moves nothing.
            try await platform.put(Draft(hoursAgo: 0))
            #expect(first.next != nil)
            let second = try await platform.following(of: reader, before: first.next)
            let cursor = try #require(second.next.flatMap { ArticleCursor($0.description) })
            let third = try await platform.following(of: reader, before: cursor)
            #expect(third.next == nil)
            let seen = [first, second, third].flatMap { $0.articles.map(\.card) }
            #expect(Set(seen.map(\.id)) == Set(expected) && seen.count == 45)
            #expect(seen.map(\.publishedAt) == seen.map(\.publishedAt).sorted(by: >))
            for broken in ["", "1", "-", "x-y", "1-2-3", "1-"] { #expect(ArticleCursor(broken) == nil) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatCameSinceTheLastVisitIsMarked(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await platform.somebody("reader")
            _ = try await platform.put(Draft(hoursAgo: 3))
            _ = try await platform.setFollowing(true, try paper(), by: reader)
            // Of a first visit nothing is new, or all of it.
            let before = platform.at(testNow.adding(seconds: -7200))
            #expect(try await before.following(of: reader, before: nil).articles.map(\.isNew) == [false])
            try await platform.put(Draft(hoursAgo: 1))
            #expect(try await platform.following(of: reader, before: nil).articles.map(\.isNew) == [true, false])
            // A second look soon after is the same visit.
            #expect(
                try await platform.later(600).following(of: reader, before: nil).articles.map(\.isNew) == [true, false])
            #expect(
                try await platform.later(7200).following(of: reader, before: nil).articles.map(\.isNew)
                    == [false, false])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatHasEndedIsOnlyLeft(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let (reader, other) = (try await platform.somebody("reader"), try await platform.somebody("other"))
            try await platform.put(Draft())
            _ = try await platform.setFollowing(true, try paper(), by: reader)
            try await platform.write { _ = try $0.execute("UPDATE publication SET state = 'closed'") }
            await #expect(throws: ReadingError.closed) {
                _ = try await platform.setFollowing(true, try paper(), by: other)
            }
            #expect(try await platform.setFollowing(false, try paper(), by: reader) == Switched(isOn: false, count: 0))
            await #expect(throws: ReadingError.noSuchTopic) {
                _ = try await platform.setFollowing(true, topic: try #require(Slug("nothing")), by: reader)
            }
            await #expect(throws: ReadingError.noSuchPublication) {
                _ = try await platform.setFollowing(true, try #require(Handle("nobody")), by: reader)
            }
        }
    }
}
