import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct ModerationTests {
    @Test(arguments: DatabaseKind.allCases) func everyStepIsOnRecord(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let comment = try await platform.say("水涨了", on: talk.article, by: talk.cast.stranger)
            let steps: [(CommentAction, Account, Publishing.Comment.State)] = [
                (.feature, talk.cast.owner, .featured), (.pin, talk.cast.editor, .pinned),
                (.unmark, talk.cast.owner, .visible), (.hide, talk.cast.editor, .hidden),
                (.restore, talk.cast.owner, .visible), (.remove, talk.cast.reviewer, .removed),
                (.restore, talk.siteOperator, .visible),
            ]
            for (second, (action, account, state)) in steps.enumerated() {
                try await platform.later(Int64(second)).moderate(
                    comment.id, action, CommentGround(.offTopic, note: "\(action)"), by: account)
                #expect(try await platform.find(comment.id).state == state)
                #expect(try await talk.section().count == (state.isShown ? 1 : 0))
            }
            let events = try await platform.events(of: comment.id)
            #expect(
                events.map(\.kind) == [.featured, .pinned, .unmarked, .hidden, .restored, .removed, .restored])
            #expect(events.compactMap(\.account) == steps.map(\.1.id))
            // The desk's are decisions, whose reasons begin with what was chosen.
            #expect(zip(events, steps).allSatisfy { $0.note.hasSuffix("\($1.0)") })
            #expect(events.prefix(5).allSatisfy { $0.reason == .offTopic } && events[5].note.hasPrefix("与文章无关"))
            #expect(events.map(\.createdAt) == steps.indices.map { testNow.adding(seconds: Int64($0)) })
            for action in [CommentAction.hide, .remove] {
                await #expect(throws: CommentError.reasonMissing) {
                    try await platform.moderate(comment.id, action, CommentGround(), by: talk.cast.reviewer)
                }
            }
            #expect(throws: CommentError.noteTooLong(500)) {
                _ = try CommentGround(.spam, note: String(repeating: "水", count: 501))
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsTakenDownIsForgottenByEveryPage(
        _ kind: DatabaseKind
    ) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let steps: [(CommentAction, Account, Bool)] = [
                (.feature, talk.cast.owner, false), (.hide, talk.cast.owner, true), (.restore, talk.cast.owner, false),
                (.remove, talk.cast.reviewer, true),
            ]
            let comment = try await platform.say("水涨了", on: talk.article, by: talk.cast.stranger)
            for (action, account, isForgotten) in steps {
                let before = try await platform.changeNumber()
                try await platform.moderate(comment.id, action, CommentGround(.offTopic), by: account)
                #expect((try await platform.changeNumber() > before) == isForgotten, "\(action)")
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func atMostFiveArePinned(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            var comments: [Publishing.Comment] = []
            for _ in 0..<8 { comments.append(try await talk.comment(.visible)) }
            let owner = talk.cast.owner
            // All at once: no more than five come through.
            let pinned = await withTaskGroup(of: Bool.self) { group in
                for comment in comments {
                    group.addTask {
                        (try? await platform.moderate(comment.id, .pin, CommentGround(), by: owner)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(pinned == 5)
            let page = try await talk.section().page
            #expect(page.pinned.count == 5 && page.threads.count == 3)
            let left = try #require(page.threads.first?.comment.comment)
            await #expect(throws: CommentError.tooManyPinned(5)) {
                try await platform.moderate(left.id, .pin, CommentGround(), by: owner)
            }
            let reply = try await platform.say("答", on: talk.article, answering: left.id, by: talk.cast.stranger)
            await #expect(throws: CommentError.notPinnable) {
                try await platform.moderate(reply.id, .pin, CommentGround(), by: owner)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func reportsGoToTheDesk(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let (good, bad) = (try await talk.comment(.visible), try await talk.comment(.visible))
            let (one, other) = (try await platform.somebody("one"), try await platform.somebody("other"))
            for account in [one, other, one] {
                for comment in [good, bad] {
                    try await platform.reportComment(comment.id, CommentGround(.abuse, note: "看"), by: account)
                }
            }
            await #expect(throws: CommentError.reasonMissing) {
                try await platform.reportComment(good.id, CommentGround(), by: one)
            }
            let desk = talk.cast.reviewer
            #expect(try await platform.waitingComments(for: desk) == 2)
            #expect(try await platform.waitingComments(for: one) == 0)
            let queue = try await platform.commentQueue(CommentFilter(.reported), page: 1, for: desk)
            #expect(queue.items.items.map(\.reports.count) == [2, 2])
            #expect(queue.items.items.first?.reports.first?.note == "看")
            try await platform.moderate(good.id, .dismiss, CommentGround(), by: desk)
            try await platform.moderate(bad.id, .hide, CommentGround(.abuse), by: talk.cast.owner)
            #expect(try await platform.waitingComments(for: desk) == 0)
            #expect(try await platform.count("comment_report WHERE settled_at IS NULL") == 0)
            #expect(try await platform.count("comment WHERE reports <> 0") == 0)
            // Reported again by the same reader it is not asked again; by another it is.
            try await platform.reportComment(good.id, CommentGround(.abuse), by: one)
            #expect(try await platform.waitingComments(for: desk) == 0)
            try await platform.reportComment(good.id, CommentGround(.abuse), by: talk.cast.editor)
            #expect(try await platform.waitingComments(for: desk) == 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func likesCountOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let comment = try await talk.comment(.visible), one = try await platform.somebody("one")
            for _ in 0..<2 {
                #expect(
                    try await platform.setLike(true, ofComment: comment.id, by: one) == Switched(isOn: true, count: 1))
            }
            #expect(try await talk.section(for: one).threads.first?.comment.isLiked == true)
            #expect(try await talk.section().threads.first?.comment.isLiked == false)
            try await platform.moderate(comment.id, .hide, CommentGround(.spam), by: talk.cast.owner)
            // Taking back works also where liking does not.
            #expect(try await platform.setLike(false, ofComment: comment.id, by: one).count == 0)
            await #expect(throws: CommentError.noSuchComment) {
                _ = try await platform.setLike(true, ofComment: comment.id, by: one)
            }
        }
    }
}
