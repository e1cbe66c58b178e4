import Kernel
import Storage

extension Publication.Kind {
    /// So many publications of this sort a person may own: one of their own, two for organisations of any kind.
    public var limit: Int { self == .personal ? 1 : 2 }

    /// The kinds that are counted together with this one.
    private var counted: [Publication.Kind] {
        self == .personal ? [.personal] : [.organisation, .enterprise, .media]
    }

    /// - Throws: `JoiningError.tooManyPublications` if this person owns as many of the kind as one may.
    func requireRoom(for account: Identifier<Account>, _ connection: any Connection) throws {
        let owned: Int =
            try connection.value(
                """
                SELECT count(*) FROM membership JOIN publication ON publication.id = membership.publication_id
                WHERE membership.account_id = \(account) AND membership.role = 'owner' AND publication.state <> 'closed'
                    AND publication.kind IN \(list: counted)
                """) ?? 0
        guard owned < limit else { throw JoiningError.tooManyPublications(limit: limit) }
    }
}
