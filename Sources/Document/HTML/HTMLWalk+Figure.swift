extension HTMLElement {
    static let galleryClasses: Set<Substring> = [
        "gallery", "wp-block-gallery", "blocks-gallery-grid", "tiled-gallery", "gallery-items",
    ]

    private var isCaption: Bool {
        name == "figcaption" || !Set(classes).isDisjoint(with: ["wp-caption-text", "gallery-caption"])
    }

    /// Takes the caption out, from wherever it stands outside inner figures.
    fileprivate mutating func removeCaption() -> [HTMLNode]? {
        for index in children.indices {
            guard case .element(var child) = children[index] else { continue }
            if child.isCaption {
                children.remove(at: index)
                return child.children
            }
            guard child.name != "figure", let caption = child.removeCaption() else { continue }
            children[index] = .element(child)
            return caption
        }
        return nil
    }
}

extension HTMLWalk {
    /// Whatever a figure holds, with its caption.
    mutating func figure(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        var element = element
        let captionNodes = element.removeCaption() ?? []
        var hoisted = HTMLFlow(holdsBlocks: true)
        let caption = line(of: captionNodes, context, hoisting: &hoisted)
        if let block = placeholder(element, caption) {
            flow.add(block)
        } else {
            let blocks = self.blocks(of: element.children, context)
            flow.add(captioned(blocks, caption, isEmbed: element.hasClass("wp-block-embed")))
        }
        flow.add(hoisted.blocks)
    }

    private func captioned(_ blocks: [Block], _ caption: [Inline], isEmbed: Bool) -> [Block] {
        if blocks.count == 1 {
            switch blocks[0] {
            case .figure(var figure):
                if !caption.isEmpty { figure.caption = caption }
                return [.figure(figure)]
            case .video(var video):
                video.caption = caption
                return [.video(video)]
            case .table(var table):
                if !caption.isEmpty { table.caption = caption }
                return [.table(table)]
            case .linkCard(var card):
                if card.summary.isEmpty { card.summary = caption.plainText }
                return [.linkCard(card)]
            case .paragraph(let words) where isEmbed:
                guard let address = WebAddress(cleaning: words.plainText) else { break }
                return [.linkCard(LinkCard(address: address, title: address.description, summary: caption.plainText))]
            default: break
            }
        }
        let figures = blocks.figures
        if blocks.count > 1, figures.count == blocks.count {
            return [.gallery(Gallery(figures: figures, caption: caption))]
        }
        return blocks + (caption.isEmpty ? [] : [.paragraph(caption)])
    }

    /// Our own figures of what cannot be shown yet.
    private func placeholder(_ element: HTMLElement, _ caption: [Inline]) -> Block? {
        let content = element.elements
        let source: MediaSource?
        if let address = element["data-source"] {
            source = MediaSource(address: address)
        } else if content.count == 1, content[0].name == "a", content[0]["rel"] == "nofollow noopener",
            content[0].elements.isEmpty
        {
            source = content[0]["href"].flatMap(MediaSource.init)
        } else {
            return nil
        }
        guard let source else { return nil }
        if element.hasClass("video") {
            return .video(
                Video(source: source, poster: element["data-poster"].flatMap(MediaSource.init), caption: caption))
        }
        let words = content.first?.text ?? ""
        return .figure(Figure(source: source, alt: words == source.address ? "" : words, caption: caption))
    }

    mutating func gallery(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        var element = element
        let captionNodes = element.removeCaptionOfGallery() ?? []
        let caption = line(of: captionNodes, context, hoisting: &flow)
        let blocks = self.blocks(of: element.children, context)
        let inner = blocks.flatMap(\.galleryParts)
        let figures = inner.figures
        let isOurs = element.name == "figure" && element.hasClass("gallery")
        if figures.count == inner.count, figures.count > 1 || isOurs && !figures.isEmpty {
            flow.add(.gallery(Gallery(figures: figures, caption: caption)))
        } else {
            flow.add(blocks + (caption.isEmpty ? [] : [.paragraph(caption)]))
        }
    }
}

extension HTMLElement {
    /// The gallery's own caption, not one of its pictures'.
    fileprivate mutating func removeCaptionOfGallery() -> [HTMLNode]? {
        let index = children.lastIndex {
            if case .element(let child) = $0 { child.name == "figcaption" } else { false }
        }
        guard let index, case .element(let caption) = children.remove(at: index) else { return nil }
        return caption.children
    }
}

extension Block {
    /// A gallery or a list of pictures, taken apart.
    fileprivate var galleryParts: [Block] {
        switch self {
        case .bulletList(let items), .orderedList(_, let items): items.flatMap(\.blocks).flatMap(\.galleryParts)
        case .gallery(let gallery) where gallery.caption.isEmpty: gallery.figures.map(Block.figure)
        default: [self]
        }
    }
}

extension [Block] {
    fileprivate var figures: [Figure] {
        compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    }
}
