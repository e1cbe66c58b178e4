public import Kernel

/// Why something about accounts was refused.
public enum AccountError: ReadableError, Hashable {
    case emailTaken(EmailAddress)
    case noSuchAccount(EmailAddress)
    case notAnAddress
    case nameUnusable
    /// A link of ours that was used, has expired, or never was one.
    case linkSpent
    /// Address and password do not belong together; which of them is wrong is not told.
    case wrongSignIn
    /// Of somebody who is signed in and changes something that matters.
    case wrongPassword
    case wrongCode
    case signUpClosed
    case invitationRequired
    case lastOperator

    public var kind: ReadableErrorKind {
        switch self {
        case .emailTaken, .lastOperator: .conflict
        case .noSuchAccount: .notFound
        case .linkSpent: .gone
        case .notAnAddress, .nameUnusable: .invalid
        case .wrongSignIn, .wrongPassword, .wrongCode, .signUpClosed, .invitationRequired: .forbidden
        }
    }

    public var messageKey: String {
        switch self {
        case .emailTaken: "email_taken"
        case .noSuchAccount: "no_such_account"
        case .notAnAddress: "not_an_address"
        case .nameUnusable: "name_unusable"
        case .linkSpent: "link_spent"
        case .wrongSignIn: "wrong_sign_in"
        case .wrongPassword: "wrong_password"
        case .wrongCode: "wrong_code"
        case .signUpClosed: "sign_up_closed"
        case .invitationRequired: "invitation_required"
        case .lastOperator: "last_operator"
        }
    }

    public var messageArguments: [String: String] {
        switch self {
        case .emailTaken(let email), .noSuchAccount(let email): ["email": email.description]
        case .nameUnusable: ["maximum": String(DisplayName.maximumLength)]
        default: [:]
        }
    }

    public var description: String {
        switch self {
        case .emailTaken(let email): "There is an account with the address \(email) already."
        case .noSuchAccount(let email): "There is no account with the address \(email), or it is disabled."
        case .notAnAddress: "That is not an e-mail address."
        case .nameUnusable: "A name is one line of at most \(DisplayName.maximumLength) characters."
        case .linkSpent:
            "This sign-in link has been used or has expired; make a new one with 'byline user sign-in-link'."
        case .wrongSignIn: "Address and password do not belong together."
        case .wrongPassword: "The password is wrong."
        case .wrongCode: "The code is wrong or was used already."
        case .signUpClosed: "The site takes no new accounts."
        case .invitationRequired: "A new account needs an invitation."
        case .lastOperator: "This is the last operator; make another one first."
        }
    }
}
