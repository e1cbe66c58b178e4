/// A passage to be marked on a page.
public struct MarkedPassage: Hashable, Sendable {
    /// What the page calls it, such as the number of a comment.
    public let name: String
    public let location: Passage.Location

    public init(name: String, location: Passage.Location) {
        self.name = name
        self.location = location
    }
}

/// What a page that numbers its text blocks knows of passages.
struct PassageMarks {
    private let byBlock: [Int: [MarkedPassage]]
    private var count = 0
    private var begun: Set<String> = []

    init(_ passages: [MarkedPassage]) {
        byBlock = Dictionary(grouping: passages) { $0.location.block }
    }

    /// The number of a text block, which is the next; `nil` for one without text.
    mutating func next(_ content: [Inline]) -> (number: Int, marks: [MarkedPassage])? {
        guard content.contains(where: { !$0.countedText.isEmpty }) else { return nil }
        defer { count += 1 }
        return (count, byBlock[count] ?? [])
    }

    /// Whether it is the first time.
    mutating func begin(_ name: String) -> Bool { begun.insert(name).inserted }
}

extension [Inline] {
    /// The line's parts, divided where passages begin and end, in the passages' elements and their own.
    func tagged(with marks: [MarkedPassage]) -> [PageInline] {
        let marks = marks.sorted {
            ($0.location.start, -$0.location.end, $0.name) < ($1.location.start, -$1.location.end, $1.name)
        }
        let edges = Set(marks.flatMap { [$0.location.start, $0.location.end] }).sorted()[...]
        var parts: [Inline] = [], tags: [[PageTag]] = []
        var offset = 0, rest = edges
        func add(_ part: Inline, length: Int) {
            parts.append(part)
            // The call of a note, which has no length, is in a passage that goes on behind it.
            let covering = marks.map(\.location).map {
                $0.start <= offset && offset < $0.end && (length > 0 || $0.start < offset)
            }
            tags.append(zip(covering, marks).filter(\.0).map { .passage($1.name) })
            offset += length
        }
        for inline in self {
            guard case .text(let text, let style) = inline else {
                add(inline, length: inline.countedText.utf16.count)
                continue
            }
            for piece in text.divided(at: &rest, from: offset) { add(.text(piece, style), length: piece.utf16.count) }
        }
        return zip(tags, parts.tagged).map { PageInline(inline: $1.inline, tags: $0 + $1.tags.map(PageTag.inline)) }
    }
}

extension String {
    /// Cut at the edges that lie inside; an edge inside a character cuts nothing.
    fileprivate func divided(at edges: inout ArraySlice<Int>, from offset: Int) -> [String] {
        var pieces: [String] = []
        var start = startIndex
        let length = utf16.count
        while let edge = edges.first, edge < offset + length {
            edges.removeFirst()
            guard edge > offset else { continue }
            let index = utf16.index(startIndex, offsetBy: edge - offset)
            guard index > start, index.samePosition(in: unicodeScalars) != nil else { continue }
            pieces.append(String(self[start..<index]))
            start = index
        }
        pieces.append(String(self[start...]))
        return pieces
    }
}
