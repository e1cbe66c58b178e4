import Foundation
import Kernel
import Storage

extension Platform {
    /// The database takes so many statements in one request.
    public static let dsaBatch = 100

    /// The statements of a month, or of all time, as the bodies of requests to the DSA Transparency Database: one JSON object
    /// with at most a hundred `statements` a line.
    ///
    /// - Parameter site: the site's address, without a path.
    public func dsaStatements(in month: ReportMonth? = nil, site: String) async throws -> [String] {
        var bodies: [String] = []
        var last = Identifier<Decision>(rawValue: 0)
        while true {
            let after = last
            let (statements, next) = try await read {
                try DSAStore(connection: $0, site: site).statements(after: after, in: month, limit: Self.dsaBatch)
            }
            if !statements.isEmpty { bodies.append(try DSABody(statements: statements).text()) }
            guard let next else { return bodies }
            last = next
        }
    }

    /// The same for those who work at the desk.
    /// - Throws: `ReadingError.noSuchPage`.
    public func dsaStatements(in month: ReportMonth?, site: String, for account: Account) async throws -> [String] {
        guard account.isAdjudicator else { throw ReadingError.noSuchPage }
        return try await dsaStatements(in: month, site: site)
    }
}

private struct DSABody: Encodable {
    let statements: [DSAStatement]

    func text() throws -> String { try StoredJSON.text(self) }
}

private struct DSAStore {
    let connection: any Connection
    let site: String

    /// - Returns: the last decision that was looked at, where there may be more.
    func statements(after id: Identifier<Decision>, in month: ReportMonth?, limit: Int) throws -> (
        [DSAStatement], Identifier<Decision>?
    ) {
        let zone = try SettingStore(connection: connection).site().zone
        let span = month?.span(in: zone) ?? Timestamp(milliseconds: 0)..<Timestamp(milliseconds: .max)
        let decisions = try connection.rows(
            """
            SELECT * FROM decision WHERE id > \(id) AND decided_at >= \(span.lowerBound)
                AND decided_at < \(span.upperBound) ORDER BY id LIMIT \(limit)
            """, Decision.init)
        let store = PublicDecisionStore(connection: connection)
        let statements = try decisions.compactMap { decision in
            DSAStatement(
                decision, try store.published(decision),
                kind: try decision.publication.flatMap { try PublicationStore(connection: connection).find($0)?.kind },
                rules: "\(site)/about/rules", zone: zone)
        }
        return (statements, decisions.count == limit ? decisions.last?.id : nil)
    }
}
