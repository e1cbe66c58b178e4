import Kernel
import Publishing

/// A notification in words: what happened, and the reasons or the question that came with it.
struct NotificationText {
    let line: String
    /// As a person wrote it.
    let detail: String?

    /// - Parameter count: how often it happened, where that is told as one.
    init(_ kind: UserNotification.Kind, _ arguments: [String: String], count: Int = 1, _ texts: Catalogue) {
        let key = arguments["change"].map { "notificationChange.\($0)" }
        let many = "notificationMany.\(kind.rawValue)"
        if count > 1, texts.has("\(many).other") {
            line = texts(many, count: count, arguments)
            detail = nil
            return
        }
        line = texts(key.flatMap { texts.has($0) ? $0 : nil } ?? "notification.\(kind.rawValue)", arguments)
        let ground = arguments["comment-reason"].flatMap { texts.known("comments.reason.\($0)") }
        detail =
            [ground, arguments["reason"] ?? arguments["text"]].compactMap { $0?.nonEmpty }
            .joined(separator: " · ").nonEmpty
    }
}
