import Foundation
public import Kernel
import Storage

/// One entry of the transparency log.
public struct LogEntry: Hashable, Sendable {
    /// Its place, from 0.
    public let position: Int64
    /// Such as `published`.
    public let act: String
    public let article: Identifier<Article>?
    public let revision: Identifier<Revision>?
    /// What is hashed: JSON in its canonical form.
    public let body: String
    /// `nil` where nothing was salted, or what it was about is erased.
    let salt: [UInt8]?
    let record: String?
    public let createdAt: Timestamp

    init(row: Row) throws {
        position = try row["position"]
        act = try row["act"]
        article = try row["article_id"]
        revision = try row["revision_id"]
        body = try row["body"]
        salt = try row["salt"]
        record = try row["record"]
        createdAt = try row["created_at"]
    }

    /// The salted hash of the text it is about; `nil` for entries that are about none.
    var commitment: String? { Self.commitment(in: body) }

    static func commitment(in body: String) -> String? {
        struct Members: Decodable { let commitment: String? }
        return try? JSONDecoder().decode(Members.self, from: Data(body.utf8)).commitment
    }
}

/// An entry before it has its place.
struct UnplacedLogEntry {
    var act: String
    var article: Identifier<Article>?
    var revision: Identifier<Revision>?
    var reference: String?
    var body: String
    var salt: [UInt8]?
    var record: String?

    init(_ act: LogAct, at time: Timestamp, _ connection: any Connection) throws {
        self.act = act.name
        var members: [String: CanonicalJSON?] = [
            "act": .text(act.name), "time": .text(Self.text(time)), "version": .number(1),
        ]
        switch act {
        case .published(let revision, let way):
            guard let record = try LogRecord.of(revision, connection) else { throw LogError.noSuchRevision }
            let salt = LogCommitment.salt()
            (article, self.revision, self.salt) = (record.article, revision, salt)
            members["commitment"] = .text(LogCommitment.of(record.text, salt: salt))
            members["publication"] = .text(record.publication.description)
            members["revision"] = .number(record.number)
            members["way"] = .text(way.rawValue)
        case .withdrawn(let article), .erased(let article):
            self.article = article
        case .restricted(let article, let restriction):
            self.article = article
            members["restriction"] = .text(restriction.rawValue)
        case .decided(let decision):
            for code in decision.measures + [decision.kind, decision.ground] where !Self.isCode(code) {
                throw LogError.notACode(code)
            }
            let salt = LogCommitment.salt()
            (article, reference, record, self.salt) = (decision.article, decision.id, decision.record, salt)
            members["commitment"] = .text(LogCommitment.of(decision.record, salt: salt))
            members["decision"] = .text(decision.id)
            members["ground"] = .text(decision.ground)
            members["kind"] = .text(decision.kind)
            members["measures"] = .list(decision.measures.map { .text($0) })
            members["subject"] = .text(decision.subject)
        }
        if let article { members["article"] = .text(article.description) }
        body = CanonicalJSON.object(members).description
    }

    /// `2026-11-23T02:14:00.123Z`
    static func text(_ time: Timestamp) -> String {
        let milliseconds = ((time.milliseconds % 1000) + 1000) % 1000
        let seconds = Timestamp(milliseconds: time.milliseconds - milliseconds).date.formatted(.iso8601)
        let digits = String(milliseconds)
        return "\(seconds.dropLast()).\(String(repeating: "0", count: 3 - digits.count))\(digits)Z"
    }

    /// Lower-case words, digits and marks between them: no name and no sentence of a person.
    private static func isCode(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || " -_.".utf8.contains($0) }
    }
}
