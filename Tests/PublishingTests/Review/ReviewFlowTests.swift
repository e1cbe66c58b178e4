import Document
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct ReviewFlowTests {
    @Test(arguments: DatabaseKind.allCases) func fromDraftThroughChangesToReaders(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            let article = try await room.write()
            let first = try await room.submit(article)
            #expect(try await room.draftState(article) == .inReview)
            try await platform.comment(
                on: first, "谁说的？", at: .passage(block: 0, quote: "没有人", start: nil), by: room.reviewer)
            #expect(try await platform.reviews(of: article, for: room.owner).isEmpty)
            try await platform.decide(first, .requestChanges("请注明来源。"), by: room.reviewer)
            // Nothing has happened yet: it can still be undone.
            #expect(try await room.draftState(article) == .inReview)
            #expect(try await room.told(room.owner).isEmpty)

            let then = room.later(9)
            #expect(try await then.platform.carryOutDecisions() == 1)
            #expect(try await then.platform.carryOutDecisions() == 0)
            #expect(try await room.draftState(article) == .changesRequested)
            #expect(try await room.told(room.owner) == [.changesRequested])
            #expect(try await room.told(room.editor) == [.changesRequested])
            #expect(try await room.told(room.contributor).isEmpty)
            let outcome = try #require(try await platform.reviews(of: article, for: room.owner).first)
            #expect(outcome.submission.reason == "请注明来源。")
            #expect(outcome.comments.map(\.body) == ["谁说的？"])
            #expect(outcome.comments.first?.place.passage?.quote == "没有人")

            try await then.save(article, "渡船", [.paragraph([.plain("据船长说，码头上已经没有人了。")])])
            let second = try await then.submit(article)
            try await then.platform.decide(second, .approve(label: nil), by: room.reviewer)
            let last = then.later(9)
            try await last.platform.carryOutDecisions()
            let live = try await platform.article(article)
            #expect(live.revision.content.document.textBlocks == ["据船长说，码头上已经没有人了。"])
            #expect(live.article.publishedAt == last.platform.clock.now)
            #expect(live.channel?.id == room.channel)
            #expect(try await room.submission(second).state == .published)
            #expect(try await room.told(room.owner) == [.changesRequested, .approved])
            let states: [Article.State] = try await platform.read { connection in
                try connection.rows("SELECT state FROM article_event WHERE article_id = \(article) ORDER BY id") {
                    try $0["state"]
                }
            }
            #expect(
                states == [
                    .submitted, .screening, .inReview, .changesRequested, .submitted, .screening, .inReview, .published,
                ])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aDecisionIsUndoneUntilItHasEffect(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            let article = try await room.write()
            let id = try await room.submit(article)
            for decision in [
                ReviewDecision.approve(label: "未经核实"), .requestChanges("改"), .reject("不行"),
            ] {
                try await platform.decide(id, decision, by: room.reviewer)
                await #expect(throws: ReviewError.tooLateToUndo) {
                    try await platform.undoDecision(of: id, by: room.secondReviewer)
                }
                try await platform.undoDecision(of: id, by: room.reviewer)
                let submission = try await room.submission(id)
                #expect(submission.state == .inReview)
                #expect(submission.decidedBy == nil && submission.takesEffectAt == nil)
                #expect(submission.reason.isEmpty && submission.label == nil)
                #expect(submission.isClaimed(by: room.reviewer.id, at: testNow))
            }
            try await platform.decide(id, .approve(label: nil), by: room.reviewer)
            await #expect(throws: ReviewError.tooLateToUndo) {
                try await room.later(8).platform.undoDecision(of: id, by: room.reviewer)
            }
            await #expect(throws: ReviewError.notOpen) {
                try await platform.decide(id, .reject("不行"), by: room.secondReviewer)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func withoutTimeToUndoItHasEffectAtOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            try await room.setPolicy { $0.undoSeconds = 0 }
            let article = try await room.write()
            let id = try await room.submit(article)
            try await platform.decide(id, .approve(label: " 本文未经核实。 "), by: room.reviewer)
            let live = try await platform.article(article)
            #expect(live.label == "本文未经核实。")
            #expect(live.article.restriction == .labelled)
            await #expect(throws: ReviewError.tooLateToUndo) {
                try await platform.undoDecision(of: id, by: room.reviewer)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func twoReviewersAgreeWhereTheOperatorAsksForIt(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            try await room.setPolicy {
                $0.needsSecondReviewer = true
                $0.undoSeconds = 0
            }
            let article = try await room.write()
            let id = try await room.submit(article)
            let first = try await platform.decide(id, .approve(label: "提示"), by: room.reviewer)
            #expect(first.takesEffectAt == nil)
            await #expect(throws: ReviewError.needsAnother) {
                try await platform.decide(id, .approve(label: nil), by: room.reviewer)
            }
            // Taken back and given again.
            try await platform.undoDecision(of: id, by: room.reviewer)
            #expect(try await room.submission(id).approvedBy == nil)
            try await platform.decide(id, .approve(label: "提示"), by: room.reviewer)
            #expect(try await room.draftState(article) == .inReview)
            #expect(try await platform.claimNext(by: room.reviewer) == nil)
            #expect(try await platform.claimNext(by: room.secondReviewer) == id)
            try await platform.decide(id, .approve(label: nil), by: room.secondReviewer)
            let live = try await platform.article(article)
            #expect(live.label == "提示")
            let submission = try await room.submission(id)
            #expect(submission.approvedBy == room.reviewer.id && submission.decidedBy == room.secondReviewer.id)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func oneReviewerIsEnoughToRejectOrAskForChanges(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            try await room.setPolicy {
                $0.needsSecondReviewer = true
                $0.undoSeconds = 0
            }
            let article = try await room.write()
            let id = try await room.submit(article)
            try await platform.decide(id, .reject("不行。"), by: room.reviewer)
            #expect(try await room.draftState(article) == .rejected)
            #expect(try await room.told(room.owner) == [.rejected])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func anUpdateIsReviewedWhileReadersKeepWhatTheyHave(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            try await room.setPolicy { $0.undoSeconds = 0 }
            let article = try await room.write("原来的标题")
            try await platform.decide(try await room.submit(article), .approve(label: nil), by: room.reviewer)
            let live = try await platform.article(article).revision
            try await room.save(article, "新的标题", [.paragraph([.plain("新的正文。")])])
            let id = try await room.submit(article)
            #expect(try await platform.article(article).revision.content.title == "原来的标题")
            let contents = try await platform.review(id, for: room.reviewer)
            #expect(contents.submission.isUpdate)
            #expect(contents.base?.id == live.id)
            try await platform.decide(id, .reject("不行。"), by: room.reviewer)
            #expect(try await platform.article(article).revision.content.title == "原来的标题")
            #expect(try await room.draftState(article) == .rejected)
            #expect(try await room.article(article).state == .published)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func authorsTakeBackWhatIsDecidedButNotYetDone(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            let article = try await room.write()
            let id = try await room.submit(article)
            try await platform.decide(id, .approve(label: nil), by: room.reviewer)
            try await platform.recall(article, by: room.owner)
            #expect(try await room.later(60).platform.carryOutDecisions() == 0)
            #expect(try await room.draftState(article) == .draft)
            await #expect(throws: ReadingError.noSuchArticle) { try await platform.article(article) }
            await #expect(throws: ReadingError.noSuchPage) { try await platform.review(id, for: room.reviewer) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsApprovedForLaterIsPublishedThen(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform)
            try await room.setPolicy { $0.undoSeconds = 0 }
            let due = testNow.adding(seconds: 7200)
            let article = try await room.write { $0.scheduledAt = due }
            let id = try await room.submit(article)
            try await platform.decide(id, .approve(label: nil), by: room.reviewer)
            #expect(try await room.draftState(article) == .scheduled)
            #expect(try await room.later(7199).platform.publishDue() == 0)
            #expect(try await room.later(7300).platform.publishDue() == 1)
            #expect(try await platform.article(article).article.publishedAt == due)
            #expect(try await room.submission(id).state == .published)
            #expect(try await room.draftState(article) == .published)
            #expect(try await room.told(room.owner) == [.approved, .published])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func probationEndsAfterEnoughArticlesAndDays(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let room = try await Newsroom.open(platform, ageInDays: 5)
            try await room.setPolicy {
                $0.undoSeconds = 0
                $0.probationArticles = 2
                $0.probationDays = 7
            }
            for title in ["一", "二"] {
                let id = try await room.submit(try await room.write(title))
                try await platform.decide(id, .approve(label: nil), by: room.reviewer)
            }
            let state = { @Sendable in
                try await platform.read { try PublicationStore(connection: $0).find(room.publication)?.state }
            }
            #expect(try await state() == .probation)
            #expect(try await room.later(86_400).platform.endProbations() == 0)
            #expect(try await room.later(2 * 86_400).platform.endProbations() == 1)
            #expect(try await state() == .active)
            #expect(try await room.told(room.owner).last == .probationEnded)
            #expect(try await room.later(2 * 86_400).platform.endProbations() == 0)
        }
    }
}
