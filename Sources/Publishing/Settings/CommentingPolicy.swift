/// Who may comment on the site, and what waits for a moderator.
public struct CommentingPolicy: Hashable, Setting {
    public static let name = "comments"

    /// Of the whole site; an article's own may be stricter.
    public var mode = Filing.CommentPolicy.open
    /// For so long after it was written its author may change a comment.
    public var editMinutes = 15
    /// In characters.
    public var maximumLength = 2000
    /// A comment with more links waits for a moderator.
    public var freeLinks = 2
    /// What accounts younger than so many hours write waits for a moderator.
    public var newcomerHours = 0

    public init() {}

    public static let standard = CommentingPolicy()
}

extension Filing.CommentPolicy {
    /// Of several that apply, the one that lets least through.
    func stricter(_ other: Self) -> Self {
        let order: [Self] = [.open, .afterReview, .closed]
        return (order.firstIndex(of: self) ?? 0) >= (order.firstIndex(of: other) ?? 0) ? self : other
    }
}
