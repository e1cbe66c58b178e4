import Kernel
import Publishing

/// A notification in words: what happened, and the reasons or the question that came with it.
struct NotificationText {
    let line: String
    /// As a person wrote it.
    let detail: String?

    init(_ kind: UserNotification.Kind, _ arguments: [String: String], _ texts: Catalogue) {
        let key = arguments["change"].map { "notificationChange.\($0)" }
        line = texts(key.flatMap { texts.has($0) ? $0 : nil } ?? "notification.\(kind.rawValue)", arguments)
        detail = (arguments["reason"] ?? arguments["text"])?.nonEmpty
    }
}
