/// Writes how a document changed as HTML: what was put in stands in `<ins>`, what was taken out in `<del>`, each with
/// words before it that only screen readers say.
public struct DiffHTMLWriter: Sendable {
    /// The words on a page that are not the author's, in the language of the page.
    public struct Labels: Hashable, Sendable {
        /// Said before what was put in, taken out, or only set otherwise.
        public var inserted: String
        public var deleted: String
        public var restyled: String
        /// Shown before a picture's changed alternative text.
        public var alt: String
        /// Shown where blocks that stayed are left out; `{count}` is how many.
        public var gap: String

        public init(
            inserted: String = "Inserted:", deleted: String = "Deleted:", restyled: String = "Set differently:",
            alt: String = "Alternative text:", gap: String = "{count} unchanged blocks"
        ) {
            self.inserted = inserted
            self.deleted = deleted
            self.restyled = restyled
            self.alt = alt
            self.gap = gap
        }
    }

    private let writer: HTMLWriter
    private let labels: Labels
    private let context: Int?

    /// - Parameters:
    ///   - writer: Writes what stayed and shows the pictures.
    ///   - context: How many blocks that stayed are shown around a change; all when `nil`.
    public init(writer: HTMLWriter, labels: Labels = Labels(), context: Int? = nil) {
        self.writer = writer
        self.labels = labels
        self.context = context.map { max(0, $0) }
    }

    /// Blocks, to be put into a page as they are. Notes stand in brackets where they are called.
    public func write(_ changes: DocumentChanges) -> String {
        var page = HTMLPage(writer: writer)
        page.changes = labels
        for passage in changes.blocks.passages(context: context) {
            switch passage {
            case .shown(let blocks): page.write(blocks)
            case .hidden(let count):
                let text = labels.gap.replacing("{count}", with: String(count))
                page.element("p", [("class", "diff-gap")]) { $0.html.append(escaped: text) }
            }
        }
        return page.html
    }

    /// A line, such as a title, to be put into an element of the caller's.
    public func write(_ changes: TextChanges) -> String {
        var page = HTMLPage(writer: writer)
        page.changes = labels
        page.write(changes)
        return page.html
    }
}

private enum DiffPassage {
    case shown(ArraySlice<Change<Block, BlockChange>>)
    case hidden(Int)
}

extension [Change<Block, BlockChange>] {
    /// Divided into what is shown and what is left out; a single block is not left out, its gap would be as long.
    fileprivate func passages(context: Int?) -> [DiffPassage] {
        guard let context else { return [.shown(self[...])] }
        var isNear = [Bool](repeating: false, count: count)
        var last: Int?
        for index in indices {
            if !self[index].isKept { last = index }
            if let last, index - last <= context { isNear[index] = true }
        }
        last = nil
        for index in indices.reversed() {
            if !self[index].isKept { last = index }
            if let last, last - index <= context { isNear[index] = true }
        }
        var passages: [DiffPassage] = []
        var start = 0
        while start < count {
            let end = isNear[start...].firstIndex { $0 != isNear[start] } ?? count
            let isShown = isNear[start] || end - start == 1
            passages.append(isShown ? .shown(self[start..<end]) : .hidden(end - start))
            start = end
        }
        return passages
    }
}
