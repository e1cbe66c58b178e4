import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct CommentingTests {
    @Test(arguments: DatabaseKind.allCases) func whatIsSaidIsSeenAndCounted(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let (reader, other) = (talk.cast.stranger, try await platform.somebody("other"))
            let root = try await platform.say("水涨了。", on: talk.article, by: reader)
            let reply = try await platform.later(1).say("真的？", on: talk.article, answering: root.id, by: other)
            // One level: who answers a reply is in the same thread, and is said to answer it.
            let third = try await platform.later(2).say("真的。", on: talk.article, answering: reply.id, by: reader)
            #expect(third.parent == root.id && third.answers == reply.id)
            let section = try await talk.section()
            #expect(section.count == 3 && section.texts == ["水涨了。"])
            let thread = try #require(section.threads.first)
            #expect(thread.replies.map(\.comment.body) == ["真的？", "真的。"])
            #expect(thread.replies.map(\.answers) == [nil, "other"])
            #expect(thread.comment.comment.replies == 2 && thread.furtherReplies == 0)
            #expect(try await platform.tally(of: talk.article).comments == 3)
            let feed = try await platform.feed(.site)
            #expect(feed.entries.first?.card.commentCount == 3)
            // Sent twice it is there once.
            let again = try await platform.later(3).say("水涨了。", on: talk.article, by: reader)
            #expect(again.id == root.id)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theStrictestPolicyApplies(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let reader = talk.cast.stranger
            let modes: [Filing.CommentPolicy] = [.open, .afterReview, .closed]
            for (site, siteMode) in modes.enumerated() {
                for (own, ownMode) in modes.enumerated() {
                    try await platform.setCommenting { $0.mode = siteMode }
                    try await platform.setComments(ownMode, of: talk.article, by: talk.cast.owner)
                    let expected = modes[max(site, own)]
                    #expect(try await talk.section().mode == expected)
                    if expected == .closed {
                        await #expect(throws: CommentError.closed) {
                            try await platform.say("\(site)\(own)", on: talk.article, by: reader)
                        }
                    } else {
                        let comment = try await platform.say("\(site)\(own)", on: talk.article, by: reader)
                        #expect(comment.state == (expected == .open ? .visible : .pending))
                    }
                }
            }
            try await platform.setCommenting { $0.mode = .open }
            try await platform.setComments(.open, of: talk.article, by: talk.cast.editor)
            try await platform.write { connection in
                _ = try connection.execute(
                    "UPDATE article SET restriction = 'comments closed' WHERE id = \(talk.article)")
            }
            await #expect(throws: CommentError.closed) { try await platform.say("x", on: talk.article, by: reader) }
            // What was there stays, and can be deleted.
            let first = try #require(try await talk.section().threads.last)
            try await platform.deleteComment(first.comment.comment.id, by: reader)
            // The working copy says the same as the article, whoever closed it.
            let draft = try await platform.read { try DraftStore(connection: $0).find(talk.article) }
            #expect(draft?.content.filing.comments == .open && (draft?.version ?? 0) > 1)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatWaitsIsSeenByItsAuthorAndModerators(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            try await platform.setComments(.afterReview, of: talk.article, by: talk.cast.owner)
            let reader = talk.cast.stranger
            let comment = try await platform.say("等一等", on: talk.article, by: reader)
            #expect(comment.findings == [.policy] && comment.shownAt == nil)
            #expect(try await talk.section().texts.isEmpty)
            #expect(try await talk.section(for: talk.cast.reviewer).texts.isEmpty)
            #expect(try await talk.section(for: reader).texts == ["等一等"])
            #expect(try await talk.section().count == 0)
            #expect(try await platform.events(of: comment.id).map(\.kind) == [.held])
            let handle = try #require(Handle("writers"))
            let queue = try await platform.commentQueue(of: handle, CommentFilter(), page: 1, for: talk.cast.editor)
            #expect(queue.items.items.map(\.comment.id) == [comment.id] && queue.counts[.pending] == 1)
            try await platform.later(60).moderate(comment.id, .approve, CommentGround(), by: talk.cast.editor)
            let section = try await talk.section()
            #expect(section.texts == ["等一等"] && section.count == 1)
            let events = try await platform.events(of: comment.id)
            #expect(events.map(\.kind) == [.held, .approved] && events.last?.account == talk.cast.editor.id)
            // Those who look after the conversation need not wait for themselves.
            #expect(try await platform.say("编辑", on: talk.article, by: talk.cast.editor).state == .visible)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func wordsLinksAndNewcomersAreHeld(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            try await platform.writeUnseen { connection in
                var review = ReviewPolicy()
                review.words = [.warn: ["提醒"], .hold: ["留住"], .refuse: ["贷款", "casino"]]
                review.blockedHosts = ["spam.example"]
                try SettingStore(connection: connection).set(review)
            }
            func say(_ text: String) async throws -> Publishing.Comment {
                try await platform.say(text, on: talk.article, by: talk.cast.stranger)
            }
            await #expect(throws: CommentError.refused("貸 款")) { _ = try await say("无抵押貸 款") }
            await #expect(throws: CommentError.refused("ＣＡＳＩＮＯ")) { _ = try await say("best ＣＡＳＩＮＯ") }
            await #expect(throws: CommentError.refused("www.spam.example")) {
                _ = try await say("see http://www.spam.example/x")
            }
            let held = try await say("留-住我")
            #expect(held.state == .pending && held.findings == [.words(["留-住"])])
            let noted = try await say("提醒一下")
            #expect(noted.state == .visible && noted.findings == [.words(["提醒"])])
            let links = try await say("https://a.example https://b.example https://c.example")
            #expect(links.state == .pending && links.findings == [.links])
            try await platform.setCommenting { $0.newcomerHours = 24 }
            #expect(try await say("你好").findings == [.newcomer])
            #expect(
                try await platform.at(testNow.adding(days: 1)).say("又来", on: talk.article, by: talk.cast.stranger)
                    .state == .visible)
            let queue = try await platform.commentQueue(CommentFilter(.noted), page: 1, for: talk.cast.reviewer)
            #expect(queue.items.items.map(\.comment.id) == [noted.id])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsEditedSaysSoAndIsLookedAtAgain(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let reader = talk.cast.stranger
            let comment = try await platform.say("水张了", on: talk.article, by: reader)
            // The same words change nothing.
            #expect(try await platform.later(30).editComment(comment.id, " 水张了 ", by: reader).editedAt == nil)
            let edited = try await platform.later(60).editComment(comment.id, "水涨了", by: reader)
            #expect(edited.body == "水涨了" && edited.editedAt == testNow.adding(seconds: 60))
            #expect(try await platform.events(of: comment.id).map(\.kind) == [.edited])
            await #expect(throws: CommentError.tooLateToEdit(15)) {
                _ = try await platform.later(900).editComment(comment.id, "晚了", by: reader)
            }
            let actions = { (platform: Platform) in
                try await platform.article(talk.article, for: reader.id).comments.threads.first?.comment.actions
            }
            #expect(try await actions(platform)?.contains(.edit) == true)
            #expect(try await actions(platform.later(900))?.contains(.edit) == false)
            // Where every comment is looked at, an edited one is looked at again.
            try await platform.setComments(.afterReview, of: talk.article, by: talk.cast.owner)
            let again = try await platform.later(120).editComment(comment.id, "水又涨了", by: reader)
            #expect(again.state == .pending)
            #expect(try await talk.section().count == 0)
            // And what waits can be changed as long as it waits.
            _ = try await platform.later(5000).editComment(comment.id, "水还在涨", by: reader)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func deletedCommentsLeaveATraceWhereTheyWereAnswered(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let (reader, other) = (talk.cast.stranger, try await platform.somebody("other"))
            let alone = try await platform.say("没人理", on: talk.article, by: reader)
            let answered = try await platform.say("有人理", on: talk.article, by: reader)
            let reply = try await platform.say("我理", on: talk.article, answering: answered.id, by: other)
            try await platform.reportComment(answered.id, CommentGround(.spam), by: other)
            for id in [alone.id, answered.id] { try await platform.deleteComment(id, by: reader) }
            let section = try await talk.section(for: reader)
            #expect(section.count == 1)
            let thread = try #require(section.threads.first)
            #expect(section.threads.count == 1 && thread.comment.trace == .deleted)
            #expect(thread.comment.comment.body.isEmpty && thread.comment.comment.authorName.isEmpty)
            #expect(thread.comment.actions.isEmpty && thread.replies.map(\.comment.id) == [reply.id])
            #expect(try await platform.count("comment WHERE body LIKE '%人理%'") == 0)
            #expect(try await platform.waitingComments(for: talk.cast.reviewer) == 0)
            await #expect(throws: CommentError.deleted) {
                try await platform.moderate(answered.id, .restore, CommentGround(), by: talk.cast.reviewer)
            }
            // With its last answer the trace goes.
            try await platform.deleteComment(reply.id, by: other)
            #expect(try await talk.section().threads.isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aFloodHasPauses(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let free = Limit.comment.free
            for number in 0..<free { try await platform.say("第\(number)", on: talk.article, by: talk.cast.stranger) }
            await #expect(throws: WaitRequired.self) {
                try await platform.say("再来", on: talk.article, by: talk.cast.stranger)
            }
            #expect(try await talk.section().count == free)
            try await platform.say("别人", on: talk.article, by: talk.cast.editor)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whomItConcernsIsTold(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let (reader, other) = (talk.cast.stranger, try await platform.somebody("other"))
            func told(_ account: Account) async throws -> [UserNotification] {
                try await platform.notifications(of: account, page: 1).items
                    .filter { [.commented, .commentReply, .commentFeatured, .decided].contains($0.kind) }
            }
            let root = try await platform.say("水涨了", on: talk.article, by: reader)
            for account in [other, talk.cast.editor] {
                try await platform.say("是啊", on: talk.article, answering: root.id, by: account)
            }
            try await platform.say("自答", on: talk.article, answering: root.id, by: reader)
            let replies = try await told(reader)
            #expect(replies.map(\.kind) == [.commentReply] && replies.first?.count == 2)
            #expect(replies.first?.path.hasPrefix("/@writers/\(talk.article)/comments/") == true)
            let author = try await told(talk.cast.contributor)
            #expect(author.map(\.kind) == [.commented] && author.first?.count == 3)
            try await platform.moderate(root.id, .feature, CommentGround(), by: talk.cast.editor)
            try await platform.moderate(root.id, .remove, CommentGround(.spam, note: "广告"), by: talk.cast.reviewer)
            let last = try await told(reader)
            #expect(Set(last.map(\.kind)) == [.commentReply, .commentFeatured, .decided])
            let down = try #require(last.first { $0.kind == .decided })
            #expect(down.arguments["reason"]?.hasSuffix("广告") == true && down.path.hasPrefix("/studio/decisions/"))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whoLeavesTakesTheirWordsAlongOrNot(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let (stays, goes) = (try await platform.somebody("stays"), try await platform.somebody("goes"))
            let kept = try await platform.say("留下的话", on: talk.article, by: stays)
            let gone = try await platform.say("带走的话", on: talk.article, by: goes)
            try await platform.say("答", on: talk.article, answering: gone.id, by: talk.cast.editor)
            _ = try await platform.setLike(true, ofComment: kept.id, by: goes)
            try await platform.askToLeave(comments: .anonymised, password: "", by: stays)
            try await platform.askToLeave(comments: .removed, password: "", by: goes)
            #expect(try await platform.at(testNow.adding(days: Leaving.days)).carryOutLeavings() == 2)
            let section = try await talk.section()
            #expect(section.count == 2 && section.threads.map(\.comment.trace) == [.deleted, nil])
            let anonymous = try #require(section.threads.last?.comment.comment)
            #expect(anonymous.body == "留下的话" && anonymous.authorName.isEmpty && anonymous.author == nil)
            #expect(anonymous.likes == 0)
            #expect(try await platform.count("comment WHERE account_id IN (\(stays.id), \(goes.id))") == 0)
        }
    }
}
