import Kernel
import Storage

/// Lets an account do something with a case of complaints, or says why not.
struct ComplaintAccess {
    let connection: any Connection

    struct Grant {
        let `case`: ComplaintCase
        let standing: ComplaintStanding
    }

    /// Locks the case where it is to be changed.
    /// - Throws: `ReadingError.noSuchPage` to those who may not know of it, else why not.
    @discardableResult
    func require(
        _ action: ComplaintAction, on id: Identifier<ComplaintCase>, by account: Account, changes: Bool = true
    ) throws -> Grant {
        let store = ComplaintStore(connection: connection)
        if changes { try store.lock(id) }
        guard let found = try store.find(id) else { throw ReadingError.noSuchPage }
        let standing = try standing(of: account, on: found)
        if standing.allows(action) { return Grant(case: found, standing: standing) }
        switch action {
        case .readForwarded: throw ReadingError.noSuchPage
        case .counter:
            guard standing.allows(.readForwarded) else { throw ReadingError.noSuchPage }
            throw ComplaintError.decided
        default:
            guard standing.isOfficer else { throw ReadingError.noSuchPage }
            guard standing.isImpartial else { throw ComplaintError.ownCase }
            throw found.state.isOpen || action == .take ? ComplaintError.notYours : ComplaintError.decided
        }
    }

    func standing(of account: Account, on found: ComplaintCase) throws -> ComplaintStanding {
        var standing = ComplaintStanding(siteRoles: account.roles)
        standing.membership = try found.publication.flatMap {
            try MembershipStore(connection: connection).role(of: account.id, in: $0)
        }
        let author: Identifier<Account>? =
            switch found.about {
            case .article(let id): try connection.value("SELECT author_id FROM article WHERE id = \(id)")
            case .comment(let id): try connection.value("SELECT account_id FROM comment WHERE id = \(id)")
            default: nil
            }
        standing.isAuthor = author == account.id
        standing.isAboutComment = found.kind == .comment
        standing.hasComplained = try connection.exists(
            "SELECT 1 FROM complaint WHERE case_id = \(found.id) AND account_id = \(account.id)")
        standing.ground = found.ground
        standing.state = found.state
        standing.isAssigned = found.assignedTo == account.id
        standing.hasDecision = found.decision != nil
        standing.isInForce =
            try found.decision.flatMap { try DecisionStore(connection: connection).find($0) }?.isInForce ?? false
        standing.hasCounterNotice = try connection.exists(
            "SELECT 1 FROM counter_notice WHERE case_id = \(found.id)")
        return standing
    }
}
