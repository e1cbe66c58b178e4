/// Another system's site, read one item at a time so that memory stays bounded however large the site is.
///
/// Authors and terms come before the articles that name them. The order is the same in every run.
public protocol ImportSource {
    /// Says which site this is, the same in every run: its web address, or the folder's title where it has none.
    var name: String { get }
    /// The site's own title, if it says one.
    var title: String? { get }
    /// How far reading has come, in bytes or files; `total` is known before the first item.
    var progress: ImportProgress { get }
    /// What was skipped or repaired so far, beyond what each article lists as dropped.
    var notes: [ImportNote] { get }
    /// Finds the pictures and videos that articles of this site name.
    var media: MediaLocator { get }

    /// The next item, or `nil` at the end.
    ///
    /// - Throws: `ImportError` when nothing after this point can be read; the items before it stand.
    mutating func next() throws -> ImportedItem?
}

/// How far reading has come.
public struct ImportProgress: Hashable, Sendable {
    public var done: Int64
    public var total: Int64

    public init(done: Int64, total: Int64) {
        self.done = done
        self.total = total
    }
}

/// One thing of the other site.
public enum ImportedItem: Hashable, Sendable {
    case author(ImportedAuthor)
    case term(ImportedTerm)
    case article(ImportedArticle)
}

/// Something that did not come in, or not as it stood there, and why.
public struct ImportNote: Hashable, Sendable {
    /// Short and countable, such as `skipped nav_menu_item` or `repaired encoding`.
    public var kind: String
    /// Where: a file with a line, or an item's title or address.
    public var place: String
    /// One English sentence.
    public var reason: String

    public init(kind: String, place: String, reason: String) {
        self.kind = kind
        self.place = place
        self.reason = reason
    }
}
