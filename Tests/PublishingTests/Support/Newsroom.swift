import Document
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

/// A publication with its people, and the people of the desk.
struct Newsroom {
    let platform: Platform
    let publication: Identifier<Publication>
    let channel: Identifier<Channel>
    let owner: Account
    let editor: Account
    let contributor: Account
    let reviewer: Account
    let secondReviewer: Account
    let siteOperator: Account
    let channelEditor: Account
    let stranger: Account

    static func open(_ platform: Platform, state: Publication.State = .probation, ageInDays: Int64 = 30) async throws
        -> Newsroom
    {
        try await platform.write { connection in
            let accounts = AccountStore(connection: connection)
            func account(_ name: String, _ roles: Set<Account.Role> = []) throws -> Account {
                let email = try #require(EmailAddress("\(name)@example.org"))
                try accounts.insert(.mint(at: testNow), email: email, name: name, roles: roles, at: testNow)
                return try #require(try accounts.find(email))
            }
            let publication = Publication(
                id: .mint(at: testNow), handle: try #require(Handle("quays")), name: "码头", state: state,
                createdAt: testNow.adding(days: -ageInDays))
            try PublicationStore(connection: connection).insert(publication)
            let channel = Channel(
                id: .mint(at: testNow), slug: try #require(Slug("local")), name: LocalizedText("本地"), position: 1)
            try ChannelStore(connection: connection).insert(channel)
            let room = Newsroom(
                platform: platform, publication: publication.id, channel: channel.id, owner: try account("owner"),
                editor: try account("editor"), contributor: try account("contributor"),
                reviewer: try account("reviewer", [.reviewer]), secondReviewer: try account("second", [.reviewer]),
                siteOperator: try account("operator", [.operator]),
                channelEditor: try account("curator", [.channelEditor]), stranger: try account("stranger"))
            let members = MembershipStore(connection: connection)
            try members.set(.owner, of: room.owner.id, in: publication.id, at: testNow)
            try members.set(.editor, of: room.editor.id, in: publication.id, at: testNow)
            try members.set(.contributor, of: room.contributor.id, in: publication.id, at: testNow)
            return room
        }
    }

    /// The same newsroom so many seconds later.
    func later(_ seconds: Int64) -> Newsroom {
        Newsroom(
            platform: platform.later(seconds), publication: publication, channel: channel, owner: owner,
            editor: editor, contributor: contributor, reviewer: reviewer, secondReviewer: secondReviewer,
            siteOperator: siteOperator, channelEditor: channelEditor, stranger: stranger)
    }

    func setPolicy(_ change: @Sendable @escaping (inout ReviewPolicy) -> Void) async throws {
        try await platform.writeUnseen { connection in
            var policy: ReviewPolicy = try SettingStore(connection: connection).get()
            change(&policy)
            try SettingStore(connection: connection).set(policy)
        }
    }

    /// A working copy with this text.
    func write(
        _ title: String = "渡船", _ blocks: [Block] = [.paragraph([.plain("潮水第二次涨上来的时候，码头上已经没有人了。")])],
        by account: Account? = nil, filing change: (inout Filing) -> Void = { _ in }
    ) async throws -> Identifier<Article> {
        let writer = account ?? owner
        let id = try await platform.beginArticle(in: publication, by: writer, language: .simplifiedChinese)
        try await save(id, title, blocks, by: writer, filing: change)
        return id
    }

    func save(
        _ id: Identifier<Article>, _ title: String, _ blocks: [Block], by account: Account? = nil,
        filing change: (inout Filing) -> Void = { _ in }
    ) async throws {
        let writer = account ?? owner
        let draft = try await platform.draft(id, for: writer)
        var filing = Filing()
        filing.channel = channel
        change(&filing)
        _ = try await platform.saveDraft(
            id,
            DraftContent(
                content: ArticleContent(
                    title: title, document: Document(blocks), declarations: [Declaration(.original)]),
                filing: filing), base: draft.version, by: writer)
    }

    /// Submits it and has it screened.
    @discardableResult
    func submit(_ id: Identifier<Article>, with checks: [any ScreeningCheck] = StandardChecks.all) async throws
        -> Identifier<Submission>
    {
        try await platform.submit(id, by: owner)
        _ = try await platform.screenNext(with: checks)
        return try await latest(id).id
    }

    func latest(_ id: Identifier<Article>) async throws -> Submission {
        try await platform.read { try #require(try SubmissionStore(connection: $0).latest(of: id)) }
    }

    func submission(_ id: Identifier<Submission>) async throws -> Submission {
        try await platform.read { try #require(try SubmissionStore(connection: $0).find(id)) }
    }

    func article(_ id: Identifier<Article>) async throws -> Article {
        try await platform.read { try #require(try ArticleStore(connection: $0).find(id)) }
    }

    func draftState(_ id: Identifier<Article>) async throws -> Article.State {
        try await platform.draft(id, for: owner).state
    }

    func told(_ account: Account) async throws -> [UserNotification.Kind] {
        try await platform.read { connection in
            try connection.rows("SELECT kind FROM notification WHERE account_id = \(account.id) ORDER BY id") {
                try $0["kind"]
            }
        }
    }
}

extension Platform {
    /// The same site with its clock so many seconds on.
    func later(_ seconds: Int64) -> Platform {
        at(clock.now.adding(seconds: seconds))
    }
}
