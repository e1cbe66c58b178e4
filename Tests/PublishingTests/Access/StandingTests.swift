import Testing

@testable import Publishing

/// The whole table of who may do what to an article, and when. Each line lists, for one kind of person, the states of the
/// working copy in which each action is allowed; whatever is not listed is refused.
@Suite struct StandingTests {
    private static let writable: Set<Article.State> = [.draft, .changesRequested, .rejected, .published, .withdrawn]
    private static let recallable: Set<Article.State> = [.submitted, .screening, .inReview, .approved, .scheduled]
    private static let unpublished: Set<Article.State> = [.draft, .changesRequested, .rejected]
    private static let every = Set(Article.State.allCases)
    private static let submitted = every.subtracting([.draft])

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let standing: Standing
        /// While readers have nothing.
        let hidden: [ArticleAction: Set<Article.State>]
        /// While readers have a revision.
        let live: [ArticleAction: Set<Article.State>]
    }

    static let rows: [Row] = {
        let deciding: [ArticleAction: Set<Article.State>] = [
            .view: every, .edit: writable, .submit: writable, .recall: recallable, .delete: unpublished,
        ]
        let decidingLive: [ArticleAction: Set<Article.State>] = [
            .view: every, .edit: writable, .submit: writable, .recall: recallable, .withdraw: every,
        ]
        let silenced: [ArticleAction: Set<Article.State>] = [.view: every, .recall: recallable, .delete: unpublished]
        let silencedLive: [ArticleAction: Set<Article.State>] = [.view: every, .recall: recallable, .withdraw: every]
        let own: [ArticleAction: Set<Article.State>] = [
            .view: every, .edit: unpublished, .handIn: [.draft, .changesRequested], .delete: [.draft],
        ]
        let ownLive: [ArticleAction: Set<Article.State>] = [
            .view: every, .edit: unpublished, .handIn: [.draft, .changesRequested],
        ]
        let reviewing: [ArticleAction: Set<Article.State>] = [
            .inspect: submitted, .claim: [.inReview], .decide: [.inReview],
        ]
        let reviewingLive = reviewing.merging([.judgeOriginality: every]) { first, _ in first }
        var rows = [
            Row(testDescription: "nobody in particular", standing: Standing(), hidden: [:], live: [:]),
            Row(
                testDescription: "a channel editor of the site", standing: Standing(siteRoles: [.channelEditor]),
                hidden: [:], live: [:]),
            Row(
                testDescription: "a reviewer", standing: Standing(siteRoles: [.reviewer]), hidden: reviewing,
                live: reviewingLive),
            Row(
                testDescription: "the operator", standing: Standing(siteRoles: [.operator]), hidden: reviewing,
                live: reviewingLive),
            Row(
                testDescription: "a reviewer's own publication",
                standing: Standing(siteRoles: [.reviewer, .operator], membership: .owner), hidden: deciding,
                live: decidingLive),
            Row(
                testDescription: "a reviewer who contributes",
                standing: Standing(siteRoles: [.reviewer], membership: .contributor),
                hidden: [:], live: [:]),
            Row(
                testDescription: "a contributor's own", standing: Standing(membership: .contributor, isAuthor: true),
                hidden: own, live: ownLive),
            Row(
                testDescription: "another contributor's", standing: Standing(membership: .contributor), hidden: [:],
                live: [:]),
            Row(
                testDescription: "an author who has left", standing: Standing(isAuthor: true), hidden: [:], live: [:]),
        ]
        for role in [Membership.Role.owner, .editor] {
            for state in [Publication.State.probation, .active] {
                rows.append(
                    Row(
                        testDescription: "\(role) of a publication in state \(state)",
                        standing: Standing(membership: role, publication: state), hidden: deciding, live: decidingLive))
            }
            for state in [Publication.State.muted, .frozen, .closed] {
                rows.append(
                    Row(
                        testDescription: "\(role) of a publication in state \(state)",
                        standing: Standing(membership: role, publication: state), hidden: silenced, live: silencedLive))
            }
        }
        return rows
    }()

    @Test(arguments: rows) func onlyWhatTheTableAllowsIsAllowed(_ row: Row) {
        for action in ArticleAction.allCases {
            for state in Article.State.allCases {
                let hidden = row.hidden[action]?.contains(state) ?? false
                let live = row.live[action]?.contains(state) ?? false
                #expect(
                    row.standing.allows(action, in: state, isLive: false) == hidden, "\(action) in \(state), not live")
                #expect(row.standing.allows(action, in: state, isLive: true) == live, "\(action) in \(state), live")
            }
        }
    }

    @Test func aContributorNeverSubmitsOrWithdraws() {
        for publication in [Publication.State.probation, .active, .muted, .frozen, .closed] {
            let standing = Standing(membership: .contributor, isAuthor: true, publication: publication)
            for state in Article.State.allCases {
                for action in [ArticleAction.submit, .withdraw, .decide, .recall] {
                    #expect(!standing.allows(action, in: state, isLive: true))
                    #expect(!standing.allows(action, in: state, isLive: false))
                }
            }
        }
    }
}
