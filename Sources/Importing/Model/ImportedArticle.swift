public import Document
public import Kernel

/// A post or page of the other site, with its body already in this program's form.
public struct ImportedArticle: Hashable, Sendable {
    /// Names the article within its site, the same in every run.
    public var key: String
    /// Plain text; may be empty.
    public var title: String
    public var slug: String
    /// Every address the article had, as a path with leading `/`, percent-encoded, `?query` included; the current one first.
    public var paths: [String] = []
    /// The `key` of its authors, the main one first; may name one that never came.
    public var authorKeys: [String] = []
    public var published: Timestamp?
    public var modified: Timestamp?
    public var state: ImportedState = .published
    /// A page stands outside the stream of articles (about, contact).
    public var isPage = false
    /// A BCP 47 tag, as the site says it.
    public var language: String?
    /// The author's own summary, in plain text; empty when there is none.
    public var summary = ""
    /// Pictures and videos are `.remote` addresses that the source's `media` can look up.
    public var document = Document()
    public var dropped: [Dropped] = []
    public var cover: MediaSource?
    /// Slugs of `ImportedTerm`s of kind category.
    public var categories: [String] = []
    /// Slugs of `ImportedTerm`s of kind tag.
    public var tags: [String] = []
    /// Parents come before replies.
    public var comments: [ImportedComment] = []
    public var isCommentingOpen = true
    public var isSticky = false
    /// The other site showed it only to those who knew a password, which is not kept: it must not become public.
    public var isPasswordProtected = false
    /// The post format or layout there, such as `gallery` or `aside`.
    public var format: String?
    /// Where the author says the original is.
    public var canonical: String?

    public init(key: String, title: String, slug: String) {
        self.key = key
        self.title = title
        self.slug = slug
    }
}

/// Where an article stood in the other system's workflow.
public enum ImportedState: String, Hashable, Sendable, CaseIterable {
    case published, draft, pending, scheduled, `private`, trashed
}

/// A reader's comment. Addresses of any kind (e-mail, IP, web) are personal data and are not kept.
public struct ImportedComment: Hashable, Sendable {
    /// What became of it there.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case approved, pending, spam, trash
    }

    /// Names the comment within its article.
    public var key: String
    /// The comment this answers; always one that came before it.
    public var parentKey: String?
    public var authorName: String
    /// Plain text, paragraphs apart by an empty line.
    public var text: String
    public var posted: Timestamp?
    public var state: State

    public init(
        key: String, parentKey: String? = nil, authorName: String, text: String, posted: Timestamp?, state: State
    ) {
        self.key = key
        self.parentKey = parentKey
        self.authorName = authorName
        self.text = text
        self.posted = posted
        self.state = state
    }
}
