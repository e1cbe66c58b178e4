import Kernel
import Storage

/// Lets an account do something with a decision, or says why not.
struct DecisionAccess {
    let connection: any Connection
    let now: Timestamp

    struct Grant {
        let decision: Decision
        let appeal: Appeal?
        let standing: DecisionStanding
    }

    /// - Throws: `ReadingError.noSuchPage` to those who take no measures, `DecisionError.ownCase` to those whose own it is.
    func requireOrder(on subject: DecisionSubject, by account: Account) throws {
        guard account.isAdjudicator else { throw ReadingError.noSuchPage }
        let facts = try SubjectStore(connection: connection).facts(subject)
        let standing = try standing(of: account, on: subject, in: facts.publication.id)
        guard standing.isImpartial else { throw DecisionError.ownCase }
        guard standing.allows(subject.kind.ordering) else { throw AccessError.notAllowed }
    }

    /// - Throws: `ReadingError.noSuchPage` to those who may not know of the record, else why not.
    @discardableResult
    func require(_ action: DecisionAction, on id: Identifier<Decision>, by account: Account) throws -> Grant {
        guard let decision = try DecisionStore(connection: connection).find(id) else { throw ReadingError.noSuchPage }
        let appeal = try AppealStore(connection: connection).find(against: id)
        let standing = try standing(of: account, on: decision, appeal)
        if standing.allows(action) { return Grant(decision: decision, appeal: appeal, standing: standing) }
        switch action {
        case .appeal:
            guard standing.allows(.read) else { throw ReadingError.noSuchPage }
            if appeal != nil { throw DecisionError.alreadyAppealed }
            if decision.ending == .overturned { throw DecisionError.ended }
            throw DecisionError.appealTooLate
        case .takeAppeal, .hearAppeal:
            guard account.isAdjudicator else { throw ReadingError.noSuchPage }
            guard standing.isImpartial else { throw DecisionError.ownCase }
            guard account.hearsAppeals else { throw AccessError.notAllowed }
            if standing.hasDecided { throw DecisionError.decidedByYou }
            throw appeal?.state.isClosed == false ? DecisionError.appealAssigned : DecisionError.appealClosed
        case .lift:
            guard standing.allows(.inspect) else { throw ReadingError.noSuchPage }
            throw decision.isInForce ? AccessError.notAllowed : DecisionError.ended
        case .inspect where account.isAdjudicator && !standing.isImpartial: throw DecisionError.ownCase
        default: throw ReadingError.noSuchPage
        }
    }

    func standing(of account: Account, on decision: Decision, _ appeal: Appeal?) throws -> DecisionStanding {
        var standing =
            try decision.about.map { try self.standing(of: account, on: $0, in: decision.publication) }
            ?? DecisionStanding(siteRoles: account.roles)
        let cause = try decision.cause.flatMap { try DecisionStore(connection: connection).find($0) }
        standing.hasDecided = decision.decidedBy == account.id || cause?.decidedBy == account.id
        standing.state = decision.isInForce ? .inForce : decision.ending == .overturned ? .overturned : .ended
        standing.appeal = appeal?.state
        standing.isAssigned = appeal?.assignedTo == account.id
        standing.isInTime = decision.appealableUntil > now
        return standing
    }

    private func standing(
        of account: Account, on subject: DecisionSubject, in publication: Identifier<Publication>?
    ) throws -> DecisionStanding {
        var standing = DecisionStanding(siteRoles: account.roles)
        standing.membership = try publication.flatMap {
            try MembershipStore(connection: connection).role(of: account.id, in: $0)
        }
        switch subject {
        case .article(let id):
            let author: Identifier<Account>? = try connection.value(
                "SELECT author_id FROM article WHERE id = \(id)")
            standing.isAuthor = author == account.id
        case .comment(let id):
            let author: Identifier<Account>? = try connection.value("SELECT account_id FROM comment WHERE id = \(id)")
            standing.isAboutComment = true
            standing.isAuthor = author == account.id
        case .publication: break
        }
        return standing
    }
}
