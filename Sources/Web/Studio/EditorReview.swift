import Kernel
import Publishing

/// What the reviews of an article said, beside the text they are about.
struct EditorReview {
    let outcomes: [ReviewOutcome]

    /// What the screening points out, of a text nobody has reviewed yet.
    static func noted(_ findings: [Finding], _ pages: Pages) -> Fields? {
        Fields.list(findings.map { remark($0, pages) })
    }

    private static func remark(_ finding: Finding, _ pages: Pages) -> Fields {
        ["words": finding.place.quote?.nonEmpty, "remark": FindingText(pages.texts).text(finding)]
    }

    func fields(_ pages: Pages) -> Fields? {
        Fields.list(
            outcomes.prefix(5).enumerated().map { index, outcome in
                let submission = outcome.submission
                let when = submission.decidedAt ?? submission.submittedAt
                return [
                    "isLatest": index == 0,
                    "decision": pages.texts("history.submission.\(submission.state.key)"),
                    "when": ["iso": pages.time.iso(when), "text": pages.time.full(when)] as Fields,
                    "why": submission.reason.nonEmpty,
                    "remarks": Fields.list(
                        outcome.comments.map { ["words": $0.place.quote?.nonEmpty, "remark": $0.body] as Fields }
                            + outcome.findings.map { Self.remark($0, pages) }),
                ] as Fields
            })
    }
}
