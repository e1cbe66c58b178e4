import Document

extension Document {
    /// The document with the source of every picture and video replaced.
    func mapMediaSources(_ change: (MediaSource) -> MediaSource) -> Document {
        Document(blocks.map { $0.mapMediaSources(change) })
    }
}

extension Block {
    fileprivate func mapMediaSources(_ change: (MediaSource) -> MediaSource) -> Block {
        switch self {
        case .figure(let figure):
            return .figure(figure.mapMediaSources(change))
        case .gallery(var gallery):
            gallery.figures = gallery.figures.map { $0.mapMediaSources(change) }
            return .gallery(gallery)
        case .video(var video):
            video.source = change(video.source)
            video.poster = video.poster.map(change)
            return .video(video)
        case .blockquote(let blocks):
            return .blockquote(blocks.map { $0.mapMediaSources(change) })
        case .bulletList(let items):
            return .bulletList(items.map { ListItem($0.blocks.map { $0.mapMediaSources(change) }) })
        case .orderedList(let start, let items):
            return .orderedList(start: start, items.map { ListItem($0.blocks.map { $0.mapMediaSources(change) }) })
        case .paragraph, .heading, .codeBlock, .rule, .table, .linkCard:
            return self
        }
    }
}

extension Figure {
    fileprivate func mapMediaSources(_ change: (MediaSource) -> MediaSource) -> Figure {
        var figure = self
        figure.source = change(source)
        return figure
    }
}
