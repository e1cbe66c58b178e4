public import Kernel
import Storage

/// Which applications a reviewer wants to see.
public enum ApplicationFilter: String, Sendable, CaseIterable {
    /// Somebody who reviews has to do something.
    case waiting
    /// The applicant has been asked.
    case asked
    case mine
    case approved, rejected, withdrawn

    func condition(_ account: Identifier<Account>) -> SQL {
        switch self {
        case .waiting: "application.state IN ('submitted', 'in review')"
        case .asked: "application.state = 'needs information'"
        case .mine: "\(JoiningApplication.isWaiting) AND application.claimed_by = \(account)"
        case .approved: "application.state = 'approved'"
        case .rejected: "application.state = 'rejected'"
        case .withdrawn: "application.state = 'withdrawn'"
        }
    }

    /// What waits is seen from its oldest, what is done from its newest.
    var isOldestFirst: Bool { self == .waiting || self == .asked || self == .mine }
}

/// One line of the queue.
public struct ApplicationEntry: Sendable {
    public let application: JoiningApplication
    public let applicant: String
    public let claimant: String?
    public let channel: LocalizedText?
    /// The reserved terms in its name or handle.
    public let reserved: [String]
    /// It is the reviewer's own, which somebody else decides.
    public let isOwn: Bool
}

public struct ApplicationQueue: Sendable {
    public let filter: ApplicationFilter
    public let kind: Publication.Kind?
    public let entries: Page<ApplicationEntry>
    public let counts: [ApplicationFilter: Int]
    public let chrome: Chrome
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` to those who do not review.
    public func applicationQueue(
        _ filter: ApplicationFilter, kind: Publication.Kind?, page: Int, for account: Account
    ) async throws -> ApplicationQueue {
        guard ApplicationStanding(siteRoles: account.roles).isReviewer else { throw ReadingError.noSuchPage }
        return try await read { connection in
            let policy: JoiningPolicy = try SettingStore(connection: connection).get()
            var condition: SQL = filter.condition(account.id)
            if let kind { condition = "\(condition) AND application.kind = \(kind)" }
            let order: SQL = filter.isOldestFirst ? "application.submitted_at, application.id" : "application.id DESC"
            let entries = try Page.requested(page) { limit, offset in
                try connection.rows(
                    """
                    SELECT application.*, applicant.name AS applicant_name, claimant.name AS claimant_name,
                        channel.name_zh AS channel_zh, channel.name_en AS channel_en
                    FROM application JOIN account applicant ON applicant.id = application.account_id
                    LEFT JOIN account claimant ON claimant.id = application.claimed_by
                    LEFT JOIN channel ON channel.id = application.channel_id
                    WHERE \(condition) ORDER BY \(order) LIMIT \(limit) OFFSET \(offset)
                    """
                ) { try ApplicationEntry(row: $0, policy, account.id) }
            }
            var counts: [ApplicationFilter: Int] = [:]
            for filter in ApplicationFilter.allCases {
                counts[filter] = try connection.value(
                    "SELECT count(*) FROM application WHERE \(filter.condition(account.id))")
            }
            return ApplicationQueue(
                filter: filter, kind: kind, entries: entries, counts: counts, chrome: try Chrome(connection))
        }
    }

    /// How many applications wait for a reviewer.
    public func waitingApplications() async throws -> Int {
        try await read { connection in
            try connection.value(
                "SELECT count(*) FROM application WHERE \(ApplicationFilter.waiting.condition(.unused))") ?? 0
        }
    }
}

extension ApplicationEntry {
    init(row: Row, _ policy: JoiningPolicy, _ account: Identifier<Account>) throws {
        application = try JoiningApplication(row: row)
        applicant = try row["applicant_name"]
        claimant = try row["claimant_name"]
        let names: (String?, String?) = (try row["channel_zh"], try row["channel_en"])
        channel = names.0.map { LocalizedText(simplifiedChinese: $0, english: names.1 ?? $0) }
        reserved = policy.reservedTerms(in: [application.form.name, application.form.handle])
        isOwn = application.account == account
    }
}
