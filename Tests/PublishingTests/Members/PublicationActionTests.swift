import Testing

@testable import Publishing

/// The whole table of what members may do with a publication, by its state; whatever is not listed is refused.
@Suite struct PublicationActionTests {
    private static let every = Set(Publication.State.allCases)
    private static let run: Set<Publication.State> = [.probation, .active, .muted]
    private static let writing: Set<Publication.State> = [.probation, .active]

    private static let table: [Membership.Role?: [PublicationAction: Set<Publication.State>]] = [
        .owner: [
            .view: every, .edit: writing, .manageContributors: run, .manageEditors: run, .handOver: run, .close: run,
            .export: every, .license: run,
        ],
        .editor: [
            .view: every, .edit: writing, .manageContributors: run, .leave: every, .export: every, .license: run,
        ],
        .contributor: [.view: every, .leave: every],
        nil: [:],
    ]

    @Test(arguments: PublicationAction.allCases, Publication.State.allCases)
    func onlyWhatTheTableAllowsIsAllowed(_ action: PublicationAction, _ state: Publication.State) {
        for (role, allowed) in Self.table {
            let isAllowed = allowed[action]?.contains(state) ?? false
            // Roles on the site give nothing in somebody's publication.
            for roles: Set<Account.Role> in [[], [.reviewer, .channelEditor], [.operator]] {
                let standing = Standing(siteRoles: roles, membership: role, publication: state)
                #expect(standing.allows(action) == isAllowed, "\(String(describing: role)) with \(roles)")
            }
        }
    }
}
