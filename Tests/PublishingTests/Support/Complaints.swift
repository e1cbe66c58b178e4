import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

/// Complaints said in as few words as a test needs.
extension Tribunal {
    static func notice(
        on subject: DecisionSubject, _ ground: ComplaintGround = .copyright, email: String = "claimant@example.net",
        work: String = "水上的书"
    ) throws -> ComplaintNotice {
        var texts = Dictionary(uniqueKeysWithValues: ComplaintField.allCases.map { ($0, "\($0.rawValue) 的说明") })
        texts[.email] = email
        texts[.name] = "陈述人"
        texts[.work] = work
        return try ComplaintNotice(
            on: ComplaintSubject(subject), ground, texts, isInGoodFaith: true, language: .simplifiedChinese)
    }

    @discardableResult
    func complain(
        on subject: DecisionSubject, _ ground: ComplaintGround = .copyright, email: String = "claimant@example.net",
        work: String = "水上的书", by account: Account? = nil, from address: String = "192.0.2.1"
    ) async throws -> SecretToken {
        try await platform.complain(
            try Self.notice(on: subject, ground, email: email, work: work), by: account,
            from: Visitor(address: address))
    }

    /// The only case that waits.
    func waitingCase() async throws -> ComplaintCase {
        let items = try await platform.complaints(.waiting, page: 1, for: complaints).items.items
        #expect(items.count == 1)
        return try #require(items.first).case
    }

    /// The complaints officer takes the only case that waits.
    func takeCase() async throws -> Identifier<ComplaintCase> {
        let id = try await waitingCase().id
        try await platform.takeComplaint(id, by: complaints)
        return id
    }

    func find(_ id: Identifier<ComplaintCase>) async throws -> ComplaintCase {
        try await platform.read { try #require(try ComplaintStore(connection: $0).find(id)) }
    }

    /// What mails wait, by kind.
    func mailed(to address: String = "claimant@example.net") async throws -> [String] {
        try await platform.read { connection in
            try connection.rows("SELECT kind FROM mail WHERE recipient = \(address) ORDER BY id") { try $0["kind"] }
        }
    }

    static func counterNotice() throws -> CounterNoticeForm {
        var texts = Dictionary(uniqueKeysWithValues: CounterNotice.fields.map { ($0, "\($0.rawValue) 的答复") })
        texts[.email] = "author@example.org"
        return try CounterNoticeForm(texts, isInGoodFaith: true)
    }
}
