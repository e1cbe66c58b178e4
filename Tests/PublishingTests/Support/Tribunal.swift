import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

/// A newsroom with everybody who decides, and one who hears appeals.
struct Tribunal {
    let room: Newsroom
    let complaints: Account
    let appeals: Account

    var platform: Platform { room.platform }

    static func open(_ platform: Platform, state: Publication.State = .active) async throws -> Tribunal {
        Tribunal(
            room: try await Newsroom.open(platform, state: state),
            complaints: try await platform.somebody("complaints", [.complaintsOfficer]),
            appeals: try await platform.somebody("appeals", [.appealsOfficer]))
    }

    /// The same people so many days later.
    func later(days: Int64) -> Tribunal {
        Tribunal(room: room.later(days * 86_400), complaints: complaints, appeals: appeals)
    }

    /// An article of the newsroom's that readers have.
    func article(_ title: String = "渡船") async throws -> Identifier<Article> {
        let id = try await room.write(title)
        try await platform.submit(id, by: room.owner)
        let now = platform.clock.now
        try await platform.write { connection in
            let submission = try #require(try SubmissionStore(connection: connection).latest(of: id))
            try GoingLive(connection: connection).publish(submission, by: nil, at: now)
        }
        return id
    }

    func comment(on article: Identifier<Article>, _ text: String = "好文章", by name: String = "读者") async throws
        -> Identifier<Publishing.Comment>
    {
        let id = Identifier<Publishing.Comment>.mint(at: platform.clock.now)
        let now = platform.clock.now
        try await platform.write {
            try CommentStore(connection: $0).insert(
                Publishing.Comment(id: id, article: article, authorName: name, body: text, createdAt: now))
        }
        return id
    }

    @discardableResult
    func decide(
        _ order: MeasureOrder, on subject: DecisionSubject, fault: Fault? = nil, by account: Account? = nil
    ) async throws -> Identifier<Decision> {
        try await platform.decide(order, on: subject, Self.reasons(fault: fault), by: account ?? room.siteOperator)
    }

    static func reasons(_ ground: DecisionReasons.Ground = .terms, fault: Fault? = nil) -> DecisionReasons {
        DecisionReasons(
            ground: ground, rule: "社区规则第 3 条", explanation: "标题与内容不符。", category: .speech,
            facts: "标题称码头关闭，正文没有提到。", fault: fault)
    }

    func decision(_ id: Identifier<Decision>) async throws -> Decision {
        try await platform.read { try #require(try DecisionStore(connection: $0).find(id)) }
    }

    func score() async throws -> Int {
        let publication = room.publication
        return try await platform.read { try CreditStore(connection: $0).score(of: publication).points }
    }

    func state() async throws -> Publication.State {
        let publication = room.publication
        return try await platform.read { try #require(try PublicationStore(connection: $0).find(publication)).state }
    }

    func state(of comment: Identifier<Publishing.Comment>) async throws -> Publishing.Comment.State? {
        try await platform.read { try $0.value("SELECT state FROM comment WHERE id = \(comment)") }
    }

    func restriction(_ article: Identifier<Article>) async throws -> Article.Restriction {
        try await room.article(article).restriction
    }
}
