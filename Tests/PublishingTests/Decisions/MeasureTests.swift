import Document
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// What measures do to articles, comments and publications, alone and together, and what is left when they end.
@Suite struct MeasureTests {
    @Test(arguments: DatabaseKind.allCases) func theStrongestHoldsAndEachEndsOnItsOwn(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let subject = DecisionSubject.article(article)
            try await court.decide(.label("讽刺作品", until: testNow.adding(days: 9)), on: subject)
            #expect(try await court.restriction(article) == .labelled)
            try await court.decide(MeasureOrder(.closeComments, until: testNow.adding(days: 2)), on: subject)
            try await court.decide(MeasureOrder(.demote, until: testNow.adding(days: 4)), on: subject)
            let removal = try await court.decide(
                MeasureOrder(.remove, until: testNow.adding(days: 6)), on: subject)
            #expect(try await court.restriction(article) == .removed)
            await #expect(throws: RemovedArticle.self) { _ = try await platform.article(article) }

            let expected: [(days: Int64, ended: Int, is: Article.Restriction)] = [
                (1, 0, .removed), (3, 1, .removed), (5, 1, .removed), (7, 1, .labelled), (10, 1, .none),
            ]
            for step in expected {
                #expect(try await court.later(days: step.days).platform.endMeasures() == step.ended, "\(step.days)")
                #expect(try await court.restriction(article) == step.is, "\(step.days)")
                if step.days == 7 { #expect(try await platform.article(article).label == "讽刺作品") }
            }
            #expect(try await court.decision(removal).ending == .expired)
            #expect(try await platform.article(article).label == nil)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aWeakerMeasureHoldsBesideAStrongerOne(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            for measure in [Measure.closeComments, .limitAge] {
                try await court.decide(MeasureOrder(measure), on: .article(article))
            }
            try await court.decide(.label("影评"), on: .article(article))
            await #expect(throws: AgeLimited.self) { _ = try await platform.article(article) }
            let contents = try await platform.article(article, isAdult: true)
            #expect(contents.label == "影评")
            #expect(contents.orders.closesComments != nil && contents.orders.limitsAge != nil)
            #expect(contents.article.restriction == .ageLimited)
            // Not recommended, nor in a feed, but found by who looks for it.
            #expect(try await platform.feed(.site).entries.isEmpty)
            #expect(try await platform.publication(try #require(Handle("quays")), page: 1).articles.items.count == 1)
            #expect(try await platform.hot().articles.isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatReviewOrdersStandsBesideWhatIsDecided(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform, state: .probation)
            try await court.room.setPolicy { $0.undoSeconds = 0 }
            let article = try await court.room.write()
            let first = try await court.room.submit(article)
            try await platform.decide(first, .approve(label: "转载"), by: court.room.reviewer)
            #expect(try await platform.article(article).label == "转载")
            let labelled = try await court.decide(.label("来源不明"), on: .article(article))
            #expect(try await platform.article(article).label == "来源不明")
            // An update without a label of the reviewers' leaves the platform's.
            try await court.room.save(article, "渡船停航", [.paragraph([.plain("潮水第二次涨上来，船没有来。")])])
            let second = try await court.room.submit(article)
            try await platform.decide(second, .approve(label: nil), by: court.room.reviewer)
            #expect(try await platform.article(article).label == "来源不明")
            try await platform.lift(labelled, reason: "", by: court.room.siteOperator)
            #expect(try await platform.article(article).label == nil)
            #expect(try await court.restriction(article) == .none)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func commentsComeBackAsTheyWere(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let comment = try await court.comment(on: article)
            _ = try await platform.write {
                try $0.execute("UPDATE comment SET state = 'featured' WHERE id = \(comment)")
            }
            let hiding = try await court.decide(MeasureOrder(.hide), on: .comment(comment), by: court.room.reviewer)
            #expect(try await court.state(of: comment) == .hidden)
            #expect(try await platform.article(article).comments.page.threads.isEmpty)
            let removal = try await court.decide(MeasureOrder(.remove), on: .comment(comment))
            #expect(try await court.state(of: comment) == .removed)
            try await platform.lift(hiding, reason: "", by: court.room.reviewer)
            #expect(try await court.state(of: comment) == .removed)
            try await platform.lift(removal, reason: "", by: court.room.reviewer)
            #expect(try await court.state(of: comment) == .featured)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aPublicationComesBackAsItWas(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let subject = DecisionSubject.publication(court.room.publication)
            let article = try await court.article()
            try await court.decide(MeasureOrder(.mute, until: testNow.adding(days: 5)), on: subject)
            #expect(try await court.state() == .muted)
            await #expect(throws: AccessError.self) {
                _ = try await platform.beginArticle(
                    in: court.room.publication, by: court.room.owner, language: .english)
            }
            let freeze = try await court.decide(MeasureOrder(.freeze), on: subject)
            #expect(try await court.state() == .frozen)
            try await platform.lift(freeze, reason: "查明", by: court.room.siteOperator)
            #expect(try await court.state() == .muted)
            var order = MeasureOrder(.close)
            order.keepsArticles = false
            let closing = try await court.decide(order, on: subject)
            #expect(try await court.state() == .closed)
            #expect(try await court.room.article(article).state == .withdrawn)
            #expect(try await court.later(days: 6).platform.endMeasures() == 1)
            #expect(try await court.state() == .closed)
            try await platform.lift(closing, reason: "查明", by: court.room.siteOperator)
            #expect(try await court.state() == .active)
            #expect(try await platform.article(article).revision.content.title == "渡船")
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatMakesNoSenseIsRefused(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = DecisionSubject.article(try await court.article())
            let publication = DecisionSubject.publication(court.room.publication)
            let past = testNow.adding(seconds: -1)
            let refused: [(MeasureOrder, DecisionSubject, DecisionError)] = [
                (MeasureOrder(.hide), article, .unsuitable), (MeasureOrder(.remove), publication, .unsuitable),
                (MeasureOrder(.label), article, .labelMissing), (MeasureOrder(.mute), publication, .endMissing),
                (MeasureOrder(.remove, until: past), article, .endPast),
                (MeasureOrder(.close, until: testNow.adding(days: 1)), publication, .endlessMeasure),
            ]
            for (order, subject, error) in refused {
                await #expect(throws: error) { try await court.decide(order, on: subject) }
            }
            try await court.decide(MeasureOrder(.demote), on: article)
            await #expect(throws: DecisionError.alreadyOrdered) {
                try await court.decide(MeasureOrder(.demote), on: article)
            }
            var reasons = Tribunal.reasons(.law)
            reasons.rule = " "
            await #expect(throws: DecisionError.ruleMissing) {
                _ = try await platform.decide(
                    MeasureOrder(.remove), on: article, reasons, by: court.room.siteOperator)
            }
            reasons = Tribunal.reasons()
            reasons.facts = String(repeating: "实", count: 5001)
            await #expect(throws: DecisionError.tooLong(limit: 5000)) {
                _ = try await platform.decide(
                    MeasureOrder(.remove), on: article, reasons, by: court.room.siteOperator)
            }
        }
    }

    /// The jurisdiction says what a statement of reasons must hold.
    @Test(arguments: SiteSettings.Jurisdiction.allCases) func requiredReasons(
        _ jurisdiction: SiteSettings.Jurisdiction
    ) async throws {
        try await withPlatform(.sqlite) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            try await platform.changeSetting(SiteSettings.self, by: court.room.siteOperator) {
                $0.jurisdiction = jurisdiction
            }
            let bare = DecisionReasons(ground: .terms, explanation: "离题")
            if jurisdiction == .none {
                try await platform.decide(
                    MeasureOrder(.demote), on: .article(article), bare, by: court.room.siteOperator)
            } else {
                await #expect(throws: DecisionError.ruleMissing) {
                    _ = try await platform.decide(
                        MeasureOrder(.demote), on: .article(article), bare, by: court.room.siteOperator)
                }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theAuthorsAreToldWithReasons(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let article = try await court.article()
            let id = try await court.decide(MeasureOrder(.remove), on: .article(article), by: court.room.reviewer)
            for account in [court.room.owner, court.room.editor] {
                #expect(try await court.room.told(account).last == .decided)
            }
            #expect(!(try await court.room.told(court.room.contributor).contains(.decided)))
            let letters = try await platform.mail().filter { $0.kind == .notification(.decided) }
            #expect(letters.map(\.path) == ["/studio/decisions/\(id)", "/studio/decisions/\(id)"])
            let statement = try await platform.statement(id, for: court.room.owner)
            #expect(statement.decision.reasons.explanation == "标题与内容不符。")
            #expect(statement.mayAppeal)
            for stranger in [court.room.stranger, court.room.contributor, court.room.reviewer] {
                await #expect(throws: ReadingError.noSuchPage) { _ = try await platform.statement(id, for: stranger) }
            }
        }
    }

    /// By hand, through the platform: who may, over both databases.
    @Test(arguments: DatabaseKind.allCases) func onlyWhoMayDecides(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let court = try await Tribunal.open(platform)
            let room = court.room
            let article = DecisionSubject.article(try await court.article())
            let publication = DecisionSubject.publication(room.publication)
            for account in [room.owner, room.stranger, room.channelEditor] {
                await #expect(throws: ReadingError.noSuchPage) {
                    try await court.decide(MeasureOrder(.demote), on: article, by: account)
                }
            }
            await #expect(throws: AccessError.notAllowed) {
                try await court.decide(MeasureOrder(.demote), on: article, by: court.appeals)
            }
            await #expect(throws: AccessError.notAllowed) {
                try await court.decide(MeasureOrder(.freeze), on: publication, by: room.reviewer)
            }
            try await platform.write {
                try MembershipStore(connection: $0).set(
                    .contributor, of: room.secondReviewer.id, in: room.publication, at: testNow)
            }
            await #expect(throws: DecisionError.ownCase) {
                try await court.decide(MeasureOrder(.demote), on: article, by: room.secondReviewer)
            }
            let id = try await court.decide(MeasureOrder(.freeze), on: publication, by: court.complaints)
            await #expect(throws: DecisionError.ownCase) {
                _ = try await platform.caseRecord(id, for: room.secondReviewer)
            }
            #expect(try await platform.caseRecord(id, for: room.reviewer).decider == "complaints")
            await #expect(throws: ReadingError.noSuchPage) {
                _ = try await platform.caseRecord(id, for: room.owner)
            }
            await #expect(throws: ReadingError.noSuchPage) {
                _ = try await platform.cases(onlyInForce: false, page: 1, for: room.owner)
            }
        }
    }
}
