extension Effort {
    mutating func changes(from old: [Block], to new: [Block]) -> [Change<Block, BlockChange>] {
        changes(from: old, to: new) { effort, old, new in effort.change(from: old, to: new) }
    }

    private mutating func changes<Element: Alike & Sendable, Inside>(
        from old: [Element], to new: [Element], _ inside: (inout Effort, Element, Element) -> Inside
    ) -> [Change<Element, Inside>] {
        Step.steps(from: old, to: new, &self).map { step in
            switch step {
            case .kept(_, let new): .kept(new)
            case .inserted(let new): .inserted(new)
            case .deleted(let old): .deleted(old)
            case .changed(let old, let new): .changed(from: old, to: new, inside(&self, old, new))
            }
        }
    }

    private mutating func change(from old: Block, to new: Block) -> BlockChange {
        switch (old, new) {
        case (.paragraph(let old), .paragraph(let new)), (.heading(_, let old), .heading(_, let new)),
            (.paragraph(let old), .heading(_, let new)), (.heading(_, let old), .paragraph(let new)):
            .line(line(old, new))
        case (.codeBlock(_, let old), .codeBlock(_, let new)): .line(line([.plain(old)], [.plain(new)]))
        case (.blockquote(let old), .blockquote(let new)): .blocks(changes(from: old, to: new))
        case (.bulletList(let old), .bulletList(let new)), (.bulletList(let old), .orderedList(_, let new)),
            (.orderedList(_, let old), .bulletList(let new)), (.orderedList(_, let old), .orderedList(_, let new)):
            .items(changes(from: old, to: new) { $0.changes(from: $1.blocks, to: $2.blocks) })
        case (.figure(let old), .figure(let new)): words(old, new)
        case (.video(let old), .video(let new)):
            .words(alt: TextChanges(from: "", to: ""), caption: line(old.caption, new.caption))
        case (.gallery(let old), .gallery(let new)):
            .gallery(
                figures: changes(from: old.figures, to: new.figures) { $0.words($1, $2) },
                caption: line(old.caption, new.caption))
        case (.table(let old), .table(let new)) where old.isSimple && new.isSimple:
            .table(rows: rows(old, new), caption: line(old.caption, new.caption))
        case (.linkCard(let old), .linkCard(let new)):
            .linkCard(
                title: TextChanges(from: old.title, to: new.title, &self),
                summary: TextChanges(from: old.summary, to: new.summary, &self))
        default: .whole
        }
    }

    private mutating func line(_ old: [Inline], _ new: [Inline]) -> [LineChange] {
        LineChange.changes(from: old, to: new, &self)
    }

    private mutating func words(_ old: Figure, _ new: Figure) -> BlockChange {
        .words(alt: TextChanges(from: old.alt, to: new.alt, &self), caption: line(old.caption, new.caption))
    }

    private mutating func rows(_ old: Table, _ new: Table) -> [Change<[TableCell], [[LineChange]]>] {
        let changes = changes(from: old.rows.map(TableRow.init), to: new.rows.map(TableRow.init)) { effort, old, new in
            zip(old.cells, new.cells).map { effort.line($0.content, $1.content) }
        }
        return changes.map { change in
            switch change {
            case .kept(let row): .kept(row.cells)
            case .inserted(let row): .inserted(row.cells)
            case .deleted(let row): .deleted(row.cells)
            case .changed(let old, let new, let cells): .changed(from: old.cells, to: new.cells, cells)
            }
        }
    }
}

extension Table {
    /// Whether no row reaches into another, so that one can be taken out.
    var isSimple: Bool { rows.joined().allSatisfy { $0.rowSpan == 1 } }
}
