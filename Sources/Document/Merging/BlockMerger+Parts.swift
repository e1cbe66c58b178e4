extension BlockMerger {
    mutating func merged(_ base: Block, _ mine: Block, _ theirs: Block) throws(Unmergeable) -> [Block] {
        switch (base, mine, theirs) {
        case (
            .codeBlock(let baseLanguage, let base), .codeBlock(let myLanguage, let mine),
            .codeBlock(let theirLanguage, let theirs)
        ):
            let language = try value(baseLanguage, myLanguage, theirLanguage)
            let code = try code(base, mine, theirs)
            return code.isEmpty ? [] : [.codeBlock(language: language, code)]
        case (.blockquote(let base), .blockquote(let mine), .blockquote(let theirs)):
            let blocks = try merge(base, mine, theirs)
            return blocks.isEmpty ? [] : [.blockquote(blocks)]
        case (.figure(let base), .figure(let mine), .figure(let theirs)):
            return [.figure(try merged(base, mine, theirs))]
        case (.gallery(let base), .gallery(let mine), .gallery(let theirs)):
            let figures = try merge(base.figures, mine.figures, theirs.figures)
            let caption = try line(base.caption, mine.caption, theirs.caption)
            // Without pictures it could not hold its caption.
            guard !figures.isEmpty else { throw Unmergeable() }
            return [.gallery(Gallery(figures: figures, caption: caption))]
        case (.video(let base), .video(let mine), .video(let theirs)):
            return [
                .video(
                    Video(
                        source: try value(base.source, mine.source, theirs.source),
                        poster: try value(base.poster, mine.poster, theirs.poster),
                        caption: try line(base.caption, mine.caption, theirs.caption)))
            ]
        case (.table(let base), .table(let mine), .table(let theirs)): return try merged(base, mine, theirs)
        case (.linkCard(let base), .linkCard(let mine), .linkCard(let theirs)):
            return [
                .linkCard(
                    LinkCard(
                        address: try value(base.address, mine.address, theirs.address),
                        title: try text(base.title, mine.title, theirs.title),
                        summary: try text(base.summary, mine.summary, theirs.summary)))
            ]
        default:
            if let list = try mergedList(base, mine, theirs) { return list }
            return try mergedText(base, mine, theirs)
        }
    }

    mutating func merged(_ base: Figure, _ mine: Figure, _ theirs: Figure) throws(Unmergeable) -> Figure {
        Figure(
            source: try value(base.source, mine.source, theirs.source), alt: try text(base.alt, mine.alt, theirs.alt),
            caption: try line(base.caption, mine.caption, theirs.caption))
    }

    mutating func merged(_ base: TableCell, _ mine: TableCell, _ theirs: TableCell) throws(Unmergeable) -> TableCell {
        TableCell(
            isHeader: try value(base.isHeader, mine.isHeader, theirs.isHeader),
            columnSpan: try value(base.columnSpan, mine.columnSpan, theirs.columnSpan),
            alignment: try value(base.alignment, mine.alignment, theirs.alignment),
            content: try line(base.content, mine.content, theirs.content))
    }

    private mutating func merged(_ base: Table, _ mine: Table, _ theirs: Table) throws(Unmergeable) -> [Block] {
        // Rows that reach into each other, and rows of another width, cannot be put together one by one.
        let tables = [base, mine, theirs]
        let widths = Set(tables.flatMap { $0.rows.map { $0.reduce(0) { $0 + $1.columnSpan } } })
        guard tables.allSatisfy(\.isSimple), widths.count == 1 else { throw Unmergeable() }
        let rows = try merge(base.rows.map(TableRow.init), mine.rows.map(TableRow.init), theirs.rows.map(TableRow.init))
        let table = Table(rows: rows.map(\.cells), caption: try line(base.caption, mine.caption, theirs.caption))
        return table.normalized()
    }

    private mutating func mergedList(_ base: Block, _ mine: Block, _ theirs: Block) throws(Unmergeable) -> [Block]? {
        guard let base = base.list, let mine = mine.list, let theirs = theirs.list else { return nil }
        let start = try value(base.start, mine.start, theirs.start)
        let items = try merge(base.items, mine.items, theirs.items)
        guard !items.isEmpty else { return [] }
        return [start.map { .orderedList(start: $0, items) } ?? .bulletList(items)]
    }

    private mutating func mergedText(_ base: Block, _ mine: Block, _ theirs: Block) throws(Unmergeable) -> [Block] {
        guard let base = base.text, let mine = mine.text, let theirs = theirs.text else { throw Unmergeable() }
        let level = try value(base.level, mine.level, theirs.level)
        let content = try line(base.content, mine.content, theirs.content)
        guard let level else { return content.normalizedParts().map(Block.paragraph) }
        let line = content.normalized()
        return line.isEmpty ? [] : [.heading(level, line)]
    }

    private func value<Value: Equatable>(_ base: Value, _ mine: Value, _ theirs: Value) throws(Unmergeable) -> Value {
        guard let merged = Merged(base, mine, theirs) else { throw Unmergeable() }
        return merged.value
    }

    private mutating func text(_ base: String, _ mine: String, _ theirs: String) throws(Unmergeable) -> String {
        let merge = TextMerge(base: base, mine: mine, theirs: theirs, &effort)
        guard !merge.isConflict else { throw Unmergeable() }
        return merge.text
    }
}

extension Block {
    fileprivate var list: (start: Int?, items: [ListItem])? {
        switch self {
        case .bulletList(let items): (nil, items)
        case .orderedList(let start, let items): (start, items)
        default: nil
        }
    }

    fileprivate var text: (level: HeadingLevel?, content: [Inline])? {
        switch self {
        case .paragraph(let content): (nil, content)
        case .heading(let level, let content): (level, content)
        default: nil
        }
    }
}
