/// A part of a changed line, in the order it is read: what was deleted stands before what took its place.
public enum LineChange: Hashable, Sendable {
    case kept([Inline])
    case inserted([Inline])
    case deleted([Inline])
    /// The same words and links, set otherwise.
    case restyled(from: [Inline], to: [Inline])
}

extension LineChange {
    static func changes(from old: [Inline], to new: [Inline], _ effort: inout Effort) -> [LineChange] {
        let (left, right) = (old.tokens, new.tokens)
        let alignment = Alignment(left, right, effort: &effort)
        var changes: [LineChange] = []
        var next = (old: 0, new: 0)
        for hunk in alignment.hunks {
            let kept = next.old..<hunk.old.lowerBound
            changes += parts(of: left[kept], right[next.new..<hunk.new.lowerBound])
            if !hunk.old.isEmpty { changes.append(.deleted([Inline](left[hunk.old]))) }
            if !hunk.new.isEmpty { changes.append(.inserted([Inline](right[hunk.new]))) }
            next = (hunk.old.upperBound, hunk.new.upperBound)
        }
        return changes + parts(of: left[next.old...], right[next.new...])
    }

    private enum Setting {
        case same, restyled, relinked
    }

    /// Tokens of the same words, divided by whether they are set alike.
    private static func parts(of old: ArraySlice<InlineToken>, _ new: ArraySlice<InlineToken>) -> [LineChange] {
        var changes: [LineChange] = []
        var rest = (old: old, new: new)
        while let left = rest.old.first, let right = rest.new.first {
            let setting = setting(left, right)
            let count = zip(rest.old, rest.new).prefix { Self.setting($0, $1) == setting }.count
            let (from, to) = ([Inline](rest.old.prefix(count)), [Inline](rest.new.prefix(count)))
            switch setting {
            case .same: changes.append(.kept(to))
            case .restyled: changes.append(.restyled(from: from, to: to))
            case .relinked: changes += [.deleted(from), .inserted(to)]
            }
            rest = (rest.old.dropFirst(count), rest.new.dropFirst(count))
        }
        return changes
    }

    private static func setting(_ old: InlineToken, _ new: InlineToken) -> Setting {
        old.marks.link != new.marks.link ? .relinked : old.marks == new.marks ? .same : .restyled
    }
}
