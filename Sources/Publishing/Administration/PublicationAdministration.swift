public import Kernel
import Storage

/// What the platform may order about a publication as a whole.
public enum PublicationOrder: Hashable, Sendable {
    /// Its articles are reviewed before they are published.
    case probation
    case activate
    /// It may not write until a time.
    case mute(until: Timestamp)
    /// It may not write, nor its members be changed, until further notice.
    case freeze
    case close(keepsArticles: Bool)

    var state: Publication.State {
        switch self {
        case .probation: .probation
        case .activate: .active
        case .mute: .muted
        case .freeze: .frozen
        case .close: .closed
        }
    }
}

/// A publication as the operator sees it in a list.
public struct AdministeredPublication: Sendable {
    public let card: PublicationCard
    public let owner: String?
    public let mutedUntil: Timestamp?
}

public struct PublicationAdministration: Sendable {
    public let publications: Page<AdministeredPublication>
    public let state: Publication.State?
    public let query: String
    public let counts: [Publication.State: Int]
    public let chrome: Chrome
}

/// One publication with all that the operator may want to know before deciding.
public struct PublicationDossier: Sendable {
    public let card: PublicationCard
    public let members: [PublicationSettings.Member]
    public let mutedUntil: Timestamp?
    /// The newest first.
    public let events: [PublicationEvent]
    public let chrome: Chrome
}

extension Platform {
    /// - Throws: `ReadingError.noSuchPage` to anybody but an operator.
    public func administeredPublications(
        state: Publication.State?, query: String, page: Int, for account: Account
    ) async throws -> PublicationAdministration {
        try account.requireOperator()
        return try await read { connection in
            let condition = Self.condition(state: state, query: query)
            let counts = try connection.rows("SELECT state, count(*) AS count FROM publication GROUP BY state") {
                (try $0["state"] as Publication.State, try $0["count"] as Int)
            }
            let publications = try Page.requested(page) { limit, offset in
                try connection.rows(
                    """
                    SELECT \(PublicationCard.columns), account.name AS owner_name
                    FROM publication LEFT JOIN media avatar ON avatar.hash = publication.avatar
                    LEFT JOIN membership ON membership.publication_id = publication.id AND membership.role = 'owner'
                    LEFT JOIN account ON account.id = membership.account_id
                    WHERE \(condition) ORDER BY publication.id DESC LIMIT \(limit) OFFSET \(offset)
                    """
                ) {
                    AdministeredPublication(
                        card: try PublicationCard(row: $0), owner: try $0["owner_name"],
                        mutedUntil: try $0["muted_until"])
                }
            }
            return PublicationAdministration(
                publications: publications, state: state, query: query,
                counts: Dictionary(counts) { first, _ in first }, chrome: try Chrome(connection))
        }
    }

    private static func condition(state: Publication.State?, query: String) -> SQL {
        var conditions: [SQL] = ["1 = 1"]
        if let state { conditions.append("publication.state = \(state)") }
        for pattern in SearchQuery(query)?.patterns ?? [] {
            conditions.append(
                "(lower(publication.name) LIKE \(pattern) ESCAPE '\\' OR publication.handle LIKE \(pattern) ESCAPE '\\')"
            )
        }
        return conditions.joined(separator: " AND ")
    }

    public func publicationDossier(_ handle: Handle, for account: Account) async throws -> PublicationDossier {
        try account.requireOperator()
        return try await read { connection in
            guard let card = try PublicationStore(connection: connection).card(handle) else {
                throw ReadingError.noSuchPublication
            }
            let id = card.publication.id
            return PublicationDossier(
                card: card, members: try MembershipStore(connection: connection).people(of: id),
                mutedUntil: try connection.value("SELECT muted_until FROM publication WHERE id = \(id)"),
                events: try PublicationEventStore(connection: connection).all(of: id), chrome: try Chrome(connection))
        }
    }

    /// Orders something about a publication; its members are told why.
    /// - Throws: `SettingError.stateReasonMissing`, `.timeMissing`.
    public func order(_ order: PublicationOrder, of handle: Handle, reason: String, by account: Account) async throws {
        try account.requireOperator()
        let now = clock.now
        let reason = reason.trimmed
        guard !reason.isEmpty else { throw SettingError.stateReasonMissing }
        let limit = JoiningError.longestText
        guard reason.count <= limit else { throw JoiningError.tooLong(limit: limit) }
        if case .mute(let until) = order, until <= now { throw SettingError.timeMissing }
        try await write { connection in
            _ = try connection.exists(
                "SELECT 1 FROM publication WHERE handle = \(handle) \(sqlite: "", postgres: "FOR UPDATE")")
            guard let publication = try PublicationStore(connection: connection).find(handle) else {
                throw ReadingError.noSuchPublication
            }
            try PublicationOrdering(connection: connection, publication: publication, account: account.id, now: now)
                .apply(order, reason: reason)
            try AuditLog(connection: connection).record(
                "publication.state", subject: handle.description, detail: "\(order.state.rawValue): \(reason)",
                by: account.id, at: now)
        }
    }
}

private struct PublicationOrdering {
    let connection: any Connection
    let publication: Publication
    let account: Identifier<Account>
    let now: Timestamp

    /// What takes something away is a decision, with a statement of reasons and an appeal; giving back ends those that hold.
    func apply(_ order: PublicationOrder, reason: String) throws {
        switch order {
        case .mute(let until): try decide(MeasureOrder(.mute, until: until), reason)
        case .freeze: try decide(MeasureOrder(.freeze), reason)
        case .close(let keepsArticles):
            var order = MeasureOrder(.close)
            order.keepsArticles = keepsArticles
            try decide(order, reason)
        case .probation, .activate: try set(order.state, reason)
        }
    }

    private func decide(_ order: MeasureOrder, _ reason: String) throws {
        try MeasureTaking(connection: connection, now: now).take(
            order, on: .publication(publication.id),
            DecisionReasons(
                ground: .terms, rule: "社区规则 · House rules (/about/rules)",
                explanation: String(reason.prefix(DecisionReasons.longestExplanation)), facts: reason), by: account)
    }

    private func set(_ state: Publication.State, _ reason: String) throws {
        let taking = MeasureTaking(connection: connection, now: now)
        for decision in try DecisionStore(connection: connection).inForce(on: .publication(publication.id))
        where decision.measure != .warn {
            try taking.end(decision, as: .lifted, reason: reason, by: account)
        }
        try connection.execute(
            """
            UPDATE publication SET state = \(state), muted_until = NULL, state_before = NULL
            WHERE id = \(publication.id)
            """)
        try PublicationEventStore(connection: connection).record(
            state, of: publication.id, reason: reason, by: account, at: now)
        for member in try MembershipStore(connection: connection).members(of: publication.id) {
            try NotificationStore(connection: connection).tell(
                member.account, .publicationChanged, path: publication.settingsPath,
                ["publication": publication.name, "change": state.rawValue, "text": reason], at: now)
        }
    }
}
