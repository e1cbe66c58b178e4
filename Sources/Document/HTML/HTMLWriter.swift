/// Writes a document as HTML: valid, without inline style or script, and read back by ``HTMLReader`` as the same document.
public struct HTMLWriter: Sendable {
    /// The words on a page that are not the author's, in the language of the page.
    public struct Labels: Hashable, Sendable {
        public var gallery: String
        public var table: String
        public var footnotes: String
        /// For the link from a note back to its place; the note's number follows.
        public var footnoteBack: String
        /// For the link of a picture without words of its own.
        public var enlarge: String

        public init(
            gallery: String = "Gallery", table: String = "Table", footnotes: String = "Notes",
            footnoteBack: String = "Back to the text, note", enlarge: String = "Show the picture large"
        ) {
            self.gallery = gallery
            self.table = table
            self.footnotes = footnotes
            self.footnoteBack = footnoteBack
            self.enlarge = enlarge
        }
    }

    let media: @Sendable (MediaSource) -> MediaRendition?
    let sizes: String
    let labels: Labels
    let reserved: Set<String>
    let coloursCode: Bool

    /// - Parameters:
    ///   - sizes: How wide pictures are shown, as the `sizes` attribute says it.
    ///   - reserved: Ids the page has already, which no heading gets.
    ///   - coloursCode: Whether the words of code get classes to colour them by.
    ///   - media: How to show what is stored; `nil` for what is not there, which is then a link or its words.
    public init(
        sizes: String = "(min-width: 44rem) 42rem, 100vw", labels: Labels = Labels(), reserved: Set<String> = [],
        coloursCode: Bool = false, media: @escaping @Sendable (MediaSource) -> MediaRendition?
    ) {
        self.media = media
        self.sizes = sizes
        self.labels = labels
        self.reserved = reserved
        self.coloursCode = coloursCode
    }

    /// The body's HTML, to be put into a page as it is.
    public func write(_ document: Document) -> String {
        var page = HTMLPage(writer: self)
        return page.write(document)
    }

    /// The same, with the headings in it.
    public func writeOutlined(_ document: Document) -> OutlinedHTML {
        var page = HTMLPage(writer: self)
        let html = page.write(document)
        return OutlinedHTML(html: html, outline: page.outline)
    }

    /// The same, so that passages can be found and chosen: every text block (``Document/textBlocks``) says its number in
    /// `data-block`, and each passage stands in `<mark class="passage" id="passage-N" data-passage="N">`, N its name.
    ///
    /// Where a note's call or another passage divides it there are several, of which the first has the id. Names are
    /// written once and may be anything an id may be.
    public func write(_ document: Document, marking passages: [MarkedPassage]) -> String {
        var page = HTMLPage(writer: self)
        page.passages = PassageMarks(passages)
        return page.write(document)
    }
}

/// HTML as it grows, and what must be remembered on the way.
struct HTMLPage {
    let writer: HTMLWriter
    var html = ""
    var footnotes: [[Inline]] = []
    /// What the notes' ids begin with.
    var footnoteName = "fn"
    var headings: HeadingIdentifiers
    /// The headings written so far.
    var outline: [OutlineEntry] = []
    /// Where text blocks are to be numbered, and what is to be marked in them.
    var passages: PassageMarks?
    /// What changes are called, on a page that shows them. Notes stand where they are called on it.
    var changes: DiffHTMLWriter.Labels?

    init(writer: HTMLWriter) {
        self.writer = writer
        headings = HeadingIdentifiers(taken: writer.reserved)
    }

    mutating func write(_ document: Document) -> String {
        write(document.blocks)
        writeFootnotes()
        return html
    }

    mutating func write(_ blocks: [Block]) {
        for block in blocks { write(block) }
    }

    mutating func element(_ name: String, _ attributes: [(String, String?)] = [], _ content: (inout HTMLPage) -> Void) {
        open(name, attributes)
        content(&self)
        html += "</\(name)>"
    }

    /// A start tag, or the whole of an element that has no end tag. An attribute that is `nil` is left out.
    mutating func open(_ name: String, _ attributes: [(String, String?)] = []) {
        html += "<\(name)"
        for case (let attribute, let value?) in attributes {
            html += " \(attribute)=\""
            html.append(escaped: value)
            html += "\""
        }
        html += ">"
    }
}

extension String {
    /// Appends text so that it stands for itself in HTML, inside an element or a quoted attribute.
    mutating func append(escaped text: String) {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else {
            self += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": self += "&amp;"
            case "<": self += "&lt;"
            case ">": self += "&gt;"
            case "\"": self += "&quot;"
            default: unicodeScalars.append(scalar)
            }
        }
    }
}
