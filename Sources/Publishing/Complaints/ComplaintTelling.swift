import Kernel
import Storage

/// What complainants are written. Its words are under `mail.complaint-{kind}` in the catalogues.
public enum ComplaintMail: String, Sendable, CaseIterable {
    /// The receipt, with the code.
    case received
    /// Something is missing.
    case question
    case actioned, dismissed
    /// The measure was undone; a counter-notice is forwarded with it.
    case restored
    /// Nobody answered the question.
    case closed

    /// These mails lie in one queue with all others.
    public static let prefix = "complaint-"
}

/// Tells complainants what becomes of their complaints, where they gave an address. The code page says it to all.
struct ComplaintTelling {
    let connection: any Connection
    let now: Timestamp

    func tell(_ kind: ComplaintMail, _ complaint: Complaint) throws {
        guard let email = complaint.email else { return }
        try MailStore(connection: connection).queue(
            kind: ComplaintMail.prefix + kind.rawValue, to: email, complaint.language,
            ["complaint": String(complaint.id.rawValue)], at: now)
    }

    func tellAll(_ kind: ComplaintMail, of id: Identifier<ComplaintCase>) throws {
        // A flood is one case: everybody in it is answered.
        for complaint in try ComplaintStore(connection: connection).complaints(of: id, limit: 100_000) {
            try tell(kind, complaint)
        }
    }
}
