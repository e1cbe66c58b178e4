public import Kernel

/// A complaint as somebody sends it. It cannot hold less than its ground requires, nor more than fits.
public struct ComplaintNotice: Sendable {
    public let subject: ComplaintSubject
    public let ground: ComplaintGround
    /// What was filled in, without space around it.
    let statement: [ComplaintField: String]
    /// `nil` where the complainant does not say who they are.
    let email: EmailAddress?
    let isExempt: Bool
    /// In which the complainant is answered.
    let language: Language

    /// - Parameters:
    ///   - isExempt: the complaint is about sexual abuse of children.
    ///   - isInGoodFaith: the complainant says that they believe all of it to be true and complete.
    /// - Throws: `ComplaintError.incomplete` with all that is missing, `.notAnAddress`, `.tooLong`.
    public init(
        on subject: ComplaintSubject, _ ground: ComplaintGround, _ texts: [ComplaintField: String],
        isExempt: Bool = false, isInGoodFaith: Bool, language: Language
    ) throws(ComplaintError) {
        let isExempt = isExempt && ground.mayBeExempt
        var statement: [ComplaintField: String] = [:]
        for field in ground.fields {
            guard let text = texts[field]?.trimmed, !text.isEmpty else { continue }
            guard text.unicodeScalars.count <= field.longest else { throw .tooLong(field) }
            statement[field] = text
        }
        let missing = ground.fields.filter { ground.requires($0, isExempt: isExempt) && statement[$0] == nil }
        let lacksFaith = ground.asksGoodFaith && !isInGoodFaith
        guard missing.isEmpty, !lacksFaith else { throw .incomplete(missing, goodFaith: lacksFaith) }
        var email: EmailAddress?
        if let text = statement[.email] {
            guard let address = EmailAddress(text) else { throw .notAnAddress }
            email = address
        }
        self.subject = subject
        self.ground = ground
        self.statement = statement
        self.email = email
        self.isExempt = isExempt
        self.language = language
    }
}
