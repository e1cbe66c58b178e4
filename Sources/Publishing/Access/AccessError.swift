public import Kernel

/// Why somebody may not do something. What one may not know of is reported as `ReadingError`, not as this.
public enum AccessError: ReadableError, Hashable {
    /// Nobody is signed in, or no longer.
    case signInRequired
    /// Not in this role.
    case notAllowed
    /// The role is right, but the article's state is not.
    case notInThisState(Article.State)
    /// The form was not made for this session.
    case formExpired

    public var kind: ReadableErrorKind {
        switch self {
        case .notInThisState: .conflict
        case .signInRequired, .notAllowed, .formExpired: .forbidden
        }
    }

    public var messageKey: String {
        switch self {
        case .signInRequired: "sign_in_required"
        case .notAllowed: "not_allowed"
        case .notInThisState: "not_in_this_state"
        case .formExpired: "form_expired"
        }
    }

    public var messageArguments: [String: String] {
        guard case .notInThisState(let state) = self else { return [:] }
        return ["state": state.rawValue]
    }

    public var description: String {
        switch self {
        case .signInRequired: "Signing in is required."
        case .notAllowed: "This account may not do that."
        case .notInThisState(let state): "That cannot be done while the article is \(state.rawValue)."
        case .formExpired: "The form has expired; load the page again."
        }
    }
}
