public import Kernel
import Storage

/// Something an account is told, on the site and, as they choose, by mail. Its words come from the catalogues, under
/// `notification.{kind}`, so that each is read in the reader's language.
public struct UserNotification: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case applicationQuestion = "application-question"
        case applicationAnswered = "application-answered"
        case applicationApproved = "application-approved"
        case applicationRejected = "application-rejected"
        case memberInvited = "member-invited"
        case memberChanged = "member-changed"
        /// Its state, or the name it asked for.
        case publicationChanged = "publication-changed"
        case handedIn = "handed-in"
        case approved
        case changesRequested = "changes-requested"
        case rejected
        case published
        case probationEnded = "probation-ended"
        case commented
        case commentReply = "comment-reply"
        /// Or pinned.
        case commentFeatured = "comment-featured"
        case commentTakenDown = "comment-taken-down"
        /// Something new from a publication they follow.
        case newArticle = "new-article"
        /// A measure of the platform about what is theirs.
        case decided
        /// The platform has ended one early.
        case measureEnded = "measure-ended"
        case appealHeard = "appeal-heard"

        /// Of who has chosen nothing. What is new comes by mail only to who asks for it: there is the digest for that.
        public var standardChoice: NotificationChoice {
            NotificationChoice(onSite: true, byMail: self != .newArticle && self != .commentFeatured)
        }
    }

    public let id: Identifier<UserNotification>
    public let kind: Kind
    /// Fill the placeholders of the kind's text, such as `title` and `publication`.
    public let arguments: [String: String]
    /// Where on the site to go.
    public let path: String
    /// Of the last, where there are several.
    public let createdAt: Timestamp
    /// How often it happened, or how many people did it, since the last one was read.
    public let count: Int
    public let readAt: Timestamp?

    init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        arguments = try StoredJSON.value(in: try row["arguments"])
        path = try row["path"]
        createdAt = try row["created_at"]
        count = try row["count"]
        readAt = try row["read_at"]
    }
}
