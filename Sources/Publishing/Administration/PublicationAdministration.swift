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

    func apply(_ order: PublicationOrder, reason: String) throws {
        if case .close(let keepsArticles) = order {
            return try PublicationClosing(
                connection: connection, publication: publication, account: account, now: now
            ).close(keepsArticles: keepsArticles, reason: reason)
        }
        var until: Timestamp?
        var before: Publication.State?
        if case .mute(let time) = order {
            until = time
            before = try stateToComeBackTo()
        }
        try connection.execute(
            """
            UPDATE publication SET state = \(order.state), muted_until = \(until), state_before = \(before)
            WHERE id = \(publication.id)
            """)
        try PublicationEventStore(connection: connection).record(
            order.state, of: publication.id, reason: reason, by: account, at: now)
        for member in try MembershipStore(connection: connection).members(of: publication.id) {
            try NotificationStore(connection: connection).tell(
                member.account, .publicationChanged, path: publication.settingsPath,
                ["publication": publication.name, "change": order.state.rawValue, "text": reason], at: now)
        }
    }

    /// A second order to be silent does not make one forget what was before the first.
    private func stateToComeBackTo() throws -> Publication.State {
        switch publication.state {
        case .probation, .active: publication.state
        case .muted:
            try connection.value("SELECT state_before FROM publication WHERE id = \(publication.id)") ?? .probation
        case .frozen, .closed: .probation
        }
    }
}
