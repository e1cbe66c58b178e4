import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct MemberTests {
    private let handle: Handle

    init() throws {
        handle = try #require(Handle("teahouse"))
    }

    private func role(_ account: Account, _ platform: Platform) async throws -> Membership.Role? {
        try await platform.read { connection in
            let publication = try #require(try PublicationStore(connection: connection).find(handle))
            return try MembershipStore(connection: connection).role(of: account.id, in: publication.id)
        }
    }

    /// A publication with its owner, an editor and a contributor.
    private func cast(_ platform: Platform) async throws -> (owner: Account, editor: Account, contributor: Account) {
        let owner = try await platform.somebody("owner"), editor = try await platform.somebody("editor")
        let contributor = try await platform.somebody("contributor")
        _ = try await platform.publication(of: owner, approvedBy: try await platform.somebody("li", [.reviewer]))
        for (account, role) in [(editor, Membership.Role.editor), (contributor, .contributor)] {
            let token = try await platform.invite(
                account.email, as: role, to: handle, language: .english, by: owner)
            _ = try await platform.acceptInvitation(token, isConfirmed: false, by: account)
        }
        return (owner, editor, contributor)
    }

    @Test(arguments: DatabaseKind.allCases) func anInvitationIsTakenOnceByTheOneItWasSentTo(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let (owner, _, _) = try await cast(platform)
            let friend = try await platform.somebody("friend"), other = try await platform.somebody("other")
            let token = try await platform.invite(
                friend.email, as: .editor, to: handle, language: .english, by: owner)
            await #expect(throws: MemberError.otherAddress(sentTo: "f…@example.org")) {
                try await platform.acceptInvitation(token, isConfirmed: false, by: other)
            }
            #expect(try await platform.acceptInvitation(token, isConfirmed: false, by: friend) == handle)
            #expect(try await role(friend, platform) == .editor)
            await #expect(throws: MemberError.invitationSpent) {
                try await platform.acceptInvitation(token, isConfirmed: true, by: other)
            }
            await #expect(throws: MemberError.alreadyMember) {
                try await platform.invite(friend.email, as: .contributor, to: handle, language: .english, by: owner)
            }
            // Somebody else may take it when they say that they know whose it was.
            let second = try await platform.invite(
                try #require(EmailAddress("new@example.org")), as: .contributor, to: handle, language: .english,
                by: owner)
            let mails: Int? = try await platform.read {
                try $0.value("SELECT count(*) FROM mail WHERE recipient = 'new@example.org'")
            }
            #expect(mails == 1)
            _ = try await platform.acceptInvitation(second, isConfirmed: true, by: other)
            #expect(try await role(other, platform) == .contributor)

            let third = try await platform.invite(
                try #require(EmailAddress("late@example.org")), as: .contributor, to: handle, language: .english,
                by: owner)
            let later = Platform(database: platform.database, media: media, clock: .fixed(testNow.adding(days: 7)))
            await #expect(throws: MemberError.invitationSpent) { try await later.invitation(third) }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whoMayInviteWhom(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let (owner, editor, contributor) = try await cast(platform)
            let stranger = try await platform.somebody("stranger", [.operator, .reviewer])
            let email = try #require(EmailAddress("new@example.org"))
            for role in [Membership.Role.editor, .contributor] {
                await #expect(throws: AccessError.notAllowed) {
                    try await platform.invite(email, as: role, to: handle, language: .english, by: contributor)
                }
                await #expect(throws: ReadingError.noSuchPublication) {
                    try await platform.invite(email, as: role, to: handle, language: .english, by: stranger)
                }
            }
            await #expect(throws: AccessError.notAllowed) {
                try await platform.invite(email, as: .editor, to: handle, language: .english, by: editor)
            }
            await #expect(throws: MemberError.isOwner) {
                try await platform.invite(email, as: .owner, to: handle, language: .english, by: owner)
            }
            let token = try await platform.invite(email, as: .editor, to: handle, language: .english, by: owner)
            await #expect(throws: AccessError.notAllowed) {
                try await platform.revokeInvitation(email, to: handle, by: editor)
            }
            #expect(try await platform.publicationSettings(handle, for: contributor).invitations.isEmpty)
            #expect(try await platform.publicationSettings(handle, for: editor).invitations.count == 1)
            try await platform.revokeInvitation(email, to: handle, by: owner)
            await #expect(throws: MemberError.invitationSpent) {
                try await platform.acceptInvitation(token, isConfirmed: true, by: stranger)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func membersAreChangedRemovedAndLeave(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let (owner, editor, contributor) = try await cast(platform)
            await #expect(throws: AccessError.notAllowed) {
                try await platform.changeRole(of: contributor.id, to: .editor, in: handle, by: editor)
            }
            await #expect(throws: MemberError.isOwner) {
                try await platform.changeRole(of: contributor.id, to: .owner, in: handle, by: owner)
            }
            await #expect(throws: MemberError.isOwner) {
                try await platform.removeMember(owner.id, from: handle, by: editor)
            }
            try await platform.changeRole(of: contributor.id, to: .editor, in: handle, by: owner)
            // An editor removes contributors, not editors.
            await #expect(throws: AccessError.notAllowed) {
                try await platform.removeMember(contributor.id, from: handle, by: editor)
            }
            try await platform.changeRole(of: contributor.id, to: .contributor, in: handle, by: owner)
            try await platform.removeMember(contributor.id, from: handle, by: editor)
            #expect(try await role(contributor, platform) == nil)
            await #expect(throws: MemberError.isOwner) { try await platform.leave(handle, by: owner) }
            try await platform.leave(handle, by: editor)
            await #expect(throws: ReadingError.noSuchPublication) {
                try await platform.publicationSettings(handle, for: editor)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func ownershipIsHandedOverByAccepting(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let (owner, editor, contributor) = try await cast(platform)
            let stranger = try await platform.somebody("stranger")
            await #expect(throws: AccessError.notAllowed) {
                try await platform.offerOwnership(of: handle, to: contributor.id, by: editor)
            }
            await #expect(throws: MemberError.noSuchMember) {
                try await platform.offerOwnership(of: handle, to: stranger.id, by: owner)
            }
            try await platform.offerOwnership(of: handle, to: contributor.id, by: owner)
            try await platform.offerOwnership(of: handle, to: editor.id, by: owner)
            await #expect(throws: MemberError.noOffer) {
                try await platform.answerOwnershipOffer(of: handle, isAccepted: true, by: contributor)
            }
            try await platform.withdrawOwnershipOffer(of: handle, by: owner)
            await #expect(throws: MemberError.noOffer) {
                try await platform.answerOwnershipOffer(of: handle, isAccepted: true, by: editor)
            }
            try await platform.offerOwnership(of: handle, to: editor.id, by: owner)
            try await platform.answerOwnershipOffer(of: handle, isAccepted: true, by: editor)
            #expect(try await role(editor, platform) == .owner)
            #expect(try await role(owner, platform) == .editor)
            await #expect(throws: AccessError.notAllowed) {
                try await platform.closePublication(handle, keepsArticles: true, by: owner)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func nobodyTakesOverMoreThanTheyMayHave(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let (owner, editor, _) = try await cast(platform)
            _ = try await platform.publication(
                of: editor, handle: "own-one", name: "自己的号",
                approvedBy: try await platform.somebody("zhang", [.reviewer]))
            try await platform.offerOwnership(of: handle, to: editor.id, by: owner)
            await #expect(throws: JoiningError.tooManyPublications(limit: 1)) {
                try await platform.answerOwnershipOffer(of: handle, isAccepted: true, by: editor)
            }
            try await platform.answerOwnershipOffer(of: handle, isAccepted: false, by: editor)
            #expect(try await role(owner, platform) == .owner)
        }
    }

    @Test(arguments: DatabaseKind.allCases, [true, false])
    func aClosedPublicationKeepsOrWithdrawsItsArticles(_ kind: DatabaseKind, _ keepsArticles: Bool) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let (owner, editor, _) = try await cast(platform)
            let published = try await platform.put(Draft(publication: "teahouse"))
            let waiting = try await platform.beginArticle(
                in: try await platform.publicationSettings(handle, for: owner).publication.publication.id, by: owner,
                language: .english)
            try await platform.write { connection in
                try connection.execute("UPDATE draft SET state = 'in review' WHERE article_id = \(waiting)")
                try connection.execute("UPDATE article SET state = 'in review' WHERE id = \(waiting)")
            }
            await #expect(throws: AccessError.notAllowed) {
                try await platform.closePublication(handle, keepsArticles: true, by: editor)
            }
            try await platform.closePublication(handle, keepsArticles: keepsArticles, by: owner)
            let states = try await platform.read { connection in
                let articles = ArticleStore(connection: connection)
                return (try articles.find(published)?.state, try articles.find(waiting)?.state)
            }
            #expect(states.0 == (keepsArticles ? .published : .withdrawn))
            #expect(states.1 == .draft)
            if keepsArticles {
                #expect(try await platform.publication(handle, page: 1).articles.items.count == 1)
                _ = try await platform.article(published)
            } else {
                await #expect(throws: ReadingError.closed) { try await platform.publication(handle, page: 1) }
            }
            await #expect(throws: MemberError.publicationState(.closed)) {
                try await platform.closePublication(handle, keepsArticles: true, by: owner)
            }
            _ = try await platform.exportPublication(handle, by: owner)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aNameWithAReservedTermWaits(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let (owner, editor, contributor) = try await cast(platform)
            let reviewer = try await platform.somebody("zhang", [.reviewer])
            func change(_ name: String, reason: String = "", by account: Account) async throws -> Bool {
                try await platform.editPublication(
                    handle, PublicationProfile(name: name, tagline: "茶", about: "关于"), reason: reason, by: account)
            }
            await #expect(throws: AccessError.notAllowed) { try await change("新茶社", by: contributor) }
            #expect(try await !change("山上茶社", by: editor))
            await #expect(throws: JoiningError.reasonMissing) { try await change("茶叶日报", by: owner) }
            #expect(try await change("茶叶日报", reason: "有刊号", by: owner))
            #expect(try await platform.publication(handle, page: 1).publication.publication.name == "山上茶社")
            #expect(try await platform.nameChanges(for: reviewer).map(\.name) == ["茶叶日报"])
            await #expect(throws: ReadingError.noSuchPublication) {
                try await platform.decideNameChange(of: handle, isApproved: true, reason: "", by: owner)
            }
            try await platform.decideNameChange(of: handle, isApproved: true, reason: "", by: reviewer)
            #expect(try await platform.publication(handle, page: 1).publication.publication.name == "茶叶日报")
            // What it has already it may keep while something else changes.
            #expect(try await !change("茶叶日报二", by: owner))
        }
    }
}
