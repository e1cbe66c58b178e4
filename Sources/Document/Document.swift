public import Kernel

/// An article's body as a typed tree. HTML is only ever written from it: what is not here cannot be on a page.
public struct Document: Hashable, Sendable {
    public var blocks: [Block]

    public init(_ blocks: [Block] = []) {
        self.blocks = blocks
    }
}

public indirect enum Block: Hashable, Sendable {
    case paragraph([Inline])
    case heading(HeadingLevel, [Inline])
    case bulletList([ListItem])
    case orderedList(start: Int, [ListItem])
    case blockquote([Block])
    case codeBlock(language: String?, String)
    case rule
    case figure(Figure)
    case gallery(Gallery)
    case video(Video)
    case table(Table)
    case linkCard(LinkCard)
}

/// The page's title is level 1, so a body's headings are 2 to 4.
public enum HeadingLevel: Int, Hashable, Sendable, CaseIterable {
    case two = 2
    case three, four
}

public struct ListItem: Hashable, Sendable {
    public var blocks: [Block]

    public init(_ blocks: [Block]) {
        self.blocks = blocks
    }
}

/// Where a picture or video is.
public enum MediaSource: Hashable, Sendable {
    /// In the site's own store, under the SHA-256 of the original.
    case stored(ContentHash)
    /// Not in the store (yet): an absolute http(s) address or a path as an import found it. Never hot-linked.
    case remote(String)
}

public struct Figure: Hashable, Sendable {
    public var source: MediaSource
    public var alt: String
    public var caption: [Inline]

    public init(source: MediaSource, alt: String = "", caption: [Inline] = []) {
        self.source = source
        self.alt = alt
        self.caption = caption
    }
}

public struct Gallery: Hashable, Sendable {
    public var figures: [Figure]
    public var caption: [Inline]

    public init(figures: [Figure], caption: [Inline] = []) {
        self.figures = figures
        self.caption = caption
    }
}

public struct Video: Hashable, Sendable {
    public var source: MediaSource
    public var poster: MediaSource?
    public var caption: [Inline]

    public init(source: MediaSource, poster: MediaSource? = nil, caption: [Inline] = []) {
        self.source = source
        self.poster = poster
        self.caption = caption
    }
}

public struct Table: Hashable, Sendable {
    public var rows: [[TableCell]]
    public var caption: [Inline]

    public init(rows: [[TableCell]], caption: [Inline] = []) {
        self.rows = rows
        self.caption = caption
    }
}

public struct TableCell: Hashable, Sendable {
    public enum Alignment: String, Hashable, Sendable {
        case left, center, right
    }

    public var isHeader: Bool
    /// 1 to 100.
    public var columnSpan: Int
    /// 1 to 100.
    public var rowSpan: Int
    public var alignment: Alignment?
    public var content: [Inline]

    public init(
        isHeader: Bool = false, columnSpan: Int = 1, rowSpan: Int = 1, alignment: Alignment? = nil, content: [Inline]
    ) {
        self.isHeader = isHeader
        self.columnSpan = columnSpan
        self.rowSpan = rowSpan
        self.alignment = alignment
        self.content = content
    }
}

/// A link that stands alone, shown as a card.
public struct LinkCard: Hashable, Sendable {
    public var address: WebAddress
    public var title: String
    public var summary: String

    public init(address: WebAddress, title: String, summary: String = "") {
        self.address = address
        self.title = title
        self.summary = summary
    }
}
