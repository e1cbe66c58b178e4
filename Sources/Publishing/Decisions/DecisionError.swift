public import Kernel

/// Why a decision or an appeal was refused.
public enum DecisionError: ReadableError, Hashable {
    /// A measure that is not for such a subject.
    case unsuitable
    case labelMissing, ruleMissing, explanationMissing, factsMissing
    /// A publication is muted until a time.
    case endMissing
    case endPast
    /// Closing and warning have no end.
    case endlessMeasure
    case tooLong(limit: Int)
    /// The same measure is in force already.
    case alreadyOrdered
    /// It has ended, or was overturned.
    case ended
    /// Nobody decides about what is their own.
    case ownCase
    case appealTooLate
    case alreadyAppealed
    case appealTextMissing, appealReasonMissing
    /// Whoever decided never hears the appeal.
    case decidedByYou
    case appealClosed
    /// Another has it.
    case appealAssigned

    public var kind: ReadableErrorKind {
        switch self {
        case .alreadyOrdered, .ended, .appealTooLate, .alreadyAppealed, .appealClosed, .appealAssigned: .conflict
        case .ownCase, .decidedByYou: .forbidden
        default: .invalid
        }
    }

    public var messageKey: String {
        switch self {
        case .unsuitable: "decision_unsuitable"
        case .labelMissing: "decision_label_missing"
        case .ruleMissing: "decision_rule_missing"
        case .explanationMissing: "decision_explanation_missing"
        case .factsMissing: "decision_facts_missing"
        case .endMissing: "decision_end_missing"
        case .endPast: "decision_end_past"
        case .endlessMeasure: "decision_endless"
        case .tooLong: "decision_too_long"
        case .alreadyOrdered: "decision_already_ordered"
        case .ended: "decision_ended"
        case .ownCase: "decision_own_case"
        case .appealTooLate: "appeal_too_late"
        case .alreadyAppealed: "appeal_already"
        case .appealTextMissing: "appeal_text_missing"
        case .appealReasonMissing: "appeal_reason_missing"
        case .decidedByYou: "appeal_decided_by_you"
        case .appealClosed: "appeal_closed"
        case .appealAssigned: "appeal_assigned"
        }
    }

    public var messageArguments: [String: String] {
        guard case .tooLong(let limit) = self else { return [:] }
        return ["limit": String(limit)]
    }

    public var description: String { messageKey.split(separator: "_").joined(separator: " ") }
}
