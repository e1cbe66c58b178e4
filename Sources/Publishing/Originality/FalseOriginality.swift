import Kernel
import Storage

/// Makes a revoked claim of originality a decision, and undoes that when the claim is judged otherwise.
struct FalseOriginality {
    let connection: any Connection
    let now: Timestamp

    func settle(
        _ article: Identifier<Article>, _ judgement: OriginalityJudgement, reason: String, rule: String,
        by account: Account
    ) throws {
        let taking = MeasureTaking(connection: connection, now: now)
        guard judgement == .revoke else {
            let earlier = try DecisionStore(connection: connection).inForce(on: .article(article))
                .filter { $0.measure == .warn && $0.reasons.fault == .falseOriginality }
            for decision in earlier { try taking.end(decision, as: .overturned, reason: reason, by: account.id) }
            return
        }
        let reasons = DecisionReasons(
            ground: .terms, rule: rule, explanation: reason, category: .intellectualProperty, facts: reason,
            fault: .falseOriginality)
        try taking.take(MeasureOrder(.warn), on: .article(article), reasons, by: account.id)
    }
}
