import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// What the desk does to a comment is a decision, and its author has the statement of reasons and the appeal.
@Suite struct CommentDecisionTests {
    @Test(arguments: DatabaseKind.allCases, [CommentAction.hide, .remove])
    func itsAuthorReadsWhyAndAppeals(_ kind: DatabaseKind, _ action: CommentAction) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let author = talk.cast.stranger
            let comment = try await platform.say("水涨了", on: talk.article, by: author)
            try await platform.moderate(comment.id, action, CommentGround(.spam), by: talk.cast.reviewer)
            let id = try await talk.decision(on: comment.id)

            let statement = try await platform.statement(id, for: author)
            #expect(statement.mayAppeal && statement.facts?.title == "水涨了")
            #expect(statement.decision.reasons.explanation.contains("Spam"))
            #expect(try await platform.ownDecisions(of: author, page: 1).items.items.map(\.decision.id) == [id])
            // It is nobody else's: neither the publication's nor another reader's.
            let other = try await platform.somebody("other")
            for account in [talk.cast.owner, talk.cast.contributor, other, talk.cast.reviewer] {
                await #expect(throws: ReadingError.noSuchPage) { _ = try await platform.statement(id, for: account) }
                #expect(try await platform.ownDecisions(of: account, page: 1).items.items.isEmpty)
                await #expect(throws: ReadingError.noSuchPage) {
                    try await platform.appeal(against: id, "不对", by: account)
                }
            }
            await #expect(throws: (any Error).self) {
                try await platform.moderate(comment.id, .restore, CommentGround(), by: author)
            }
            await #expect(throws: DecisionError.appealTooLate) {
                try await platform.later(181 * 86_400).appeal(against: id, "不对", by: author)
            }

            try await platform.appeal(against: id, "没有广告。", by: author)
            await #expect(throws: (any Error).self) {
                try await platform.takeAppeal(against: id, by: talk.cast.reviewer)
            }
            #expect(try await platform.takeNextAppeal(by: talk.siteOperator) == id)
            try await platform.hearAppeal(against: id, overturns: true, reason: "不是广告。", by: talk.siteOperator)
            #expect(try await platform.find(comment.id).state == .visible)
            #expect(try await talk.section().count == 1)
            let entry = try await platform.publicDecision(id).decision
            #expect(entry.ending == .overturned && entry.outcome == "不是广告。" && entry.subject == .comment)
            #expect(try await platform.notifications(of: author, page: 1).items.map(\.kind).contains(.appealHeard))
            #expect(try await platform.events(of: comment.id).last?.kind == .restored)
        }
    }

    /// Whoever decided never hears the appeal, whatever else they are.
    @Test(arguments: DatabaseKind.allCases) func neverTheSamePerson(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let comment = try await talk.comment(.visible)
            try await platform.moderate(comment.id, .remove, CommentGround(.abuse), by: talk.siteOperator)
            let id = try await talk.decision(on: comment.id)
            try await platform.appeal(against: id, "不对", by: talk.cast.stranger)
            await #expect(throws: DecisionError.decidedByYou) {
                try await platform.takeAppeal(against: id, by: talk.siteOperator)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func thePublicationDoesNotUndoThePlatform(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let comment = try await talk.comment(.visible)
            try await platform.moderate(comment.id, .hide, CommentGround(.spam), by: talk.cast.reviewer)
            await #expect(throws: AccessError.notAllowed) {
                try await platform.moderate(comment.id, .restore, CommentGround(), by: talk.cast.owner)
            }
            let handle = try #require(Handle("writers"))
            let queue = try await platform.commentQueue(
                of: handle, CommentFilter(.hidden), page: 1, for: talk.cast.owner)
            #expect(queue.items.items.first?.actions.contains(.restore) == false)
            try await platform.moderate(comment.id, .restore, CommentGround(note: "看错了"), by: talk.cast.reviewer)
            #expect(try await platform.find(comment.id).state == .visible)
            let id = try await talk.decision(on: comment.id)
            #expect(try await platform.publicDecision(id).decision.ending == .lifted)
            // What the publication takes down itself is no decision, and is its own to show again.
            try await platform.moderate(comment.id, .hide, CommentGround(.spam), by: talk.cast.owner)
            #expect(try await platform.count("decision") == 1)
            try await platform.moderate(comment.id, .restore, CommentGround(), by: talk.cast.editor)
            #expect(try await platform.find(comment.id).state == .visible)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatWaitedIsShownAndWhatWasDeletedIsNot(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let (waiting, deleted) = (try await talk.comment(.pending), try await talk.comment(.visible))
            for comment in [waiting, deleted] {
                try await platform.moderate(comment.id, .hide, CommentGround(.spam), by: talk.cast.reviewer)
            }
            try await platform.deleteComment(deleted.id, by: talk.cast.stranger)
            for comment in [waiting, deleted] {
                let id = try await talk.decision(on: comment.id)
                try await platform.appeal(against: id, "不对", by: talk.cast.stranger)
                try await platform.takeAppeal(against: id, by: talk.siteOperator)
                try await platform.hearAppeal(against: id, overturns: true, reason: "好", by: talk.siteOperator)
            }
            #expect(try await platform.find(waiting.id).state == .visible)
            let gone = try await platform.find(deleted.id)
            #expect(gone.state == .removed && gone.deletedAt != nil)
        }
    }
}

extension Conversation {
    /// The last decision about a comment.
    fileprivate func decision(on comment: Identifier<Publishing.Comment>) async throws -> Identifier<Decision> {
        try await platform.read {
            try #require(try DecisionStore(connection: $0).all(on: .comment(comment)).first).id
        }
    }
}
