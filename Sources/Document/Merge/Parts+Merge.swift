extension [Inline] {
    /// Joins two changed forms of a line word by word; `nil` where both replaced the same words by different ones.
    static func merge(base: [Inline], mine: [Inline], theirs: [Inline]) -> [Inline]? {
        if mine == base || mine == theirs { return theirs }
        if theirs == base { return mine }
        return SequenceMerge(
            base: TextToken.tokens(of: base), mine: TextToken.tokens(of: mine), theirs: TextToken.tokens(of: theirs)
        ).agreed.map(TextToken.inlines)
    }
}

extension Figure {
    static func merge(_ base: Figure, _ mine: Figure, _ theirs: Figure) -> Figure? {
        guard mine.source == theirs.source || mine.source == base.source || theirs.source == base.source,
            let alt = Document.merge(base: base.alt, mine: mine.alt, theirs: theirs.alt),
            let caption = [Inline].merge(base: base.caption, mine: mine.caption, theirs: theirs.caption)
        else { return nil }
        return Figure(source: choose(base.source, mine.source, theirs.source), alt: alt, caption: caption)
    }
}

extension Table {
    static func merge(_ base: Table, _ mine: Table, _ theirs: Table) -> Table? {
        let rows = SequenceMerge(
            base: base.rows, mine: mine.rows, theirs: theirs.rows, isSimilar: { $0.count == $1.count },
            combine: { base, mine, theirs in
                let cells = zip(base, zip(mine, theirs)).map { TableCell.merge($0, $1.0, $1.1) }
                let joined = cells.compactMap { $0 }
                return joined.count == cells.count ? joined : nil
            })
        guard let rows = rows.agreed,
            let caption = [Inline].merge(base: base.caption, mine: mine.caption, theirs: theirs.caption)
        else { return nil }
        return Table(rows: rows, caption: caption)
    }
}

extension TableCell {
    fileprivate static func merge(_ base: TableCell, _ mine: TableCell, _ theirs: TableCell) -> TableCell? {
        guard let content = [Inline].merge(base: base.content, mine: mine.content, theirs: theirs.content) else {
            return nil
        }
        var frame = mine, other = theirs, origin = base
        frame.content = []
        other.content = []
        origin.content = []
        var cell = choose(origin, frame, other)
        cell.content = content
        return cell
    }
}

extension String {
    var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}

/// The one that was changed; of two changes, mine.
func choose<Value: Equatable>(_ base: Value, _ mine: Value, _ theirs: Value) -> Value {
    mine == base ? theirs : mine
}
