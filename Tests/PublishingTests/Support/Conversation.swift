import Kernel
import Storage
import TestSupport
import Testing

@testable import Publishing

extension Platform {
    /// Writes a comment, each account from an address of its own.
    @discardableResult
    func say(
        _ text: String, on article: Identifier<Article>, answering: Identifier<Publishing.Comment>? = nil,
        by account: Account
    ) async throws -> Publishing.Comment {
        try await comment(
            WrittenComment(article: article, answering: answering, text: text, address: account.id.description),
            by: account)
    }

    func find(_ comment: Identifier<Publishing.Comment>) async throws -> Publishing.Comment {
        try await read { try #require(try CommentStore(connection: $0).find(comment)) }
    }

    func setCommenting(_ change: @Sendable @escaping (inout CommentingPolicy) -> Void) async throws {
        try await writeUnseen { connection in
            var policy: CommentingPolicy = try SettingStore(connection: connection).get()
            change(&policy)
            try SettingStore(connection: connection).set(policy)
        }
    }

    func events(of comment: Identifier<Publishing.Comment>) async throws -> [CommentEvent] {
        try await read { try CommentEventStore(connection: $0).events(of: [comment])[comment] ?? [] }
    }
}

extension CommentSection {
    /// Those on the page, the pinned first.
    var threads: [CommentThread] { page.pinned + page.threads }
    var texts: [String] { threads.map(\.comment.comment.body) }
}

/// A published article of a publication with its people, and the people of the desk.
struct Conversation {
    let cast: Cast
    let article: Identifier<Article>
    let siteOperator: Account

    var platform: Platform { cast.platform }

    static func begin(on platform: Platform, publication state: Publication.State = .active) async throws
        -> Conversation
    {
        let cast = try await Cast.gather(on: platform)
        let article = try await cast.article(by: cast.contributor, "潮水第二次涨上来。")
        try await cast.publish(article)
        try await platform.write { connection in
            _ = try connection.execute("UPDATE publication SET state = \(state) WHERE id = \(cast.publication)")
        }
        return Conversation(
            cast: cast, article: article, siteOperator: try await platform.somebody("operator", [.operator]))
    }

    /// A comment of the stranger's in a state.
    func comment(_ state: Publishing.Comment.State, by author: Account? = nil) async throws -> Publishing.Comment {
        let id = Identifier<Publishing.Comment>.mint(at: testNow)
        let (article, author) = (article, author ?? cast.stranger)
        try await platform.write { connection in
            try CommentStore(connection: connection).insert(
                Publishing.Comment(
                    id: id, article: article, author: author.id, body: "水 \(id)", state: state, createdAt: testNow))
        }
        return try await platform.find(id)
    }

    func section(for reader: Account? = nil) async throws -> CommentSection {
        try await platform.article(article, for: reader?.id).comments
    }
}
