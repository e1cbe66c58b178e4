import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

@Suite struct CommentPagesTests {
    /// Writes comments one second after another, the first liked most.
    private func fill(_ talk: Conversation, roots: Int, replies: Int = 0) async throws
        -> [Identifier<Publishing.Comment>]
    {
        let article = talk.article
        return try await talk.platform.write { connection in
            let store = CommentStore(connection: connection)
            let ids = (0..<roots).map { _ in Identifier<Publishing.Comment>.mint(at: testNow) }
            for (number, id) in ids.enumerated() {
                try store.insert(
                    Publishing.Comment(
                        id: id, article: article, authorName: "读者", body: "\(number)",
                        createdAt: testNow.adding(seconds: Int64(number / 2))))
            }
            for number in 0..<replies {
                try store.insert(
                    Publishing.Comment(
                        id: .mint(at: testNow), article: article, parent: ids[0], authorName: "读者", body: "答\(number)",
                        createdAt: testNow.adding(seconds: Int64(number))))
            }
            try connection.execute("UPDATE comment SET likes = \(roots) - id % 7 WHERE parent_id IS NULL")
            return ids
        }
    }

    @Test(arguments: DatabaseKind.allCases) func everyOrderIsWalkedWithoutGapsBothWays(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let ids = try await fill(talk, roots: 95)
            for order in CommentOrder.allCases {
                var forwards: [Identifier<Publishing.Comment>] = [], place = CommentPlace.start
                var pages: [[Identifier<Publishing.Comment>]] = []
                while true {
                    let page = try await platform.comments(of: talk.article, order, place).section.page
                    let shown = page.threads.map(\.comment.comment.id)
                    forwards += shown
                    pages.append(shown)
                    guard let next = page.next else { break }
                    place = next
                }
                #expect(forwards.count == 95 && Set(forwards) == Set(ids), "\(order)")
                if order == .newest { #expect(Array(forwards.prefix(2)) == Array(ids.reversed().prefix(2))) }
                if order == .oldest { #expect(forwards == ids) }
                // Back again, from the last page to the first.
                var backwards: [[Identifier<Publishing.Comment>]] = []
                while true {
                    let page = try await platform.comments(of: talk.article, order, place).section.page
                    backwards.insert(page.threads.map(\.comment.comment.id), at: 0)
                    guard let previous = page.previous else { break }
                    place = previous
                }
                #expect(backwards.first == pages.first && Set(backwards.joined()) == Set(ids), "\(order)")
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func everyCommentHasAnAddressThatFindsIt(_ kind: DatabaseKind) async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let ids = try await fill(talk, roots: 30, replies: 130)
            let root = try await platform.commentThread(ids[0], of: talk.article)
            #expect(root.thread.replies.count == 50 && root.asked.comment.id == ids[0])
            #expect(root.previous == nil && root.next != nil)
            let replies: [Identifier<Publishing.Comment>] = try await platform.read { connection in
                try connection.rows(
                    "SELECT id FROM comment WHERE parent_id = \(ids[0]) ORDER BY created_at, id"
                ) { try $0["id"] }
            }
            for number in [0, 49, 50, 77, 129] {
                let contents = try await platform.commentThread(replies[number], of: talk.article)
                #expect(contents.thread.replies.contains { $0.comment.id == replies[number] }, "\(number)")
                #expect(contents.asked.comment.body == "答\(number)")
            }
            let second = try await platform.commentThread(ids[0], of: talk.article, root.next)
            #expect(second.thread.replies.first?.comment.id == replies[50])
            let back = try await platform.commentThread(ids[0], of: talk.article, second.previous)
            #expect(back.thread.replies.map(\.comment.id) == Array(replies[..<50]))
            // On the article's page five replies are shown, and how many more there are.
            let thread = try #require(
                try await platform.comments(of: talk.article, .oldest, .start).section.threads.first)
            #expect(thread.replies.count == 5 && thread.furtherReplies == 125)
            // A page that begins with a comment.
            let from = try await platform.comments(of: talk.article, .newest, .from(ids[4])).section.page
            #expect(from.threads.map(\.comment.comment.id) == Array(ids[..<5].reversed()))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatIsNewIsToldOnce(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            #expect(try await platform.commentNews(of: [talk.article]).isEmpty)
            let first = try await platform.say("一", on: talk.article, by: talk.cast.stranger)
            let before = try await platform.commentNewsOfPublic(talk.article)
            #expect(before == CommentNews(count: 1, latest: testNow))
            // What was held counts from when readers can see it.
            try await platform.setComments(.afterReview, of: talk.article, by: talk.cast.owner)
            let held = try await platform.later(5).say("二", on: talk.article, by: talk.cast.stranger)
            #expect(try await platform.commentNewsOfPublic(talk.article) == before)
            try await platform.later(60).moderate(held.id, .approve, CommentGround(), by: talk.cast.owner)
            let after = try await platform.commentNews(of: [talk.article])[talk.article]
            #expect(after == CommentNews(count: 2, latest: testNow.adding(seconds: 60)))
            let new = try await platform.newComments(on: talk.article, since: testNow.adding(seconds: 1))
            #expect(new.comments.map(\.comment.id) == [held.id])
            #expect(
                try await platform.newComments(on: talk.article, since: testNow).comments.map(\.comment.id)
                    == [first.id, held.id])
        }
    }

    /// 1,000 at once on one article: comments, likes of one comment and of the article, and follows.
    @Test(arguments: DatabaseKind.allCases) func countsAreExactUnderLoad(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let root = try await platform.say("开始", on: talk.article, by: talk.cast.stranger)
            let readers = try await platform.readers(500), handle = try #require(Handle("writers"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, reader) in (readers + readers.prefix(100)).enumerated() {
                    group.addTask {
                        try await platform.say(
                            "话", on: talk.article, answering: number.isMultiple(of: 2) ? root.id : nil, by: reader)
                    }
                    group.addTask { _ = try await platform.setLike(true, ofComment: root.id, by: reader) }
                    group.addTask { _ = try await platform.set(.like, true, of: talk.article, by: reader) }
                    group.addTask { _ = try await platform.setFollowing(true, handle, by: reader) }
                }
                try await group.waitForAll()
            }
            // Twice the same by one reader is once.
            #expect(try await platform.tally(of: talk.article).comments == 501)
            #expect(try await platform.count("comment") == 501)
            let kept = try await platform.find(root.id)
            #expect(kept.likes == 500 && kept.replies == 250)
            #expect(try await platform.tally(of: talk.article).likes == 500)
            #expect(try await platform.publication(handle, page: 1).publication.followers == 500)
            // Half of them are deleted, while moderators take down the others.
            let all: [Identifier<Publishing.Comment>] = try await platform.read { connection in
                try connection.rows("SELECT id FROM comment WHERE parent_id IS NOT NULL ORDER BY id") { try $0["id"] }
            }
            let authors = Dictionary(uniqueKeysWithValues: readers.map { ($0.id, $0) })
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in all {
                    group.addTask {
                        let written = try await platform.find(id).author
                        let author = try #require(written.flatMap { authors[$0] })
                        // One of the two is too late.
                        async let mine: Void? = try? platform.deleteComment(id, by: author)
                        async let theirs: Void? = try? platform.moderate(
                            id, .hide, CommentGround(.spam), by: talk.cast.owner)
                        _ = await (mine, theirs)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await platform.find(root.id).replies == 0)
            #expect(try await platform.tally(of: talk.article).comments == 251)
        }
    }
}
