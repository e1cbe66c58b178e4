extension Document {
    /// Every picture, those of galleries too, in the order they stand.
    public var figures: [Figure] { blocks.flatMap(\.figures) }

    /// Every picture, video and poster, in the order they stand; one that stands twice is named twice.
    public var mediaSources: [MediaSource] { blocks.flatMap(\.mediaSources) }

    /// Every address a run of text or a link card links to, in the order they stand.
    public var links: [WebAddress] { blocks.flatMap(\.links) }

    /// The same document with other sources; where `map` answers `nil`, the source stays.
    public func mapMedia(_ map: (MediaSource) throws -> MediaSource?) rethrows -> Document {
        Document(try blocks.map { try $0.mapMedia(map) })
    }
}

extension Block {
    fileprivate var figures: [Figure] {
        switch self {
        case .figure(let figure): [figure]
        case .gallery(let gallery): gallery.figures
        default: children.flatMap(\.figures)
        }
    }

    fileprivate var mediaSources: [MediaSource] {
        switch self {
        case .figure(let figure): [figure.source]
        case .gallery(let gallery): gallery.figures.map(\.source)
        case .video(let video): [video.source] + [video.poster].compactMap { $0 }
        default: children.flatMap(\.mediaSources)
        }
    }

    fileprivate var links: [WebAddress] {
        if case .linkCard(let card) = self { return [card.address] }
        return lines.flatMap(\.links) + children.flatMap(\.links)
    }

    fileprivate func mapMedia(_ map: (MediaSource) throws -> MediaSource?) rethrows -> Block {
        func mapped(_ figure: Figure) throws -> Figure {
            Figure(source: try map(figure.source) ?? figure.source, alt: figure.alt, caption: figure.caption)
        }
        func mapped(_ items: [ListItem]) throws -> [ListItem] {
            try items.map { ListItem(try $0.blocks.map { try $0.mapMedia(map) }) }
        }
        switch self {
        case .figure(let figure): return .figure(try mapped(figure))
        case .gallery(let gallery):
            return .gallery(Gallery(figures: try gallery.figures.map(mapped), caption: gallery.caption))
        case .video(let video):
            let poster = try video.poster.map { try map($0) ?? $0 }
            return .video(Video(source: try map(video.source) ?? video.source, poster: poster, caption: video.caption))
        case .blockquote(let blocks): return .blockquote(try blocks.map { try $0.mapMedia(map) })
        case .bulletList(let items): return .bulletList(try mapped(items))
        case .orderedList(let start, let items): return .orderedList(start: start, try mapped(items))
        case .paragraph, .heading, .codeBlock, .rule, .table, .linkCard: return self
        }
    }

    /// The blocks inside.
    var children: [Block] {
        switch self {
        case .blockquote(let blocks): blocks
        case .bulletList(let items), .orderedList(_, let items): items.flatMap(\.blocks)
        default: []
        }
    }

    /// The lines of text that are the block's own.
    var lines: [[Inline]] {
        switch self {
        case .paragraph(let content), .heading(_, let content): [content]
        case .figure(let figure): [figure.caption]
        case .gallery(let gallery): gallery.figures.map(\.caption) + [gallery.caption]
        case .video(let video): [video.caption]
        case .table(let table): [table.caption] + table.rows.flatMap { $0.map(\.content) }
        case .bulletList, .orderedList, .blockquote, .codeBlock, .rule, .linkCard: []
        }
    }
}

extension [Inline] {
    fileprivate var links: [WebAddress] {
        flatMap { inline -> [WebAddress] in
            switch inline {
            case .text(_, let marks): marks.link.map { [$0] } ?? []
            case .hardBreak: []
            case .footnote(let content): content.links
            }
        }
    }
}
