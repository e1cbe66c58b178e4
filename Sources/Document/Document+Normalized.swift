extension Document {
    /// The form every reader answers with: what two documents that look alike have in common.
    ///
    /// White space is collapsed, equal runs are joined, blank blocks are gone, a paragraph ends where two breaks
    /// stand in a row, headings skip no level, tables are rectangular, links are spelt as browsers do, and lists and quotations nested
    /// deeper than ``DocumentLimits/depth`` allows stand beside what held them.
    public func normalized() -> Document {
        var order = HeadingOrder()
        return Document(order.apply(to: blocks.normalized(depth: 1)))
    }
}

extension [Block] {
    fileprivate func normalized(depth: Int) -> [Block] {
        flatMap { $0.normalized(depth: depth) }
    }
}

extension Block {
    fileprivate func normalized(depth: Int) -> [Block] {
        switch self {
        case .paragraph(let content):
            content.normalizedParts().map(Block.paragraph)
        case .heading(let level, let content):
            content.normalized().ifNotEmpty { .heading(level, $0) }
        case .bulletList(let items):
            items.normalized(depth: depth, Block.bulletList)
        case .orderedList(let start, let items):
            items.normalized(depth: depth) { .orderedList(start: Swift.min(Swift.max(start, 0), 999_999_999), $0) }
        case .blockquote(let blocks):
            depth < DocumentLimits.blockDepth
                ? blocks.normalized(depth: depth + 1).ifNotEmpty(Block.blockquote)
                : blocks.normalized(depth: depth)
        case .codeBlock(let language, let code):
            code.normalizedCode.ifNotEmpty { .codeBlock(language: language?.normalizedLanguage, $0) }
        case .rule, .linkCard: normalizedLeaf
        case .figure(let figure): [.figure(figure.normalized())]
        case .gallery(let gallery):
            gallery.figures.ifNotEmpty {
                .gallery(Gallery(figures: $0.map { $0.normalized() }, caption: gallery.caption.normalized()))
            }
        case .video(let video):
            [.video(Video(source: video.source, poster: video.poster, caption: video.caption.normalized()))]
        case .table(let table):
            table.normalized()
        }
    }

    private var normalizedLeaf: [Block] {
        guard case .linkCard(let card) = self else { return [self] }
        let address = card.address.cleaned
        let title = card.title.normalizedLine
        return [
            .linkCard(
                LinkCard(
                    address: address, title: title.isEmpty ? address.description : title,
                    summary: card.summary.normalizedLine))
        ]
    }
}

extension [ListItem] {
    fileprivate func normalized(depth: Int, _ list: ([ListItem]) -> Block) -> [Block] {
        guard depth + 2 <= DocumentLimits.blockDepth else { return flatMap { $0.blocks.normalized(depth: depth) } }
        return map { ListItem($0.blocks.normalized(depth: depth + 2)) }.filter { !$0.blocks.isEmpty }.ifNotEmpty(list)
    }
}

extension Figure {
    fileprivate func normalized() -> Figure {
        Figure(source: source, alt: alt.normalizedLine, caption: caption.normalized())
    }
}

extension [Inline] {
    /// On one line of descent, as a heading, cell, caption or note needs it.
    func normalized() -> [Inline] {
        var builder = builder(notes: true)
        return builder.finishJoined()
    }

    /// Divided where two breaks stand in a row, as a paragraph is.
    func normalizedParts() -> [[Inline]] {
        var builder = builder(notes: true)
        return builder.finish()
    }

    private func builder(notes: Bool) -> InlineBuilder {
        var builder = InlineBuilder()
        add(to: &builder, notes: notes)
        return builder
    }

    /// A note inside a note becomes part of it.
    private func add(to builder: inout InlineBuilder, notes: Bool) {
        for inline in self {
            switch inline {
            case .text(let text, let marks): builder.append(text, Marks(marks.style, link: marks.link?.cleaned))
            case .hardBreak: builder.appendBreak()
            case .footnote(let content) where notes:
                var note = content.builder(notes: false)
                builder.append(footnote: note.finishJoined())
            case .footnote(let content): content.add(to: &builder, notes: false)
            }
        }
    }
}

extension Collection {
    fileprivate func ifNotEmpty(_ block: (Self) -> Block) -> [Block] { isEmpty ? [] : [block(self)] }
}
