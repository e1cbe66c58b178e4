import Foundation

/// Tags that Liquid plugins, Hexo and Hugo share: players and pictures.
extension TemplateExpander {
    /// A card for `address`; `false` where it is no address.
    mutating func emitCard(_ address: String, title: String? = nil) -> Bool {
        guard let card = Markup.linkCard(address, title: title) else { return false }
        emitBlock(card, inline: "[\(title ?? EmbedAddress.title(of: address))](<\(address)>)")
        return true
    }

    /// `youtube ID`, `gist user/id`, `bilibili BV…`; `false` where the name is no service.
    mutating func applyEmbed(_ tag: TemplateTag) -> Bool {
        var id = tag.argument("id", "url", "src", "bvid", "aid", at: 0) ?? ""
        if ["gist", "tweet", "x", "codepen", "twitter"].contains(tag.name) {
            if let user = tag.argument("user", "username", "author"), let own = tag.argument("id") {
                id = tag.name == "gist" ? user + "/" + own : own
            } else if tag.name == "gist", tag.form == .shortcode, tag.positional.count >= 2 {
                id = tag.positional[0] + "/" + tag.positional[1]
            }
        }
        guard let page = EmbedAddress.page(service: tag.name, id: id) else { return false }
        return emitCard(page)
    }

    /// Octopress and Hexo: `img [class …] /path/to/x.png [width] [height] ["title" ["alt"]]`.
    mutating func applyPicture(_ tag: TemplateTag) -> Bool {
        guard ["img", "image", "asset_img", "picture", "responsive_image"].contains(tag.name) else { return false }
        let named = tag.argument("src", "path", "file")
        guard let index = tag.positional.firstIndex(where: HTMLText.isPicture), named == nil else {
            guard let named else { return false }
            emitPicture(named, caption: tag.argument("caption", "title") ?? "", alt: tag.argument("alt"))
            return true
        }
        let words = tag.positional[(index + 1)...].drop { Int($0) != nil || $0 == "auto" }
        // `asset_img` allows a title of several unquoted words.
        let isQuoted = tag.rest.contains("\"") || tag.rest.contains("'")
        let title = isQuoted ? words.first ?? "" : words.joined(separator: " ")
        emitPicture(tag.positional[index], caption: title, alt: isQuoted ? words.dropFirst().first : nil)
        return true
    }

    mutating func emitPicture(_ source: String, caption: String, alt: String? = nil) {
        let alt = alt ?? caption
        emitBlock(
            Markup.figure(source: source, alt: alt, caption: HTMLText.escaped(caption)),
            inline: "<img src=\"\(HTMLText.escaped(source))\" alt=\"\(HTMLText.escaped(alt))\">")
    }

    mutating func emitVideo(_ source: String, poster: String? = nil) {
        emitBlock(
            Markup.video(source: source, poster: poster), inline: "[\(EmbedAddress.title(of: source))](<\(source)>)")
    }

    /// kramdown's `* TOC` (any text will do) in the line before `{:toc}`.
    mutating func removeContentsPlaceholder() {
        removeLastLine { line in
            let text = line.trimmed
            return text.isEmpty || ["* ", "- ", "+ ", "1. "].contains { text.hasPrefix($0) }
        }
    }
}
