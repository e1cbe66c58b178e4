extension Block {
    /// Joins two changed forms of a block; `nil` where they contradict each other.
    static func merge(base: Block, mine: Block, theirs: Block) -> Block? {
        if let text = mergeText(base, mine, theirs) { return text }
        switch (base, mine, theirs) {
        case (.blockquote(let base), .blockquote(let mine), .blockquote(let theirs)):
            return [Block].merge(base, mine, theirs).map(Block.blockquote)
        case (
            .codeBlock(let language, let base), .codeBlock(let mineIn, let mine), .codeBlock(let theirsIn, let theirs)
        ):
            let merge = SequenceMerge(base: base.lines, mine: mine.lines, theirs: theirs.lines)
            return merge.agreed.map {
                .codeBlock(language: choose(language, mineIn, theirsIn), $0.joined(separator: "\n"))
            }
        case (.figure(let base), .figure(let mine), .figure(let theirs)):
            return Figure.merge(base, mine, theirs).map(Block.figure)
        case (.gallery(let base), .gallery(let mine), .gallery(let theirs)):
            let figures = SequenceMerge(
                base: base.figures, mine: mine.figures, theirs: theirs.figures,
                isSimilar: { $0.source == $1.source }, combine: Figure.merge)
            guard let figures = figures.agreed,
                let caption = [Inline].merge(base: base.caption, mine: mine.caption, theirs: theirs.caption)
            else { return nil }
            return .gallery(Gallery(figures: figures, caption: caption))
        case (.table(let base), .table(let mine), .table(let theirs)):
            return Table.merge(base, mine, theirs).map(Block.table)
        default: return mergeLists(base, mine, theirs)
        }
    }

    private static func mergeText(_ base: Block, _ mine: Block, _ theirs: Block) -> Block? {
        guard let (old, oldLevel) = base.line, let (ours, ourLevel) = mine.line, let (others, otherLevel) = theirs.line,
            let content = [Inline].merge(base: old, mine: ours, theirs: others)
        else { return nil }
        return choose(oldLevel, ourLevel, otherLevel).map { .heading($0, content) } ?? .paragraph(content)
    }

    private static func mergeLists(_ base: Block, _ mine: Block, _ theirs: Block) -> Block? {
        guard let (old, oldStart) = base.list, let (ours, ourStart) = mine.list, let (others, otherStart) = theirs.list
        else { return nil }
        let items = SequenceMerge(
            base: old, mine: ours, theirs: others,
            isSimilar: { Block.blockquote($0.blocks).isSimilar(to: .blockquote($1.blocks)) },
            combine: { base, mine, theirs in
                [Block].merge(base.blocks, mine.blocks, theirs.blocks).map { ListItem($0) }
            })
        guard let items = items.agreed else { return nil }
        return choose(oldStart, ourStart, otherStart).map { .orderedList(start: $0, items) } ?? .bulletList(items)
    }

    /// A line of text; the level is `nil` of a paragraph.
    private var line: (content: [Inline], level: HeadingLevel?)? {
        switch self {
        case .paragraph(let content): (content, nil)
        case .heading(let level, let content): (content, level)
        default: nil
        }
    }

    /// The start is `nil` of a list without numbers.
    private var list: (items: [ListItem], start: Int?)? {
        switch self {
        case .bulletList(let items): (items, nil)
        case .orderedList(let start, let items): (items, start)
        default: nil
        }
    }

    /// Whether this can be a changed form of the other: of the same sort, and at least half of the shorter one's words
    /// are in both.
    func isSimilar(to other: Block) -> Bool {
        switch (self, other) {
        case (.figure(let one), .figure(let two)): return one.source == two.source
        case (.video(let one), .video(let two)): return one.source == two.source
        case (.linkCard(let one), .linkCard(let two)): return one.address == two.address
        case (.gallery, .gallery): return true
        case (.table, .table), (.blockquote, .blockquote), (.codeBlock, .codeBlock): break
        default:
            guard (line != nil && other.line != nil) || (list != nil && other.list != nil) else { return false }
        }
        var counts: [String: Int] = [:]
        let mine = TextToken.pieces(of: PlainTextWriter.write(Document([self]))).filter { $0 != " " && $0 != "\n" }
        let others = TextToken.pieces(of: PlainTextWriter.write(Document([other]))).filter { $0 != " " && $0 != "\n" }
        for piece in mine { counts[piece, default: 0] += 1 }
        var common = 0
        for piece in others where counts[piece, default: 0] > 0 {
            counts[piece, default: 0] -= 1
            common += 1
        }
        return common * 2 >= Swift.min(mine.count, others.count) && common > 0
    }
}

extension [Block] {
    fileprivate static func merge(_ base: [Block], _ mine: [Block], _ theirs: [Block]) -> [Block]? {
        SequenceMerge(
            base: base, mine: mine, theirs: theirs, isSimilar: { $0.isSimilar(to: $1) }, combine: Block.merge
        ).agreed
    }
}
