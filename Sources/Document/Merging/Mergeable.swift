/// What stands in a sequence and can be merged by its parts.
protocol Mergeable: Alike {
    /// What two sides that both changed it, differently, give together.
    static func merge(
        _ base: Self, mine: Self, theirs: Self, with merger: inout BlockMerger
    ) throws(BlockMerger.Unmergeable) -> [Self]

    /// What stands where they cannot be merged, reported; `nil` is a side that deleted it.
    static func conflict(
        _ base: Self, mine: Self?, theirs: Self?, with merger: inout BlockMerger
    ) throws(BlockMerger.Unmergeable) -> [Self]
}

extension Mergeable {
    /// Parts of a picture or table make all of it a conflict.
    static func conflict(
        _ base: Self, mine: Self?, theirs: Self?, with merger: inout BlockMerger
    ) throws(BlockMerger.Unmergeable) -> [Self] {
        throw BlockMerger.Unmergeable()
    }
}

extension Block: Mergeable {
    static func merge(
        _ base: Block, mine: Block, theirs: Block, with merger: inout BlockMerger
    ) -> [Block] {
        do {
            return try merger.merged(base, mine, theirs)
        } catch {
            return conflict(base, mine: mine, theirs: theirs, with: &merger)
        }
    }

    static func conflict(_ base: Block, mine: Block?, theirs: Block?, with merger: inout BlockMerger) -> [Block] {
        merger.report(base: [base], mine: mine.map { [$0] } ?? [], theirs: theirs.map { [$0] } ?? [])
        return [theirs ?? mine].compactMap(\.self)
    }
}

extension ListItem: Mergeable {
    static func merge(
        _ base: ListItem, mine: ListItem, theirs: ListItem, with merger: inout BlockMerger
    ) throws(BlockMerger.Unmergeable) -> [ListItem] {
        let blocks = try merger.merge(base.blocks, mine.blocks, theirs.blocks)
        return blocks.isEmpty ? [] : [ListItem(blocks)]
    }

    static func conflict(
        _ base: ListItem, mine: ListItem?, theirs: ListItem?, with merger: inout BlockMerger
    ) -> [ListItem] {
        merger.report(base: base.blocks, mine: mine?.blocks ?? [], theirs: theirs?.blocks ?? [])
        return [theirs ?? mine].compactMap(\.self)
    }
}

extension Figure: Mergeable {
    static func merge(
        _ base: Figure, mine: Figure, theirs: Figure, with merger: inout BlockMerger
    ) throws(BlockMerger.Unmergeable) -> [Figure] {
        [try merger.merged(base, mine, theirs)]
    }
}

extension TableRow: Mergeable {
    static func merge(
        _ base: TableRow, mine: TableRow, theirs: TableRow, with merger: inout BlockMerger
    ) throws(BlockMerger.Unmergeable) -> [TableRow] {
        guard base.cells.count == mine.cells.count, mine.cells.count == theirs.cells.count else {
            throw BlockMerger.Unmergeable()
        }
        var row = TableRow(cells: [])
        for (base, (mine, theirs)) in zip(base.cells, zip(mine.cells, theirs.cells)) {
            row.cells.append(try merger.merged(base, mine, theirs))
        }
        return [row]
    }
}
