import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct ReadCountingTests {
    @Test(arguments: DatabaseKind.allCases) func countsAReaderOnceADay(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let article = try await platform.put(Draft(title: "一"))
            try await platform.read(article, by: 1...3, from: .portal)
            // A second process, or the same after a restart, has seen nobody yet.
            try await platform.read(article, by: 1...4, from: .hot)
            #expect(try await platform.reads(of: article) == 4)
            let tomorrow = platform.at(testNow.adding(days: 1))
            try await tomorrow.read(article, by: 1...2)
            #expect(try await platform.reads(of: article) == 6)
            let sources = try await platform.read { connection in
                try connection.rows("SELECT day, source, reads FROM article_day ORDER BY day, source") {
                    "\(try $0["source"] as String) \(try $0["reads"] as Int)"
                }
            }
            #expect(sources == ["hot 1", "portal 3", "direct 2"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func severalNodesCountTogether(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let article = try await platform.put(Draft(title: "一")), other = try await platform.put(Draft(title: "二"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for node in 0..<6 {
                    group.addTask {
                        // Every reader is seen by two nodes.
                        try await platform.read(node.isMultiple(of: 2) ? article : other, by: 1...60)
                        try await platform.read(article, by: (node * 20 + 1)...(node * 20 + 40))
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await platform.reads(of: article) == 140)
            #expect(try await platform.reads(of: other) == 60)
            let sums = try await platform.read { connection in
                try connection.rows(
                    "SELECT CAST(sum(reads) AS \(.integer)) AS reads FROM article_day GROUP BY article_id ORDER BY reads"
                ) { try $0["reads"] as Int }
            }
            #expect(sums == [60, 140])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func throwsAwayWhatReadersWereKnownBy(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let article = try await platform.put(Draft(title: "一")), other = try await platform.put(Draft(title: "二"))
            try await platform.read(article, by: 1...1, network: "n")
            try await platform.read(other, by: 1...1, network: "n")
            let marks = try await platform.read { connection in
                try connection.rows("SELECT reader, network FROM read_mark") {
                    [try $0["reader"] as Int64, try $0["network"] as Int64]
                }
            }
            // Not even today do the marks say that it was the same reader.
            #expect(marks.count == 2 && Set(marks.flatMap { $0 }).count == 4)
            try await platform.forgetReaders()
            #expect(try await platform.read { try $0.value("SELECT count(*) FROM read_mark") } == 2)
            try await platform.at(testNow.adding(days: 1)).forgetReaders()
            for table in ["read_mark", "read_salt"] as [SQL] {
                #expect(try await platform.read { try $0.value("SELECT count(*) FROM \(table)") } == 0)
            }
            #expect(try await platform.reads(of: article) == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func leavesMembersAndWhatIsNotPublicOut(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let article = try await cast.article(by: cast.owner, "正文。")
            try await platform.read(article, by: 1...1)
            #expect(try await platform.reads(of: article) == 0)
            try await cast.publish(article)
            let member = try await platform.openSession(of: cast.contributor)
            let stranger = try await platform.openSession(of: cast.stranger)
            try await platform.read(article, by: 2...2, session: member)
            try await platform.read(article, by: 3...3, session: stranger)
            // The same account from elsewhere is the same reader.
            try await platform.read(article, by: 4...4, session: stranger)
            #expect(try await platform.reads(of: article) == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func damsManyReadsFromOneNetwork(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let article = try await platform.put(Draft(title: "一"))
            try await platform.read(article, by: 1...3, network: "campus")
            try await platform.read(article, by: 4...6, network: "campus")
            let weight: Double? = try await platform.read { try $0.value("SELECT weight FROM article_pace") }
            #expect(abs((weight ?? 0) - (3 + 3.0 / 4 + 3.0 / 5 + 3.0 / 6)) < 1e-9)
            try await platform.read(article, by: 7...400, network: "campus")
            #expect(try await platform.reads(of: article) == RankingPolicy.standard.readsPerNetwork)
        }
    }

    @Test func remembersNoMoreThanItHasRoomFor() {
        let counter = ReadCounter()
        let article = Identifier<Article>.mint()
        for reader in 0..<(ReadCounter.capacity + 10) {
            counter.see(article, by: reader, at: testNow) { sighting(of: article) }
        }
        counter.see(article, by: 1, at: testNow) { sighting(of: article) }
        let taken = counter.take(.max)
        #expect(taken.sightings.count == ReadCounter.capacity)
        #expect(taken.lost == 10)
        counter.putBack(Array(taken.sightings.prefix(5)))
        #expect(counter.take(3).sightings.count == 3)
        #expect(counter.take(3).sightings.count == 2)
    }

    @Test func countsDaysOfTheSitesCalendar() {
        let shanghai = SiteSettings.standard.zone
        let noon = CalendarDay(testNow, in: shanghai)
        #expect(noon.iso == "2026-11-23")
        #expect(CalendarDay(testNow.adding(seconds: 12 * 3600), in: shanghai) == noon.adding(1))
        #expect(CalendarDay(noon.start(in: shanghai), in: shanghai) == noon)
        #expect(CalendarDay(noon.start(in: shanghai).adding(milliseconds: -1), in: shanghai) == noon.adding(-1))
    }

    private func sighting(of article: Identifier<Article>) -> Sighting {
        Sighting(
            article: article, session: nil, address: "", network: "", userAgent: "", source: .direct, time: testNow)
    }
}

extension Platform {
    func openSession(of account: Account) async throws -> SecretToken {
        let now = clock.now
        return try await writeUnseen { try SessionStore(connection: $0).open(for: account.id, device: "", at: now) }
    }
}
