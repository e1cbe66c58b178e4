import Kernel
import Storage

/// What the list of the studio shows.
public struct StudioContents: Sendable {
    /// One of the publications somebody belongs to.
    public struct Desk: Sendable {
        public let publication: Publication
        public let role: Membership.Role

        /// Whether articles may be begun there now.
        public var isOpen: Bool { publication.state == .probation || publication.state == .active }
    }

    /// In the order one joined them.
    public let desks: [Desk]
    /// The one that is looked at; all of them without it.
    public let desk: Desk?
    public let filter: StudioFilter
    public let query: SearchQuery?
    public let counts: [StudioFilter: Int]
    public let articles: Page<StudioEntry>
    public let channels: [Channel]
    public let settings: SiteSettings
}

extension Platform {
    /// The articles somebody may see in the studio, the last changed first.
    /// - Throws: `ReadingError.noSuchPublication` for one they do not belong to, `.noSuchPage`.
    public func studio(
        for account: Account, publication: Handle? = nil, filter: StudioFilter = .all, query: SearchQuery? = nil,
        page: Int = 1
    ) async throws -> StudioContents {
        try await read { connection in
            let publications = PublicationStore(connection: connection)
            let desks = try MembershipStore(connection: connection).memberships(of: account.id).compactMap {
                membership in
                try publications.find(membership.publication).map {
                    StudioContents.Desk(publication: $0, role: membership.role)
                }
            }
            let desk = desks.first { $0.publication.handle == publication }
            guard publication == nil || desk != nil else { throw ReadingError.noSuchPublication }
            let store = StudioStore(
                connection: connection, account: account, publication: desk?.publication.id, query: query)
            return StudioContents(
                desks: desks, desk: desk, filter: filter, query: query, counts: try store.counts(),
                articles: try Page.requested(page) { try store.entries(filter, limit: $0, offset: $1) },
                channels: try ChannelStore(connection: connection).all(),
                settings: try SettingStore(connection: connection).site())
        }
    }
}

/// Finds articles for the list of one account.
struct StudioStore {
    let connection: any Connection
    let account: Account
    let publication: Identifier<Publication>?
    let query: SearchQuery?

    func entries(_ filter: StudioFilter, limit: Int, offset: Int) throws -> [StudioEntry] {
        var condition = condition
        if filter != .all {
            let states = filter.states.sorted { $0.rawValue < $1.rawValue }
            let list = states.dropFirst().reduce("\(states[0])" as SQL) { "\($0), \($1)" }
            condition = "\(condition) AND coalesce(draft.state, article.state) IN (\(list))"
        }
        let account = account
        return try connection.rows(
            """
            \(StudioEntry.select(for: account.id)) \(condition)
            ORDER BY coalesce(draft.modified_at, article.modified_at) DESC, article.id DESC LIMIT \(limit) OFFSET \(offset)
            """
        ) { try StudioEntry(row: $0, account: account) }
    }

    func counts() throws -> [StudioFilter: Int] {
        var counts: [StudioFilter: Int] = [:]
        try connection.forEach(
            """
            SELECT coalesce(draft.state, article.state) AS state, count(*) AS number
            \(StudioEntry.source(for: account.id)) \(condition) GROUP BY coalesce(draft.state, article.state)
            """
        ) { row in
            let state: Article.State = try row["state"], number: Int = try row["number"]
            for filter in StudioFilter.allCases where filter.states.contains(state) {
                counts[filter, default: 0] += number
            }
        }
        return counts
    }

    private var condition: SQL {
        var condition: SQL = ""
        if let publication { condition = "\(condition) AND article.publication_id = \(publication)" }
        for pattern in query?.patterns ?? [] {
            condition =
                "\(condition) AND lower(coalesce(draft.title, revision.title, '')) LIKE \(pattern) ESCAPE '\\'"
        }
        return condition
    }
}
