import Document
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

/// An article for a test, said in as few words as the test needs.
struct Draft {
    var title = "一篇文章"
    var publication = "paper"
    var channel: String?
    var kind = Article.Kind.article
    var state = Article.State.published
    var restriction = Article.Restriction.none
    /// Hours before `testNow`.
    var hoursAgo: Int64 = 1
    var topics: [String] = []
    /// Ages of its visible comments, in hours.
    var comments: [Int64] = []
    var cover: StoredMedia?
    var text = "正文。"
    var declarations: [Declaration] = []
}

extension Platform {
    /// Writes a draft, with its publication and channel where they are not there yet.
    @discardableResult
    func put(_ draft: Draft) async throws -> Identifier<Article> {
        try await write { connection in
            let time = testNow.adding(seconds: -3600 * draft.hoursAgo)
            let publication = try Self.publication(draft.publication, connection)
            let channel = try draft.channel.map { try Self.channel($0, connection) }
            if let cover = draft.cover { try MediaRecordStore(connection: connection).insert(cover, at: time) }
            let id = Identifier<Article>.mint(at: testNow)
            let articles = ArticleStore(connection: connection)
            try articles.insert(
                Article(
                    id: id, publication: publication, channel: channel, kind: draft.kind, state: draft.state,
                    restriction: draft.restriction, publishedAt: draft.state == .scheduled ? nil : time,
                    scheduledAt: draft.state == .scheduled ? time : nil, createdAt: time, modifiedAt: time))
            try articles.revise(
                id,
                ArticleContent(
                    title: draft.title, cover: draft.cover?.hash,
                    document: Document([.paragraph([.plain(draft.text)])]), declarations: draft.declarations), at: time)
            let topics = TopicStore(connection: connection)
            try articles.setTopics(try draft.topics.compactMap { try topics.findOrInsert($0, at: time)?.id }, of: id)
            for age in draft.comments {
                try CommentStore(connection: connection).insert(
                    Publishing.Comment(
                        id: .mint(at: testNow), article: id, authorName: "读者", body: "好。",
                        createdAt: testNow.adding(seconds: -3600 * age)))
            }
            return id
        }
    }

    private static func publication(_ handle: String, _ connection: any Connection) throws -> Identifier<Publication> {
        let store = PublicationStore(connection: connection)
        let handle = try #require(Handle(handle))
        if let known = try store.find(handle) { return known.id }
        let publication = Publication(id: .mint(at: testNow), handle: handle, name: "\(handle)号", createdAt: testNow)
        try store.insert(publication)
        return publication.id
    }

    private static func channel(_ slug: String, _ connection: any Connection) throws -> Identifier<Channel> {
        let store = ChannelStore(connection: connection)
        let slug = try #require(Slug(slug))
        if let known = try store.find(slug) { return known.id }
        let channel = Channel(
            id: .mint(at: testNow), slug: slug, name: LocalizedText("\(slug)频道"), position: try store.nextPosition())
        try store.insert(channel)
        return channel.id
    }
}
