import Foundation

/// What each shortcode stands for.
extension ShortcodeExpander {
    /// HTML for a shortcode; `nil` where the brackets are just text, such as `[sic]`.
    mutating func html(of shortcode: Shortcode, content: String?) -> String? {
        switch shortcode.name {
        case "caption", "wp_caption": caption(shortcode, content ?? "")
        case "gallery": gallery(shortcode)
        case "embed": embed(shortcode, content)
        case "video", "wpvideo", "videopress": video(shortcode, content)
        case "audio": audio(shortcode)
        case "playlist": playlist(shortcode)
        case "code", "sourcecode": content.map { Markup.code(HTMLText.withoutTags($0), language: shortcode["lang"]) }
        default: service(shortcode, content) ?? unknown(shortcode, content)
        }
    }

    /// A picture, perhaps linked, and its caption: in the attribute before WordPress 3.4, after the picture since.
    private mutating func caption(_ shortcode: Shortcode, _ content: String) -> String {
        let fragment = HTMLFragment(content)
        guard let image = fragment.first("img") else {
            drop(shortcode)
            return expand(content)
        }
        let isLinked = fragment.content(of: "a")?.contains("<img") ?? false
        let after = fragment.without(isLinked ? "a" : "img")
        let link = isLinked ? fragment.first("a") : nil
        let picture = link.map { "\($0.source)\(image.source)</a>" } ?? image.source
        let text = shortcode["caption"] ?? expand(after)
        let caption = text.replacingOccurrences(of: "</p>", with: "").replacingOccurrences(of: "<p>", with: "").trimmed
        return Markup.figure(picture: picture, caption: ShortcodeExpander.withoutBreaks(caption))
    }

    /// Paragraph rules may have left breaks at the ends.
    private static func withoutBreaks(_ html: String) -> String {
        var html = html
        for mark in ["<br>", "<br />", "<br/>"] {
            while html.hasPrefix(mark) { html = html.dropFirst(mark.count).trimmed }
            while html.hasSuffix(mark) { html = html.dropLast(mark.count).trimmed }
        }
        return html
    }

    /// The pictures named by id, or all that were uploaded to the article.
    private mutating func gallery(_ shortcode: Shortcode) -> String {
        let ids = shortcode["ids"] ?? shortcode["include"]
        let excluded = Set((shortcode["exclude"] ?? "").split(separator: ",").map(\.trimmed))
        let named = ids.map { $0.split(separator: ",").map(\.trimmed) }
        let pictures = (named ?? index.attachments(of: shortcode["id"] ?? post).filter { !excluded.contains($0) })
            .compactMap { index.attachments[$0] }.filter { HTMLText.isPicture($0.address) }
        if pictures.isEmpty || pictures.count < named?.count ?? 0 { drop(shortcode) }
        guard !pictures.isEmpty else { return "" }
        return Markup.gallery(
            pictures.prefix(500).map { Markup.figure(source: $0.address, alt: $0.alt, caption: $0.caption) })
    }

    private mutating func embed(_ shortcode: Shortcode, _ content: String?) -> String {
        let address = content.map(HTMLText.withoutTags) ?? shortcode["src"] ?? shortcode.positional.first ?? ""
        guard let card = Markup.linkCard(address) else {
            drop(shortcode)
            return ""
        }
        return card
    }

    private mutating func video(_ shortcode: Shortcode, _ content: String?) -> String {
        let named = ["src", "mp4", "m4v", "webm", "ogv", "flv", "mov"].lazy.compactMap { shortcode[$0] }.first
        let source =
            named ?? content.flatMap { HTMLFragment($0).first("source")?["src"] }
            ?? shortcode.positional.first { $0.hasPrefix("http") }
        guard let source else {
            if shortcode.name != "video", let id = shortcode.positional.first,
                let card = Markup.linkCard("https://videopress.com/v/\(id)")
            {
                return card
            }
            drop(shortcode)
            return ""
        }
        let path = source.prefix { $0 != "?" }.lowercased()
        let isFile = [".mp4", ".m4v", ".webm", ".ogv", ".mov", ".flv", ".wmv", ".avi"].contains { path.hasSuffix($0) }
        return isFile ? Markup.video(source: source, poster: shortcode["poster"]) : Markup.linkCard(source) ?? ""
    }

    private mutating func audio(_ shortcode: Shortcode) -> String {
        let named = ["src", "mp3", "m4a", "ogg", "wav", "wma"].lazy.compactMap { shortcode[$0] }.first
        drop(shortcode)
        return (named ?? shortcode.positional.first { $0.hasPrefix("http") }).flatMap {
            Markup.linkCard($0, title: EmbedAddress.fileName(of: $0))
        } ?? ""
    }

    private mutating func playlist(_ shortcode: Shortcode) -> String {
        drop(shortcode)
        let ids = shortcode["ids"]?.split(separator: ",").map(\.trimmed) ?? index.attachments(of: post)
        let isVideo = shortcode["type"] == "video"
        let files = ids.compactMap { index.attachments[$0] }.filter { !HTMLText.isPicture($0.address) }
        return files.prefix(100).map { file in
            isVideo ? Markup.video(source: file.address) : Markup.linkCard(file.address, title: file.title) ?? ""
        }.joined()
    }

    /// Players of known services: `[youtube https://…]`, `[youtube=https://…]`, `[vimeo 123]`, `[tweet id="1"]`.
    private func service(_ shortcode: Shortcode, _ content: String?) -> String? {
        let values = [
            content.map(HTMLText.withoutTags) ?? "", shortcode["id"], shortcode["url"], shortcode["src"],
            shortcode["v"], shortcode[""],
        ].compactMap { $0 }
        for value in values + shortcode.positional {
            let service =
                shortcode.name == "gist" || shortcode.name == "tweet"
                ? shortcode.name : String(shortcode.name.prefix { $0 != "_" && $0 != "-" })
            guard let page = EmbedAddress.page(service: service, id: value), EmbedAddress.knows(service) else {
                continue
            }
            return Markup.linkCard(page)
        }
        return nil
    }

    /// A plugin's: told from words in brackets by attributes, a closing tag, or a name no word has.
    private mutating func unknown(_ shortcode: Shortcode, _ content: String?) -> String? {
        let isNamedLikeCode = shortcode.name.contains("_") || shortcode.name.contains("-")
        guard
            content != nil || !shortcode.named.isEmpty || shortcode.isSelfClosing
                || isNamedLikeCode && shortcode.positional.isEmpty
        else { return nil }
        drop(shortcode)
        return content.map { expand($0) } ?? ""
    }
}
