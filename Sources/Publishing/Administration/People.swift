import Kernel
import Storage

/// Accounts as the operator sees them.
public struct PeopleContents: Sendable {
    public struct Person: Sendable {
        public let account: Account
        /// Those they belong to.
        public let publications: [Publication]
    }

    /// The newest first.
    public let people: Page<Person>
    public let query: String
    public let role: Account.Role?
    public let chrome: Chrome
}

extension Platform {
    /// - Parameter query: words that are in the name or the address.
    /// - Throws: `ReadingError.noSuchPage` to anybody but an operator.
    public func people(query: String, role: Account.Role?, page: Int, for account: Account) async throws
        -> PeopleContents
    {
        try account.requireOperator()
        return try await read { connection in
            var conditions: [SQL] = ["1 = 1"]
            if let role { conditions.append("' ' || roles || ' ' LIKE \("% \(role.rawValue) %") ESCAPE '\\'") }
            for pattern in SearchQuery(query)?.patterns ?? [] {
                conditions.append("(lower(name) LIKE \(pattern) ESCAPE '\\' OR email LIKE \(pattern) ESCAPE '\\')")
            }
            let condition = conditions.joined(separator: " AND ")
            let people = try Page.requested(page) { limit, offset in
                try connection.rows(
                    "SELECT * FROM account WHERE \(condition) ORDER BY id DESC LIMIT \(limit) OFFSET \(offset)",
                    Account.init)
            }
            .map { account in
                PeopleContents.Person(
                    account: account,
                    publications: try connection.rows(
                        """
                        SELECT publication.* FROM publication
                        JOIN membership ON membership.publication_id = publication.id
                        WHERE membership.account_id = \(account.id) ORDER BY publication.name
                        """, Publication.init))
            }
            return PeopleContents(people: people, query: query, role: role, chrome: try Chrome(connection))
        }
    }
}
