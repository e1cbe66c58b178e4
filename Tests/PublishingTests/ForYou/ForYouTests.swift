import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct ForYouTests {
    private func interestRows(_ platform: Platform) async throws -> Int {
        try await platform.read { try $0.value("SELECT count(*) FROM interest") ?? 0 }
    }

    @Test(arguments: DatabaseKind.allCases) func keepsNothingUntilItIsTurnedOn(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await platform.somebody("reader")
            let article = try await platform.put(Draft(title: "潮汐", channel: "tech", topics: ["潮汐"]))
            let session = try await platform.openSession(of: reader)
            try await platform.read(article, by: 1...1, session: session)
            #expect(try await interestRows(platform) == 0)
            #expect(try await platform.forYou(for: reader.id).choice == nil)
            await #expect(throws: ReadingError.noSuchPage) {
                try await platform.change([], for: reader)
            }

            try await platform.turnOnForYou(learning: true, for: reader)
            try await platform.at(testNow.adding(days: 1)).read(article, by: 1...1, session: session)
            #expect(try await interestRows(platform) == 3)
            try await platform.eraseInterests(of: reader)
            #expect(try await interestRows(platform) == 0)
            #expect(try await platform.forYou(for: reader.id).choice != nil)
            try await platform.turnOffForYou(for: reader)
            #expect(try await platform.forYou(for: reader.id).choice == nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func ordersByInterestsAndSaysWhy(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await platform.somebody("reader")
            let old = try await platform.put(Draft(title: "读过的话题", hoursAgo: 30, topics: ["潮汐"]))
            let other = try await platform.put(Draft(title: "同一话题", publication: "sea", hoursAgo: 20, topics: ["潮汐"]))
            let muted = try await platform.put(Draft(title: "不看", publication: "noise", hoursAgo: 1))
            let newest = try await platform.put(Draft(title: "新", publication: "new", hoursAgo: 2))
            try await platform.turnOnForYou(learning: true, for: reader)
            try await platform.read(old, by: 1...1, session: try await platform.openSession(of: reader))
            let handle = try #require(Handle("noise"))
            let noise = try await platform.read { try PublicationStore(connection: $0).find(handle)?.id.rawValue }
            try await platform.change([(.publication, try #require(noise), .set(.never))], for: reader)
            let list = try await platform.forYou(for: reader.id)
            let ids = list.articles.map(\.card.id)
            #expect(Set(ids) == [old, other, newest] && ids.last == newest && !ids.contains(muted))
            let reasons = Dictionary(uniqueKeysWithValues: list.articles.map { ($0.card.id, $0.reason) })
            #expect(reasons[other] == .interest(.topic, LocalizedText("潮汐"), isChosen: false))
            #expect(reasons[newest] == .latest)

            try await platform.addInterest(inTopic: "潮汐", for: reader)
            let chosen = try await platform.forYou(for: reader.id)
            #expect(chosen.interests.first?.kind == .topic && chosen.interests.first?.weight == 3)
            #expect(chosen.articles.first?.reason == .interest(.topic, LocalizedText("潮汐"), isChosen: true))
            await #expect(throws: ReadingError.noSuchTopic) {
                try await platform.addInterest(inTopic: "没有", for: reader)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func followsCountAndLearnedInterestsFade(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let reader = try await platform.somebody("reader")
            let article = try await platform.put(Draft(title: "一"))
            try await platform.turnOnForYou(learning: true, for: reader)
            try await platform.read(article, by: 1...1, session: try await platform.openSession(of: reader))
            let now = try await platform.forYou(for: reader.id).interests
            let later = try await platform.at(testNow.adding(days: 30)).forYou(for: reader.id).interests
            #expect(now.map(\.learned) == [1] && later.map(\.learned) == [0.5])
            try await platform.write { connection in
                _ = try connection.execute(
                    """
                    INSERT INTO publication_follow (publication_id, account_id, created_at)
                    VALUES (\(now[0].subject), \(reader.id), \(testNow))
                    """)
            }
            let followed = try await platform.forYou(for: reader.id)
            #expect(followed.interests.map(\.isFollowed) == [true] && followed.interests.map(\.weight) == [3])
            #expect(try await platform.latest(page: 1).articles.items.map(\.id) == [article])
        }
    }
}
