/// How one text became another, word by word: for titles and summaries.
public struct TextChanges: Hashable, Sendable {
    /// In the order they are read: what was deleted stands before what took its place.
    public enum Part: Hashable, Sendable {
        case kept(String)
        case inserted(String)
        case deleted(String)
    }

    public let parts: [Part]

    public init(from old: String, to new: String) {
        var effort = Effort()
        self.init(from: old, to: new, &effort)
    }

    init(from old: String, to new: String, _ effort: inout Effort) {
        let (left, right) = (old.tokens, new.tokens)
        let alignment = Alignment(left, right, effort: &effort)
            .readable({ left[$0].weight }, { right[$0].weight })
        var parts: [Part] = []
        var end = 0
        func add(_ part: (String) -> Part, _ tokens: ArraySlice<String>) {
            if !tokens.isEmpty { parts.append(part(tokens.joined())) }
        }
        for hunk in alignment.hunks {
            add(Part.kept, left[end..<hunk.old.lowerBound])
            add(Part.deleted, left[hunk.old])
            add(Part.inserted, right[hunk.new])
            end = hunk.old.upperBound
        }
        add(Part.kept, left[end...])
        self.parts = parts
    }

    /// Whether the two are the same.
    public var isEmpty: Bool {
        parts.allSatisfy { part in
            if case .kept = part { true } else { false }
        }
    }
}
