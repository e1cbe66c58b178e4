import Testing

@testable import Publishing

/// The whole table of who may do what with a decision or an appeal, and when. Each line lists the actions that are allowed;
/// whatever is not listed is refused.
@Suite struct DecisionStandingTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let standing: DecisionStanding
        let allowed: Set<DecisionAction>

        init(_ name: String, _ allowed: Set<DecisionAction>, _ change: (inout DecisionStanding) -> Void) {
            var standing = DecisionStanding()
            change(&standing)
            testDescription = name
            self.standing = standing
            self.allowed = allowed
        }
    }

    static let rows: [Row] = [
        Row("nobody in particular", []) { $0.state = .inForce },
        Row("a channel editor", []) { $0.siteRoles = [.channelEditor] },
        Row("a reviewer before there is a decision", [.orderOnArticle, .orderOnComment, .inspect]) {
            $0.siteRoles = [.reviewer]
        },
        Row("a reviewer, in force", [.orderOnArticle, .orderOnComment, .inspect, .lift]) {
            $0.siteRoles = [.reviewer]
            $0.state = .inForce
        },
        Row("a reviewer, over", [.orderOnArticle, .orderOnComment, .inspect]) {
            $0.siteRoles = [.reviewer]
            $0.state = .ended
        },
        Row("a reviewer, appealed", [.orderOnArticle, .orderOnComment, .inspect, .lift]) {
            $0.siteRoles = [.reviewer]
            $0.state = .inForce
            $0.appeal = .open
        },
        Row(
            "a complaints officer",
            [.orderOnArticle, .orderOnComment, .orderOnPublication, .inspect, .lift]
        ) {
            $0.siteRoles = [.complaintsOfficer]
            $0.state = .inForce
        },
        Row("an appeals officer without an appeal", [.inspect]) {
            $0.siteRoles = [.appealsOfficer]
            $0.state = .inForce
        },
        Row("an appeals officer, open", [.inspect, .takeAppeal]) {
            $0.siteRoles = [.appealsOfficer]
            $0.state = .inForce
            $0.appeal = .open
        },
        Row("an appeals officer, another's", [.inspect, .takeAppeal]) {
            $0.siteRoles = [.appealsOfficer]
            $0.state = .inForce
            $0.appeal = .assigned
        },
        Row("an appeals officer, their own to hear", [.inspect, .takeAppeal, .hearAppeal]) {
            $0.siteRoles = [.appealsOfficer]
            $0.state = .ended
            $0.appeal = .assigned
            $0.isAssigned = true
        },
        Row("an appeals officer, closed", [.inspect]) {
            $0.siteRoles = [.appealsOfficer]
            $0.state = .overturned
            $0.appeal = .overturned
            $0.isAssigned = true
        },
        Row("an appeals officer who decided", [.orderOnArticle, .orderOnComment, .inspect, .lift]) {
            $0.siteRoles = [.appealsOfficer, .reviewer]
            $0.state = .inForce
            $0.appeal = .assigned
            $0.isAssigned = true
            $0.hasDecided = true
        },
        Row(
            "the operator",
            [.orderOnArticle, .orderOnComment, .orderOnPublication, .inspect, .lift, .takeAppeal]
        ) {
            $0.siteRoles = [.operator]
            $0.state = .inForce
            $0.appeal = .open
        },
        Row(
            "the operator who decided", [.orderOnArticle, .orderOnComment, .orderOnPublication, .inspect, .lift]
        ) {
            $0.siteRoles = [.operator]
            $0.state = .inForce
            $0.appeal = .open
            $0.hasDecided = true
        },
        Row("everybody at once, in their own publication", [.read, .appeal]) {
            $0.siteRoles = [.reviewer, .complaintsOfficer, .appealsOfficer, .operator]
            $0.membership = .owner
            $0.state = .inForce
        },
        Row("everybody at once, with their own article", [.read]) {
            $0.siteRoles = [.reviewer, .complaintsOfficer, .appealsOfficer, .operator]
            $0.isAuthor = true
            $0.state = .inForce
            $0.appeal = .open
        },
        Row("the owner, in force", [.read, .appeal]) {
            $0.membership = .owner
            $0.state = .inForce
        },
        Row("the owner, over", [.read, .appeal]) {
            $0.membership = .owner
            $0.state = .ended
        },
        Row("the owner, overturned", [.read]) {
            $0.membership = .owner
            $0.state = .overturned
        },
        Row("the owner, too late", [.read]) {
            $0.membership = .owner
            $0.state = .inForce
            $0.isInTime = false
        },
        Row("an editor, upheld", [.read]) {
            $0.membership = .editor
            $0.state = .inForce
            $0.appeal = .upheld
        },
        Row("a contributor", []) {
            $0.membership = .contributor
            $0.state = .inForce
        },
        Row("a contributor, their own article", [.read, .appeal]) {
            $0.membership = .contributor
            $0.isAuthor = true
            $0.state = .inForce
        },
        Row("the owner, about a comment below an article of theirs", []) {
            $0.membership = .owner
            $0.isAboutComment = true
            $0.state = .inForce
        },
    ]

    @Test(arguments: rows) func theTable(_ row: Row) {
        for action in DecisionAction.allCases {
            #expect(row.standing.allows(action) == row.allowed.contains(action), "\(action)")
        }
    }
}
