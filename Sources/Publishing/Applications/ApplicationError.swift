public import Kernel

/// Why something about joining was refused.
public enum JoiningError: ReadableError, Hashable {
    /// There is one under way already.
    case alreadyApplying
    /// As often rejected as the operator allows.
    case noAttemptsLeft(Int)
    /// A person has as many publications of the kind as one may.
    case tooManyPublications(limit: Int)
    case handleTaken, handleMalformed, nameTaken, nameMalformed
    case incomplete([ApplicationForm.Requirement])
    /// A name with reserved terms is approved by somebody who says that they have looked at the proof.
    case proofUnchecked([String])
    case reasonMissing
    case tooLong(limit: Int)
    case noSuchApplication
    case ownApplication
    case notInThisState(JoiningApplication.State)

    public var kind: ReadableErrorKind {
        switch self {
        case .alreadyApplying, .tooManyPublications, .noAttemptsLeft, .handleTaken, .nameTaken, .notInThisState:
            .conflict
        case .noSuchApplication: .notFound
        case .ownApplication: .forbidden
        default: .invalid
        }
    }

    public var messageKey: String {
        switch self {
        case .alreadyApplying: "already_applying"
        case .noAttemptsLeft: "no_attempts_left"
        case .tooManyPublications: "too_many_publications"
        case .handleTaken: "handle_taken"
        case .handleMalformed: "handle_malformed"
        case .nameTaken: "name_taken"
        case .nameMalformed: "name_malformed"
        case .incomplete: "application_incomplete"
        case .proofUnchecked: "proof_unchecked"
        case .reasonMissing: "reason_missing"
        case .tooLong: "too_long"
        case .noSuchApplication: "no_such_application"
        case .ownApplication: "own_application"
        case .notInThisState: "application_not_in_this_state"
        }
    }

    public var messageArguments: [String: String] {
        switch self {
        case .noAttemptsLeft(let limit), .tooManyPublications(let limit), .tooLong(let limit):
            ["limit": String(limit)]
        case .proofUnchecked(let terms): ["terms": terms.joined(separator: ", ")]
        default: [:]
        }
    }

    public var description: String {
        switch self {
        case .incomplete(let missing): "The application lacks: \(missing.map(\.rawValue).joined(separator: ", "))."
        case .notInThisState(let state): "That cannot be done while the application is \(state.rawValue)."
        default: messageKey.split(separator: "_").joined(separator: " ")
        }
    }
}
