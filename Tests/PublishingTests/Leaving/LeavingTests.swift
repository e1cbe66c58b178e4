import Foundation
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct LeavingTests {
    private let end = testNow.adding(days: Leaving.days)

    @Test(arguments: DatabaseKind.allCases) func nothingHappensForTwoWeeks(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let account = try await platform.owner(), session = try await platform.session()
            await #expect(throws: AccountError.wrongPassword) {
                try await platform.askToLeave(comments: .removed, password: "wrong", by: account)
            }
            try await platform.askToLeave(comments: .removed, password: goodPassword, by: account)
            // Asking again changes nothing.
            try await platform.later(60).askToLeave(comments: .anonymised, password: goodPassword, by: account)
            #expect(try await platform.visit(of: session) == nil)
            let letters = try await platform.mail()
            #expect(letters.map(\.kind) == [.account(.leaving)])
            #expect(letters.first?.arguments["day"] == "2026-12-07")
            #expect(try await platform.at(end.adding(seconds: -1)).carryOutLeavings() == 0)
            // Signing in keeps it.
            let later = platform.at(end.adding(seconds: -1))
            _ = try await later.session()
            #expect(try await platform.at(end).carryOutLeavings() == 0)
            #expect(try await later.mail().map(\.kind) == [.account(.leavingCancelled)])
            #expect(try await platform.count("audit_event WHERE kind IN ('account.leaving', 'account.stays')") == 2)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func theLinkInTheMailKeepsIt(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let account = try await platform.owner()
            try await platform.askToLeave(comments: .removed, password: goodPassword, by: account)
            let token = try await platform.mailedToken(.leaving)
            let last = platform.at(end.adding(seconds: -60))
            #expect(try await last.accountToKeep(token) == account.name)
            try await last.keepAccount(token)
            await #expect(throws: AccountError.linkSpent) { try await last.keepAccount(token) }
            #expect(try await platform.at(end).carryOutLeavings() == 0)
        }
    }

    /// Whoever adds a table about accounts decides here what becomes of it.
    @Test func everyTableAboutAccountsIsThoughtOf() async throws {
        try await withPlatform(.sqlite) { (platform: Platform, _: MemoryMedia) async throws in
            let tables: [String] = try await platform.read { connection in
                try connection.rows(
                    """
                    SELECT list.name AS name FROM sqlite_master list JOIN pragma_table_info(list.name) part
                    WHERE list.type = 'table' AND part.name = 'account_id'
                    """
                ) { try $0["name"] }
            }
            // What was done for publications and the site stays on record, of an account without a name. Who has complained,
            // and who has answered a complaint, is erased when its own time is over: till then both sides may need it.
            let onRecord: Set = [
                "complaint", "complaint_message", "counter_notice", "application_event", "article_event", "audit_event",
                "draft_version", "name_change", "preview_link",
                "originality_event", "publication_event", "reprint_licence", "review_comment", "comment_event",
                "comment_report", "revision",
                "submission_event", "upload",
            ]
            #expect(
                Set(tables).subtracting(onRecord)
                    == AccountErasure.tables.union(AccountErasure.undone).union(AccountErasure.chosen))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func ownersHandOverFirst(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            #expect(try await platform.leavingOverview(of: cast.owner).owned.map(\.name) == ["写作者"])
            await #expect(throws: LeavingError.ownsPublications(["写作者"])) {
                try await platform.askToLeave(comments: .removed, password: "", by: cast.owner)
            }
            try await platform.closePublication(
                try #require(Handle("writers")), keepsArticles: true, by: cast.owner)
            try await platform.askToLeave(comments: .removed, password: "", by: cast.owner)
            #expect(try await platform.leavingOverview(of: cast.editor).joined.map(\.name) == ["写作者"])
            let chief = try await platform.owner("chief@example.org", roles: [.operator])
            await #expect(throws: AccountError.lastOperator) {
                try await platform.askToLeave(comments: .removed, password: goodPassword, by: chief)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatWasTheirsIsGoneAndWhatTheyDidForOthersStays(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let cast = try await Cast.gather(on: platform)
            let leaver = cast.contributor, handle = try #require(Handle("writers"))
            let article = try await cast.article(by: leaver, "一。")
            try await cast.publish(article)
            for reaction in Reaction.allCases {
                for account in [leaver, cast.stranger] {
                    _ = try await platform.set(reaction, true, of: article, by: account)
                }
            }
            _ = try await platform.setFollowing(true, handle, by: leaver)
            try await platform.setKeepsHistory(true, of: leaver)
            try await platform.note([NotedReading(account: leaver.id, article: article): testNow])
            _ = try await platform.chooseDigest(.daily, of: leaver)
            let application = try await platform.submittedApplication(by: leaver)
            try await platform.askToLeave(comments: .anonymised, password: "", by: leaver)
            #expect(try await platform.at(end).carryOutLeavings() == 1)
            #expect(try await platform.at(end).carryOutLeavings() == 0)

            let tally = try await platform.tally(of: article)
            #expect(tally.likes == 1 && tally.bookmarks == 1)
            #expect(try await platform.publication(handle, page: 1).publication.followers == 0)
            #expect(try await platform.article(article).publication.publication.handle == handle)
            for table in [
                "article_like", "bookmark", "publication_follow", "reading_history", "reader", "digest", "membership",
                "session", "notification", "mailed_token", "leaving",
            ] {
                let name = SQL(stringLiteral: table)
                #expect(try await platform.count("\(name) WHERE account_id = \(leaver.id)") == 0, "\(table)")
            }
            #expect(try await platform.count("application WHERE id = \(application)") == 0)
            let rest = try #require(
                try await platform.read { try AccountStore(connection: $0).find(leaver.id) })
            #expect(rest.name == "—" && rest.email.isInvalid && rest.disabledAt != nil && !rest.hasPassword)
            #expect(try await platform.count("audit_event WHERE subject = \(leaver.email.description)") == 0)
            // The last mail goes to the address they had; then it is forgotten.
            let letters = try await platform.at(end).mail()
            #expect(letters.map(\.kind) == [.account(.left)] && letters.first?.recipient == leaver.email)
            // The address is free again.
            try await platform.addAccount(email: leaver.email, name: "又来")
        }
    }
}
