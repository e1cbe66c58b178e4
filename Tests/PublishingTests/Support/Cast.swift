import Document
import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

/// The people of a test: a publication with an owner, an editor and a contributor; a reviewer; and a stranger.
struct Cast {
    let platform: Platform
    let publication: Identifier<Publication>
    let channel: Identifier<Channel>
    let owner: Account
    let editor: Account
    let contributor: Account
    let reviewer: Account
    let stranger: Account

    static func gather(on platform: Platform, publication state: Publication.State = .active) async throws -> Cast {
        func account(_ name: String, _ roles: Set<Account.Role> = []) async throws -> Account {
            let email = try #require(EmailAddress("\(name)@example.org"))
            try await platform.addAccount(email: email, name: name, roles: roles)
            return try #require(try await platform.accounts().first { $0.email == email })
        }
        let people = (
            owner: try await account("owner"), editor: try await account("editor"),
            contributor: try await account("contributor"), reviewer: try await account("reviewer", [.reviewer]),
            stranger: try await account("stranger")
        )
        let publication = Identifier<Publication>.mint(at: testNow), channel = Identifier<Channel>.mint(at: testNow)
        try await platform.write { connection in
            try PublicationStore(connection: connection).insert(
                Publication(
                    id: publication, handle: try #require(Handle("writers")), name: "写作者", state: state,
                    createdAt: testNow))
            try ChannelStore(connection: connection).insert(
                Channel(
                    id: channel, slug: try #require(Slug("culture")),
                    name: LocalizedText(simplifiedChinese: "文化", english: "Culture"), position: 1))
            let members = MembershipStore(connection: connection)
            try members.set(.owner, of: people.owner.id, in: publication, at: testNow)
            try members.set(.editor, of: people.editor.id, in: publication, at: testNow)
            try members.set(.contributor, of: people.contributor.id, in: publication, at: testNow)
        }
        return Cast(
            platform: platform, publication: publication, channel: channel, owner: people.owner, editor: people.editor,
            contributor: people.contributor, reviewer: people.reviewer, stranger: people.stranger)
    }

    /// What somebody has written, complete enough to be submitted.
    func text(_ paragraphs: String..., title: String = "潮水第二次涨上来") -> DraftContent {
        var draft = DraftContent(
            content: ArticleContent(title: title, document: Document(paragraphs.map { .paragraph([.plain($0)]) })))
        draft.filing.channel = channel
        return draft
    }

    /// A new article by `author`, saved once.
    func article(by author: Account, _ paragraphs: String...) async throws -> Identifier<Article> {
        let id = try await platform.beginArticle(in: publication, by: author, language: .simplifiedChinese)
        var draft = text()
        draft.content.document = Document(paragraphs.map { .paragraph([.plain($0)]) })
        _ = try await platform.saveDraft(id, draft, base: 1, by: author)
        return id
    }
}
