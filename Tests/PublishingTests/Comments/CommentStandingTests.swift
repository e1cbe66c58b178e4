import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// Who may do what to a comment: the whole table of roles, states and actions, and that every call keeps to it.
@Suite struct CommentStandingTests {
    typealias Table = [CommentAction: Set<Publishing.Comment.State>]

    private static let every = Set(Publishing.Comment.State.allCases)
    private static let shown: Set<Publishing.Comment.State> = [.visible, .featured, .pinned]
    private static let up: Set<Publishing.Comment.State> = [.pending, .visible, .featured, .pinned]

    /// A part in the conversation, of whom the comment may be or not.
    enum Person: CaseIterable, Sendable {
        case stranger, contributor, editor, owner, reviewer, siteOperator
    }

    static func table(_ person: Person, isAuthor: Bool) -> Table {
        var table: Table = [.read: shown, .reply: shown, .like: shown, .report: shown]
        let isMember = person == .editor || person == .owner
        let isDesk = (person == .reviewer || person == .siteOperator) && !isAuthor
        if isAuthor {
            table[.read] = every.subtracting([.removed])
            table[.like] = []
            table[.report] = []
            table[.edit] = [.pending, .visible]
            table[.delete] = every.subtracting([.removed])
        }
        guard isMember || isDesk else { return table }
        table[.read] = isDesk ? every : every.subtracting([.removed])
        table[.approve] = [.pending]
        table[.feature] = [.visible, .pinned]
        table[.pin] = [.visible, .featured]
        table[.unmark] = [.featured, .pinned]
        table[.hide] = up
        table[.restore] = isDesk ? [.hidden, .removed] : [.hidden]
        if isDesk {
            table[.remove] = every.subtracting([.removed])
            table[.dismiss] = every
        }
        return table
    }

    private static func standing(_ person: Person, isAuthor: Bool) -> Standing {
        switch person {
        case .stranger: Standing(isAuthor: isAuthor)
        case .contributor: Standing(membership: .contributor, isAuthor: isAuthor)
        case .editor: Standing(membership: .editor, isAuthor: isAuthor)
        case .owner: Standing(membership: .owner, isAuthor: isAuthor)
        case .reviewer: Standing(siteRoles: [.reviewer], isAuthor: isAuthor)
        case .siteOperator: Standing(siteRoles: [.operator], isAuthor: isAuthor)
        }
    }

    @Test(arguments: Person.allCases, [true, false]) func onlyWhatTheTableAllowsIsAllowed(
        _ person: Person, isAuthor: Bool
    ) {
        let (standing, table) = (Self.standing(person, isAuthor: isAuthor), Self.table(person, isAuthor: isAuthor))
        for action in CommentAction.allCases {
            for state in Self.every {
                #expect(
                    standing.allows(action, in: state) == (table[action]?.contains(state) ?? false),
                    "\(action) in \(state)")
            }
        }
    }

    @Test func whoIsSilencedModeratesNothing() {
        for state in [Publication.State.frozen, .closed] {
            let standing = Standing(membership: .owner, publication: state)
            #expect(!standing.moderates && !standing.allows(.hide, in: .visible))
        }
        // A reviewer of their own publication is its owner and no more.
        let own = Standing(siteRoles: [.reviewer, .operator], membership: .owner)
        #expect(own.allows(.hide, in: .visible) && !own.allows(.remove, in: .visible))
        #expect(!own.allows(.restore, in: .removed) && !own.allows(.dismiss, in: .visible))
        // Nor do the site's other roles.
        for role in [Account.Role.channelEditor, .complaintsOfficer, .appealsOfficer] {
            #expect(!Standing(siteRoles: [role]).moderates)
        }
    }

    /// Every action as it is really done, by everybody, in every state.
    @Test(arguments: DatabaseKind.allCases) func everyCallKeepsToTheTable(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            for person in Person.allCases {
                let account = talk.account(person)
                for isAuthor in [true, false] {
                    let table = Self.table(person, isAuthor: isAuthor)
                    let author = isAuthor ? account : try await platform.somebody("author-\(person)")
                    for state in Self.every {
                        for action in CommentAction.allCases where action != .read {
                            let comment = try await talk.comment(state, by: author)
                            let isAllowed = table[action]?.contains(state) ?? false
                            let isDone = try await talk.does(action, comment.id, by: account)
                            #expect(isDone == isAllowed, "\(person) \(action) \(state), own: \(isAuthor)")
                            // Pins are few: the next one starts over.
                            try await platform.writeUnseen { connection in
                                _ = try connection.execute("DELETE FROM comment")
                                _ = try connection.execute("DELETE FROM attempt")
                            }
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func nothingIsGuessed(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let talk = try await Conversation.begin(on: platform)
            let hidden = try await talk.comment(.hidden), pending = try await talk.comment(.pending)
            let other = try await platform.somebody("other")
            for id in [hidden.id, pending.id, .mint()] {
                await #expect(throws: CommentError.noSuchComment) {
                    try await platform.moderate(id, .restore, CommentGround(), by: other)
                }
                await #expect(throws: CommentError.noSuchComment) {
                    _ = try await platform.commentThread(id, of: talk.article, for: other)
                }
                await #expect(throws: CommentError.noSuchComment) { try await platform.deleteComment(id, by: other) }
            }
            // A comment is not answered under another article, nor found there.
            let shown = try await talk.comment(.visible)
            let elsewhere = try await platform.put(Draft())
            await #expect(throws: CommentError.noSuchComment) {
                try await platform.say("答", on: elsewhere, answering: shown.id, by: other)
            }
            await #expect(throws: CommentError.noSuchComment) {
                _ = try await platform.commentThread(shown.id, of: elsewhere)
            }
            // The editors of one publication have no say in another's.
            let foreign = try await platform.comment(
                WrittenComment(article: elsewhere, text: "好", address: "a"), by: other)
            await #expect(throws: AccessError.notAllowed) {
                try await platform.moderate(foreign.id, .hide, CommentGround(.spam), by: talk.cast.owner)
            }
            await #expect(throws: AccessError.notAllowed) {
                try await platform.setComments(.closed, of: elsewhere, by: talk.cast.owner)
            }
            for stranger in [other, talk.cast.contributor] {
                await #expect(throws: (any Error).self) {
                    _ = try await platform.commentQueue(
                        of: try #require(Handle("writers")), CommentFilter(), page: 1, for: stranger)
                }
                await #expect(throws: ReadingError.noSuchPage) {
                    _ = try await platform.commentQueue(CommentFilter(), page: 1, for: stranger)
                }
            }
        }
    }
}

extension Conversation {
    func account(_ person: CommentStandingTests.Person) -> Account {
        switch person {
        case .stranger: cast.stranger
        case .contributor: cast.contributor
        case .editor: cast.editor
        case .owner: cast.owner
        case .reviewer: cast.reviewer
        case .siteOperator: siteOperator
        }
    }

    /// Whether it could be done.
    func does(
        _ action: CommentAction, _ comment: Identifier<Publishing.Comment>, by account: Account
    ) async throws -> Bool {
        do {
            switch action {
            case .read: return true
            case .reply: try await platform.say("答", on: article, answering: comment, by: account)
            case .like: _ = try await platform.setLike(true, ofComment: comment, by: account)
            case .report: try await platform.reportComment(comment, CommentGround(.spam), by: account)
            case .edit: _ = try await platform.editComment(comment, "改", by: account)
            case .delete: try await platform.deleteComment(comment, by: account)
            case .approve, .feature, .pin, .unmark, .hide, .restore, .remove, .dismiss:
                try await platform.moderate(comment, action, CommentGround(.spam), by: account)
            }
            return true
        } catch is AccessError {
            return false
        } catch let error as CommentError {
            switch error {
            case .noSuchComment, .notInThisState: return false
            default: throw error
            }
        }
    }
}
