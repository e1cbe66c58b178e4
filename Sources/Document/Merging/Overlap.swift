/// Changes of one place of a text, by one side or by both.
struct Overlap {
    private(set) var base: Range<Int>
    private(set) var mine: [Alignment.Hunk] = []
    private(set) var theirs: [Alignment.Hunk] = []

    /// Takes the next place from what is left of both sides' changes.
    ///
    /// Two changes meet where they share a word, where one inserts inside what the other replaces, and where both
    /// insert at the same point. Side by side they do not: each is then made.
    init?(taking left: inout ArraySlice<Alignment.Hunk>, _ right: inout ArraySlice<Alignment.Hunk>) {
        guard let first = [left.first, right.first].compactMap(\.self).min(by: Self.precedes) else { return nil }
        base = first.old
        // What one side brings in may reach further changes of the other.
        while true {
            if let next = left.first, meets(next) {
                mine.append(take(from: &left, next))
            } else if let next = right.first, meets(next) {
                theirs.append(take(from: &right, next))
            } else {
                return
            }
        }
    }

    /// Whether nothing is put where something was taken away.
    var onlyDeletes: Bool { (mine + theirs).allSatisfy(\.new.isEmpty) }

    private static func precedes(_ left: Alignment.Hunk, _ right: Alignment.Hunk) -> Bool {
        (left.old.lowerBound, left.old.upperBound) < (right.old.lowerBound, right.old.upperBound)
    }

    private func meets(_ hunk: Alignment.Hunk) -> Bool {
        if base == hunk.old { return true }
        return max(base.lowerBound, hunk.old.lowerBound) < min(base.upperBound, hunk.old.upperBound)
            || hunk.old.isEmpty && base.lowerBound < hunk.old.lowerBound && hunk.old.lowerBound < base.upperBound
    }

    private mutating func take(
        from hunks: inout ArraySlice<Alignment.Hunk>, _ next: Alignment.Hunk
    ) -> Alignment.Hunk {
        base = min(base.lowerBound, next.old.lowerBound)..<max(base.upperBound, next.old.upperBound)
        hunks.removeFirst()
        return next
    }
}
