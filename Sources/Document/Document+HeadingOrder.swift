/// Gives headings the levels their order means: none is more than one deeper than the heading it stands under.
///
/// The page's title is level 1; screen readers walk the levels, and the HTML checker calls a gap an error.
struct HeadingOrder {
    private var open: [(original: Int, level: Int)] = []

    mutating func apply(to blocks: [Block]) -> [Block] {
        guard blocks.contains(where: \.holdsHeadings) else { return blocks }
        return blocks.map { apply(to: $0) }
    }

    private mutating func apply(to block: Block) -> Block {
        switch block {
        case .heading(let level, let content):
            while let last = open.last, last.original >= level.rawValue { open.removeLast() }
            let deeper = (open.last?.level ?? 1) + 1
            open.append((level.rawValue, deeper))
            return .heading(HeadingLevel(rawValue: deeper) ?? .four, content)
        case .blockquote(let blocks): return .blockquote(apply(to: blocks))
        case .bulletList(let items): return .bulletList(items.map { ListItem(apply(to: $0.blocks)) })
        case .orderedList(let start, let items):
            return .orderedList(start: start, items.map { ListItem(apply(to: $0.blocks)) })
        default: return block
        }
    }
}

extension Block {
    fileprivate var holdsHeadings: Bool {
        if case .heading = self { true } else { children.contains(where: \.holdsHeadings) }
    }
}
