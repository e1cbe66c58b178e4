import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct CurationTests {
    private func editor(_ platform: Platform) async throws -> Account {
        let email = try #require(EmailAddress("curator@example.org"))
        try await platform.addAccount(email: email, name: "编辑", roles: [.channelEditor])
        return try await platform.read { try #require(try AccountStore(connection: $0).find(email)) }
    }

    @Test(arguments: DatabaseKind.allCases) func leadAndPinnedStandFirstAndEmptyPlacesFallBack(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let editor = try await editor(platform)
            var ids: [Identifier<Article>] = []
            for hour in 1...6 {
                ids.append(
                    try await platform.put(
                        Draft(title: "第\(hour)篇", publication: "paper-\(hour)", channel: "local", hoursAgo: Int64(hour))
                    ))
            }
            #expect(try await platform.portal().top.map(\.id) == Array(ids.prefix(5)))
            try await platform.curate(.front, .add(ids[4], .lead, startsAt: nil, endsAt: nil), by: editor)
            try await platform.curate(.front, .add(ids[5], .pinned, startsAt: nil, endsAt: nil), by: editor)
            try await platform.curate(.front, .add(ids[3], .pinned, startsAt: nil, endsAt: nil), by: editor)
            var portal = try await platform.portal()
            #expect(portal.top.map(\.id) == [ids[4], ids[5], ids[3], ids[0], ids[1]])
            #expect(portal.chosen == [ids[4], ids[5], ids[3]])
            let all =
                portal.top.map(\.id) + portal.latest.map(\.id) + portal.channelBlocks.flatMap { $0.articles.map(\.id) }
            #expect(all.count == Set(all).count)

            let slots = try await platform.curation(of: .front, for: editor).slots
            let pinned = slots.filter { $0.kind == .pinned }
            try await platform.curate(.front, .move(pinned[1].id, up: true), by: editor)
            #expect(try await platform.portal().top.map(\.id) == [ids[4], ids[3], ids[5], ids[0], ids[1]])
            for slot in slots { try await platform.curate(.front, .remove(slot.id), by: editor) }
            portal = try await platform.portal()
            #expect(portal.top.map(\.id) == Array(ids.prefix(5)) && portal.chosen.isEmpty)
            let audited: Int? = try await platform.read {
                try $0.value("SELECT count(*) FROM audit_event WHERE kind LIKE 'curation.%' AND subject = 'front'")
            }
            #expect(audited == 7)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func itStandsThereForItsTime(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let editor = try await editor(platform)
            let new = try await platform.put(Draft(title: "新的"))
            let old = try await platform.put(Draft(title: "旧的", hoursAgo: 9))
            let (start, end) = (testNow.adding(seconds: 60), testNow.adding(seconds: 120))
            try await platform.curate(.front, .add(old, .lead, startsAt: start, endsAt: end), by: editor)
            #expect(try await platform.portal().top.first?.id == new)
            #expect(try await platform.later(60).portal().top.first?.id == old)
            #expect(try await platform.portal(at: start, for: editor).top.first?.id == old)
            #expect(try await platform.later(120).portal().top.first?.id == new)
            let phases = { @Sendable (seconds: Int64) in
                try await platform.later(seconds).curation(of: .front, for: editor).phases.values.map { $0 }
            }
            #expect(try await phases(0) == [.waiting])
            #expect(try await phases(60) == [.shown])
            #expect(try await phases(120) == [.over])
            // Page caches are told at both ends, and only then.
            for (seconds, isTold) in [(Int64(30), false), (61, true), (90, false), (121, true)] {
                let then = platform.later(seconds)
                let before = try await platform.changeNumber()
                try await then.announceCuration(since: then.clock.now.adding(seconds: -5))
                #expect((try await platform.changeNumber() > before) == isTold, "\(seconds)")
            }
            await #expect(throws: CurationError.endsBeforeItStarts) {
                try await platform.curate(.front, .add(old, .pinned, startsAt: end, endsAt: start), by: editor)
            }
            await #expect(throws: CurationError.endsBeforeItStarts) {
                try await platform.curate(
                    .front, .add(old, .pinned, startsAt: nil, endsAt: testNow.adding(seconds: -1)), by: editor)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func onlyWhatReadersHaveCanBePutFirstAndStayThere(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let editor = try await editor(platform)
            let other = try await platform.put(Draft(title: "别的频道", channel: "tech", hoursAgo: 3))
            let article = try await platform.put(Draft(title: "置顶", channel: "local", hoursAgo: 2))
            let local = CurationPlace.channel(try #require(Slug("local")))
            for state in Article.State.allCases where state != .published {
                let hidden = try await platform.put(Draft(title: "\(state)", channel: "local", state: state))
                await #expect(throws: CurationError.notListed) {
                    try await platform.curate(.front, .add(hidden, .lead, startsAt: nil, endsAt: nil), by: editor)
                }
            }
            for draft in [Draft(kind: .page), Draft(restriction: .disabled), Draft(restriction: .removed)] {
                let hidden = try await platform.put(draft)
                await #expect(throws: CurationError.notListed) {
                    try await platform.curate(.front, .add(hidden, .lead, startsAt: nil, endsAt: nil), by: editor)
                }
            }
            await #expect(throws: CurationError.notListed) {
                try await platform.curate(local, .add(other, .lead, startsAt: nil, endsAt: nil), by: editor)
            }
            try await platform.curate(.front, .add(article, .lead, startsAt: nil, endsAt: nil), by: editor)
            try await platform.curate(local, .add(article, .lead, startsAt: nil, endsAt: nil), by: editor)
            #expect(try await platform.portal().top.first?.id == article)
            #expect(try await platform.channel(try #require(Slug("local")), page: 1).chosen.map(\.id) == [article])
            _ = try await platform.write {
                try $0.execute("UPDATE article SET state = 'withdrawn' WHERE id = \(article)")
            }
            #expect(try await platform.portal().top.map(\.id).contains(article) == false)
            #expect(try await platform.channel(try #require(Slug("local")), page: 1).chosen.isEmpty)
            #expect(try await platform.curation(of: .front, for: editor).phases.values.map { $0 } == [.idle])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aChannelShowsWhatIsPinnedOnceAndFirst(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let editor = try await editor(platform)
            let slug = try #require(Slug("local"))
            var ids: [Identifier<Article>] = []
            for hour in 1...25 {
                ids.append(try await platform.put(Draft(title: "第\(hour)篇", channel: "local", hoursAgo: Int64(hour))))
            }
            try await platform.curate(.channel(slug), .add(ids[23], .pinned, startsAt: nil, endsAt: nil), by: editor)
            let first = try await platform.channel(slug, page: 1)
            // Without a lead story of the editors' the newest leads.
            #expect(first.chosen.map(\.id) == [ids[0], ids[23]])
            #expect(!first.editorsChose(first.chosen.first) && first.editorsChose(first.chosen.last))
            #expect(first.articles.items.map(\.id) == Array(ids[1..<20]))
            #expect(try await platform.channel(slug, page: 2).articles.items.map(\.id) == Array(ids[20...]))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func blocksStandInTheirOrderAndCanBeHidden(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let editor = try await editor(platform)
            for channel in ["a", "b", "c"] {
                for number in 0..<14 { try await platform.put(Draft(title: "\(channel)\(number)", channel: channel)) }
            }
            let order = { @Sendable in try await platform.portal().channelBlocks.map(\.channel.slug.description) }
            #expect(try await order() == ["a", "b", "c"])
            let blocks = try await platform.curation(of: .front, for: editor).blocks
            try await platform.curate(.front, .moveBlock(blocks[2].channel.id, up: true), by: editor)
            #expect(try await order() == ["a", "c", "b"])
            try await platform.curate(.front, .hideBlock(blocks[0].channel.id, true), by: editor)
            #expect(try await order() == ["c", "b"])
            try await platform.curate(.front, .hideBlock(blocks[0].channel.id, false), by: editor)
            try await platform.curate(.front, .moveBlock(blocks[0].channel.id, up: true), by: editor)
            #expect(try await order() == ["a", "c", "b"])
        }
    }
}
