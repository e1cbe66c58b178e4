import Testing

@testable import Publishing

/// The whole table of who may do what to an application, and when; whatever is not listed is refused.
@Suite struct ApplicationStandingTests {
    typealias States = Set<JoiningApplication.State>

    private static let every = States(JoiningApplication.State.allCases)
    private static let waiting: States = [.submitted, .inReview, .needsInformation]

    private static let applicant: [ApplicationAction: States] = [
        .view: every, .edit: [.draft, .needsInformation], .submit: [.draft], .discard: [.draft],
        .answer: [.needsInformation], .withdraw: waiting,
    ]
    private static let reviewer: [ApplicationAction: States] = [
        .view: every.subtracting([.draft]), .claim: waiting, .ask: waiting, .approve: waiting, .reject: waiting,
    ]

    @Test(
        arguments: [
            (ApplicationStanding(), [:]), (ApplicationStanding(siteRoles: [.channelEditor, .complaintsOfficer]), [:]),
            (ApplicationStanding(isApplicant: true), applicant),
            (ApplicationStanding(siteRoles: [.reviewer]), reviewer),
            (
                ApplicationStanding(siteRoles: [.operator]),
                reviewer.merging([.pardon: [.rejected]]) { first, _ in first }
            ),
            // Nobody decides on their own.
            (ApplicationStanding(siteRoles: [.reviewer, .operator], isApplicant: true), applicant),
        ] as [(ApplicationStanding, [ApplicationAction: States])])
    func onlyWhatTheTableAllowsIsAllowed(_ standing: ApplicationStanding, _ allowed: [ApplicationAction: States]) {
        for action in ApplicationAction.allCases {
            for state in JoiningApplication.State.allCases {
                #expect(
                    standing.allows(action, in: state) == (allowed[action]?.contains(state) ?? false),
                    "\(action) in \(state)")
            }
        }
    }
}
