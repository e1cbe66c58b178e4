import Foundation

/// Pictures, galleries, covers, players and files.
extension BlockRenderer {
    /// New galleries hold image blocks; old ones a list, whose pictures may have full-size addresses beside them.
    mutating func gallery(_ block: ContentBlock) -> String {
        let inner = block.inner.filter { $0.name == "core/image" }
        let own = HTMLFragment(saved(block))
        let captionClass = "blocks-gallery-caption"
        let figures = inner.isEmpty ? own.without("figcaption", class: captionClass) : inner.map { saved($0) }.joined()
        let pictures = HTMLFragment(figures).figures
        guard !pictures.isEmpty else {
            drop(block)
            return ""
        }
        let caption = own.content(of: "figcaption", class: captionClass) ?? ""
        return Markup.gallery(pictures, caption: caption)
    }

    /// A picture with text laid over it: here the picture, then the text.
    mutating func cover(_ block: ContentBlock) -> String {
        let own = HTMLFragment(saved(block))
        let image = own.tags.first { $0.name == "img" }
        let video = own.tags.first { $0.name == "video" }
        let address = image?["src"] ?? video?["src"] ?? block.attributes["url"].string
        guard let address else { return children(block) }
        let isVideo = video != nil || block.attributes["backgroundType"].string == "video"
        let media =
            isVideo
            ? Markup.video(source: address)
            : Markup.figure(source: address, alt: image?["alt"] ?? block.attributes["alt"].string ?? "")
        // Before blocks could be nested the text stood in the cover itself.
        return media + HTMLFragment(children(block)).without(isVideo ? "video" : "img")
    }

    mutating func mediaText(_ block: ContentBlock) -> String {
        let html = children(block)
        guard let figure = HTMLFragment(html).content(of: "figure") else { return html }
        let tags = HTMLFragment(figure).tags
        let rest = HTMLFragment(html).without("figure")
        if let video = tags.first(where: { $0.name == "video" }), let source = video["src"] {
            return Markup.video(source: source) + rest
        }
        guard let image = tags.first(where: { $0.name == "img" }), let source = image["src"] else { return rest }
        return Markup.figure(source: source, alt: image["alt"] ?? "") + rest
    }

    mutating func video(_ block: ContentBlock) -> String {
        let html = HTMLFragment(saved(block))
        let player = html.first("video")
        let source = player?["src"] ?? html.first("source")?["src"] ?? block.attributes["src"].string
        guard let source else {
            drop(block)
            return ""
        }
        return Markup.video(source: source, poster: player?["poster"], caption: html.content(of: "figcaption") ?? "")
    }

    /// There is no player for sound; a card leads to it.
    mutating func audio(_ block: ContentBlock) -> String {
        let html = HTMLFragment(saved(block))
        let source = html.first("audio")?["src"] ?? block.attributes["src"].string
        drop(block, source)
        let caption = HTMLText.plain(html.content(of: "figcaption") ?? "")
        return source.flatMap { Markup.linkCard($0, title: caption.isEmpty ? EmbedAddress.fileName(of: $0) : caption) }
            ?? ""
    }

    mutating func file(_ block: ContentBlock) -> String {
        let links = HTMLFragment(saved(block)).tags.filter { $0.name == "a" }
        let address = block.attributes["href"].string ?? links.first?["href"]
        guard let address else {
            drop(block)
            return ""
        }
        let name = HTMLText.withoutTags(HTMLFragment(saved(block)).content(of: "a") ?? "")
        let title = name.isEmpty ? EmbedAddress.title(of: address) : name
        return "<p><a href=\"\(HTMLText.escaped(address))\">\(HTMLText.escaped(title))</a></p>"
    }

    /// Something of another site, shown by its address.
    mutating func embed(_ block: ContentBlock) -> String {
        let html = HTMLFragment(saved(block))
        let written = HTMLText.withoutTags(html.content(of: "div") ?? html.content(of: "figure") ?? "")
        let address = block.attributes["url"].string ?? (written.isEmpty ? nil : written)
        let caption = HTMLText.plain(html.content(of: "figcaption") ?? "")
        guard let address, let card = Markup.linkCard(address, summary: caption) else {
            drop(block)
            return ""
        }
        return card
    }
}
