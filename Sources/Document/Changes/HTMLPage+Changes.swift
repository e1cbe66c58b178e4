extension HTMLPage {
    mutating func write(_ changes: some Sequence<Change<Block, BlockChange>>) {
        for change in changes {
            switch change {
            case .kept(let block): write(block)
            case .inserted(let block): inserted(.block) { $0.write(block) }
            case .deleted(let block): deleted(.block) { $0.write(block) }
            case .changed(let old, let new, let inside): write(inside, from: old, to: new)
            }
        }
    }

    private mutating func write(_ change: BlockChange, from old: Block, to new: Block) {
        // A change of which no word shows, such as a heading that became a paragraph.
        guard change.shows else { return restyled("div") { $0.write(new) } }
        switch (change, new) {
        case (.line(let changes), .heading(let level, let line)):
            element("h\(level.rawValue)", [("id", headings.identifier(for: line.plainText))]) { $0.write(changes) }
        case (.line(let changes), .codeBlock(let language, _)):
            preformatted { $0.element("code", Self.codeAttributes(language)) { $0.write(changes) } }
        case (.line(let changes), _): element("p") { $0.write(changes) }
        case (.blocks(let changes), _): element("blockquote") { $0.write(changes) }
        case (.items(let changes), .orderedList(let start, _)):
            element("ol", [("start", start == 1 ? nil : String(start))]) { $0.write(changes) }
        case (.items(let changes), _): element("ul") { $0.write(changes) }
        case (.words(let alt, let caption), .figure(let figure)):
            write(figure, class: "figure") { $0.write(alt: alt, caption) }
        case (.words(_, let caption), .video(let video)): write(video) { $0.write(caption: caption) }
        case (.gallery(let figures, let caption), _):
            writeGallery {
                $0.write(figures)
            } caption: {
                $0.write(caption: caption)
            }
        case (.table(let rows, let caption), .table(let table)):
            scrolling(table) { $0.write(rows, caption) }
        case (.linkCard(let title, let summary), .linkCard(let card)):
            write(card, showsSummary: !summary.parts.isEmpty) {
                $0.write(title)
            } summary: {
                $0.write(summary)
            }
        default:
            deleted(.block) { $0.write(old) }
            inserted(.block) { $0.write(new) }
        }
    }

    private mutating func write(_ items: [Change<ListItem, [Change<Block, BlockChange>]>]) {
        for item in items {
            element("li") { page in
                switch item {
                case .kept(let item): page.write(item)
                case .inserted(let item): page.inserted(.block) { $0.write(item) }
                case .deleted(let item): page.deleted(.block) { $0.write(item) }
                case .changed(_, _, let blocks): page.write(blocks)
                }
            }
        }
    }

    private mutating func write(_ figures: [Change<Figure, BlockChange>]) {
        for figure in figures {
            switch figure {
            case .kept(let figure): write(figure, class: nil)
            case .inserted(let figure): inserted(.block) { $0.write(figure, class: nil) }
            case .deleted(let figure): deleted(.block) { $0.write(figure, class: nil) }
            case .changed(_, let figure, .words(let alt, let caption)):
                write(figure, class: nil) { $0.write(alt: alt, caption) }
            case .changed(_, let figure, _): restyled("div") { $0.write(figure, class: nil) }
            }
        }
    }

    private mutating func write(alt: TextChanges, _ caption: [LineChange]) {
        guard !alt.isEmpty else { return write(caption: caption) }
        element("figcaption") { page in
            page.write(caption)
            page.element("span", [("class", "diff-alt")]) { page in
                if let label = page.changes?.alt { page.html.append(escaped: label + " ") }
                page.write(alt)
            }
        }
    }

    private mutating func write(caption: [LineChange]) {
        if !caption.isEmpty { element("figcaption") { $0.write(caption) } }
    }
}

extension BlockChange {
    /// Whether any word is put in, taken out or set otherwise.
    fileprivate var shows: Bool {
        switch self {
        case .line(let changes): changes.show
        case .blocks(let changes): changes.contains { !$0.isKept }
        case .items(let changes): changes.contains { !$0.isKept }
        case .words(let alt, let caption): !alt.isEmpty || caption.show
        case .gallery(let figures, let caption): caption.show || figures.contains { !$0.isKept }
        case .table(let rows, let caption): caption.show || rows.contains(where: \.shows)
        case .linkCard(let title, let summary): !title.isEmpty || !summary.isEmpty
        case .whole: true
        }
    }
}

extension [LineChange] {
    fileprivate var show: Bool {
        contains { change in
            if case .kept = change { false } else { true }
        }
    }
}

extension Change<[TableCell], [[LineChange]]> {
    fileprivate var shows: Bool {
        if case .changed(_, _, let cells) = self { cells.contains(where: \.show) } else { !isKept }
    }
}
