import Document

extension Document {
    /// The remote addresses of all pictures and videos, in order.
    var sources: [String] { blocks.flatMap(\.sources) }
}

extension Block {
    fileprivate var sources: [String] {
        switch self {
        case .figure(let figure): [figure.source].addresses
        case .gallery(let gallery): gallery.figures.map(\.source).addresses
        case .video(let video): ([video.source] + [video.poster].compactMap { $0 }).addresses
        case .blockquote(let blocks): blocks.flatMap(\.sources)
        case .bulletList(let items), .orderedList(_, let items): items.flatMap { $0.blocks.flatMap(\.sources) }
        default: []
        }
    }
}

extension [MediaSource] {
    fileprivate var addresses: [String] {
        compactMap { if case .remote(let address) = $0 { address } else { nil } }
    }
}

extension [Dropped] {
    /// How often each kind occurs.
    var counts: [String: Int] { reduce(into: [:]) { $0[$1.kind, default: 0] += 1 } }
}
