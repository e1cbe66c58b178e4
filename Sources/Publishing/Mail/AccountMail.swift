/// What people are written about their account. Its words are under `mail.{kind}` in the catalogues.
public enum AccountMail: String, Sendable, CaseIterable {
    case signUp = "sign-up"
    /// Somebody asked to join with an address that has an account.
    case known
    case invitation
    case reset
    case newAddress = "new-address"
    case addressChanged = "address-changed"
    case passwordChanged = "password-changed"
    case secondStepOn = "second-step-on"
    case secondStepOff = "second-step-off"
    /// Whether they want the digest they have asked for.
    case digestConfirm = "digest-confirm"
    /// Their account ends soon, and how to keep it.
    case leaving
    case leavingCancelled = "leaving-cancelled"
    case left

    /// Notifications and account mails lie in one queue: this tells them apart.
    static let prefix = "account-"
}
