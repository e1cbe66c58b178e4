import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct RelatingTests {
    @Test(arguments: DatabaseKind.allCases) func articlesOnOneSubjectAreRelatedAndSayWhatTheyShare(
        _ kind: DatabaseKind
    ) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let site = try await Subjects.put(on: platform)
            try await platform.relateAll()
            for id in site.talks {
                let related = try await platform.article(id).related
                #expect(Set(related.prefix(2).map(\.card.id)) == Set(site.talks.filter { $0 != id }))
                for entry in related.prefix(2) {
                    guard case .shares(let words) = entry.reason else {
                        Issue.record("\(entry.reason)")
                        continue
                    }
                    #expect(words.contains("伊核谈判"), "\(words)")
                    #expect(words.count <= 3)
                }
            }
            #expect(try await platform.article(site.harbour[0]).related.first?.card.id == site.harbour[1])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func neitherCopiesOfTheArticleNorOfEachOther(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let site = try await Subjects.put(on: platform)
            // Somebody else publishes two of them again, with a word changed.
            let copies = try await [
                platform.put(
                    Draft(
                        title: Subjects.talks[0].title, publication: "copier", channel: "news", topics: ["talks"],
                        text: Subjects.talks[0].text.replacing("举行", with: "开始"))),
                platform.put(
                    Draft(
                        title: Subjects.talks[1].title, publication: "another", channel: "news", topics: ["talks"],
                        text: Subjects.talks[1].text + "完。")),
            ]
            try await platform.relateAll()
            let related = try await platform.article(site.talks[0]).related.map(\.card.id)
            #expect(!related.contains(copies[0]), "a copy of itself, not even for its topic or channel")
            #expect(related.filter { [site.talks[1], copies[1]].contains($0) }.count == 1, "one of two that are alike")
            #expect(related.contains(site.talks[2]))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsTakenDownIsGoneAtOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let site = try await Subjects.put(on: platform)
            try await platform.relateAll()
            for change: SQL in [
                "restriction = 'removed'", "restriction = 'disabled'", "restriction = 'demoted'", "state = 'withdrawn'",
            ] {
                _ = try await platform.write { connection in
                    try connection.execute("UPDATE article SET \(change) WHERE id = \(site.talks[1])")
                }
                let related = try await platform.article(site.talks[0]).related.map(\.card.id)
                #expect(!related.contains(site.talks[1]), "\(change)")
                #expect(related.first == site.talks[2])
                // Nor is it chosen anew.
                try await platform.relateAll()
                #expect(try await platform.neighbours(of: site.talks[0]).map(\.article) == [site.talks[2]])
                _ = try await platform.write { connection in
                    try connection.execute(
                        "UPDATE article SET restriction = 'none', state = 'published' WHERE id = \(site.talks[1])")
                }
                try await platform.relateAll()
                #expect(
                    try await platform.article(site.talks[0]).related.count { site.talks.contains($0.card.id) } == 2)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func noMoreThanTwoOfOnePublicationHoweverNear(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let site = try await Subjects.put(on: platform)
            for number in 1...4 {
                try await platform.put(
                    Draft(
                        title: "伊核谈判第\(number)天", publication: "busy",
                        text: Subjects.days[number - 1]))
            }
            try await platform.relateAll()
            let related = try await platform.article(site.talks[0]).related
            #expect(related.count { $0.card.publicationHandle.description == "busy" } == 2)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func publishingFindsNeighboursAndIsFoundByThem(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let site = try await Subjects.put(on: platform)
            try await platform.relateAll()
            let cast = try await Cast.gather(on: platform)
            let id = try await cast.article(by: cast.owner, "伊核谈判又推迟了,制裁没有松动。", "各方都说,制裁是伊核谈判的难处,伊核谈判离不开制裁。")
            let relating = Relating(platform)
            #expect(try await relating.waiting() == 0, "a draft is nobody's neighbour")
            try await cast.publish(id)
            #expect(try await relating.waiting() == 1)
            try await relating.finish()
            #expect(Set(try await platform.neighbours(of: id).map(\.article)).isSuperset(of: site.talks))
            for other in site.talks {
                #expect(try await platform.neighbours(of: other).map(\.article).contains(id))
            }

            // What it says now is about something else.
            var draft = cast.text("鱼贩说早市从四点开始。", "渔港的早市上,最早的鱼贩三点就到渔港。", title: "又是早市")
            draft.filing.correction = nil
            _ = try await platform.saveDraft(id, draft, base: 2, by: cast.owner)
            try await cast.publish(id)
            try await relating.finish()
            let neighbours = try await platform.neighbours(of: id).map(\.article)
            #expect(Set(neighbours).isSuperset(of: site.harbour) && Set(neighbours).isDisjoint(with: site.talks))
            for other in site.talks {
                #expect(try await !platform.neighbours(of: other).map(\.article).contains(id))
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatWasStoppedGoesOnWhereItWas(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let site = try await Subjects.put(on: platform)
            let all = site.talks + site.harbour
            try await platform.relateAll()
            let whole = try await all.asyncMap { try await platform.neighbours(of: $0) }
            let first = Relating(platform)
            try await first.askForAll()
            #expect(try await first.waiting() == Subjects.count)
            #expect(try await first.next())
            try await first.release()
            let second = Relating(platform)
            #expect(try await second.waiting() == Subjects.count, "read, and not compared yet")
            try await second.finish()
            #expect(try await second.waiting() == 0)
            #expect(try await all.asyncMap { try await platform.neighbours(of: $0) } == whole)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func ofSeveralProcessesOneDoesIt(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await Subjects.put(on: platform)
            let (first, second) = (Relating(platform), Relating(platform))
            try await first.askForAll()
            #expect(try await first.next())
            #expect(try await !second.next())
            // The first has died.
            let later = Relating(platform.at(testNow.adding(seconds: 31)))
            #expect(try await later.next())
            #expect(try await !first.next())
            try await later.release()
            #expect(try await second.next())
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aSiteThatHasDoubledIsLookedAtAnew(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await Subjects.put(on: platform)
            try await Relating(platform).askForAll()
            try await Relating(platform).finish()
            let stock = Subjects.count
            func count() async throws -> Int {
                try await platform.read { try RelatedStatistics(connection: $0).state().stock }
            }
            #expect(try await count() == stock)
            for number in 1..<stock {
                try await platform.put(Draft(title: "第\(number)篇"))
            }
            try await Relating(platform).finish()
            #expect(try await count() == stock, "one is missing yet")
            try await platform.put(Draft(title: "最后一篇"))
            try await Relating(platform).finish()
            #expect(try await count() == 2 * stock)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func anArticleThatIsGoneIsForgotten(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let site = try await Subjects.put(on: platform)
            try await platform.write { connection in
                try connection.execute("UPDATE article SET state = 'withdrawn' WHERE id = \(site.talks[0])")
                try RelatedQueue(connection: connection).add(site.talks[0], at: testNow)
            }
            let relating = Relating(platform)
            try await relating.finish()
            #expect(try await relating.waiting() == 0)
            #expect(try await platform.neighbours(of: site.talks[0]).isEmpty)
        }
    }
}

/// Articles on two subjects.
struct Subjects {
    let talks: [Identifier<Article>]
    let harbour: [Identifier<Article>]

    static let talks = [
        (title: "伊核谈判在阿曼举行", text: "伊核谈判在阿曼举行,美国与伊朗各派代表。代表们说,伊核谈判走到哪一步,要看制裁何时解除。制裁不解除,伊核谈判就没有结果。"),
        (title: "制裁与伊核谈判", text: "美国恢复制裁,伊朗称伊核谈判不会停止。油轮停在港外,石油出口少了一半,制裁让买家都在等消息,也在等伊核谈判。"),
        (title: "伊核谈判的三轮", text: "他在日内瓦参加过三轮伊核谈判。日记里说,伊核谈判换了几批人,制裁的清单却越来越长,长到没有人记得清制裁从哪里开始。"),
    ]
    static let harbour = [
        (title: "渔港的早市", text: "早市从四点开始,鱼贩先到,船后到。渔港的灯还亮着,鱼贩已经把早市的价钱喊了三遍。渔港的早市没有招牌。"),
        (title: "渔港变了", text: "老渔港要改成公园,鱼贩说早市没有地方去。早市上的鱼贩一半是从前的船员,渔港变了,早市也要变。"),
    ]
    static let days = [
        "伊核谈判进入又一天,制裁仍无结果,记者住在城外的旅店,等伊核谈判的消息。", "天气很热,伊核谈判换了会场,制裁仍无结果,会场里没有风扇。",
        "翻译病了,伊核谈判另找一位,制裁仍无结果,翻译住进医院。", "晚饭以后大家散去,伊核谈判和制裁都没有人再提,只谈晚饭的鱼。",
    ]
    /// On nothing, so that words of the subjects are as rare as on a real site.
    static let others = (0..<24).map { number in
        String(String.UnicodeScalarView((0..<40).compactMap { Unicode.Scalar(UInt32(0x5000 + number * 40 + $0)) }))
    }
    static var count: Int { talks.count + harbour.count + others.count }

    @discardableResult
    static func put(on platform: Platform) async throws -> Subjects {
        func put(_ texts: [(title: String, text: String)], _ name: String) async throws -> [Identifier<Article>] {
            var ids: [Identifier<Article>] = []
            for (index, text) in texts.enumerated() {
                ids.append(
                    try await platform.put(
                        Draft(
                            title: text.title, publication: "\(name)\(index)", channel: "news", topics: [name],
                            text: text.text)))
            }
            return ids
        }
        for other in others {
            try await platform.put(
                Draft(title: String(other.prefix(8)), publication: "others", hoursAgo: 99, text: other))
        }
        return Subjects(talks: try await put(talks, "talks"), harbour: try await put(harbour, "harbour"))
    }
}

extension Relating {
    func finish() async throws {
        while try await next() {}
        try await release()
    }
}

extension Platform {
    func relateAll() async throws {
        try await Relating(self).askForAll()
        try await Relating(self).finish()
    }

    func neighbours(of article: Identifier<Article>) async throws -> [Neighbour] {
        try await read { try RelatedStore(connection: $0).neighbours(of: article) }
    }
}

extension Sequence {
    func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var mapped: [T] = []
        for element in self { mapped.append(try await transform(element)) }
        return mapped
    }
}
