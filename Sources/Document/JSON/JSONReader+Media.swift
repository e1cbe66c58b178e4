import Kernel

extension JSONReader {
    mutating func figure(_ node: JSONNode) throws(DocumentError) -> Figure {
        try node.allow("hash", "src", "alt", ignoring: ["title"])
        guard let source = try source(of: node, "hash", "src") else {
            throw DocumentError(.missing("hash"), path: JSONPath.key(node.path, "attrs").description)
        }
        return Figure(source: source, alt: try node.string("alt") ?? "", caption: try inlines(of: node))
    }

    /// Pictures, and a `caption` node last if there is one.
    mutating func gallery(_ node: JSONNode) throws(DocumentError) -> Gallery {
        try node.allow()
        var gallery = Gallery(figures: [])
        _ = try children(of: node) { (reader, child) throws(DocumentError) in
            switch child.type {
            case "figure" where gallery.caption.isEmpty: gallery.figures.append(try reader.figure(child))
            case "caption" where gallery.caption.isEmpty:
                try child.allow()
                gallery.caption = try reader.inlines(of: child)
            default: throw Self.refusal(of: child)
            }
        }
        return gallery
    }

    mutating func video(_ node: JSONNode) throws(DocumentError) -> Video {
        try node.allow("hash", "src", "posterHash", "posterSrc")
        guard let source = try source(of: node, "hash", "src") else {
            throw DocumentError(.missing("hash"), path: JSONPath.key(node.path, "attrs").description)
        }
        return Video(
            source: source, poster: try self.source(of: node, "posterHash", "posterSrc"), caption: try inlines(of: node)
        )
    }

    private func source(of node: JSONNode, _ hash: String, _ address: String) throws(DocumentError) -> MediaSource? {
        if let digits = try node.string(hash) {
            guard let hash = ContentHash(digits) else { throw node.error(hash, "a SHA-256 in hexadecimal") }
            return .stored(hash)
        }
        guard let text = try node.string(address) else { return nil }
        guard let source = MediaSource(address: text) else { throw node.error(address, "an http(s) address or a path") }
        return source
    }
}
