import Kernel
import Storage

/// Lets an account do something to an application, or says why not.
struct ApplicationAccess {
    let connection: any Connection

    /// - Throws: `JoiningError.noSuchApplication` where the account may not know of it.
    func require(_ action: ApplicationAction, on id: Identifier<JoiningApplication>, by account: Account) throws
        -> JoiningApplication
    {
        guard let application = try ApplicationStore(connection: connection).find(id) else {
            throw JoiningError.noSuchApplication
        }
        let standing = ApplicationStanding(siteRoles: account.roles, isApplicant: application.account == account.id)
        if standing.allows(action, in: application.state) { return application }
        guard standing.allows(.view, in: application.state) else { throw JoiningError.noSuchApplication }
        var stranger = standing
        stranger.isApplicant = false
        if standing.isApplicant, JoiningApplication.State.allCases.contains(where: { stranger.allows(action, in: $0) })
        {
            throw JoiningError.ownApplication
        }
        let couldElsewhere = JoiningApplication.State.allCases.contains { standing.allows(action, in: $0) }
        throw couldElsewhere ? JoiningError.notInThisState(application.state) : AccessError.notAllowed
    }
}
