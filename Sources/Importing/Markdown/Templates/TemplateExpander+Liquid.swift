import Foundation

/// Jekyll's tags, those of its usual plugins, and kramdown's attribute lists.
extension TemplateExpander {
    mutating func applyLiquidTag(_ tag: TemplateTag) {
        switch tag.name {
        case "raw":
            emit(takeBody(until: "endraw") ?? "")
        case "highlight":
            guard let body = takeBody(until: "endhighlight") else { return }
            emitCode(body, language: tag.positional.first)
        case "comment":
            _ = takeBody(until: "endcomment")
        case "post_url", "link":
            applyReference(tag)
        case "include", "include_relative", "include_cached":
            applyInclude(tag)
        case "endraw", "endhighlight", "endcomment":
            break
        case _ where applyEmbed(tag) || applyPicture(tag):
            break
        case let name where name.hasPrefix("end") || name == "else" || name == "elsif" || name == "when":
            // The tag that opened it was reported.
            break
        default:
            drop("liquid \(tag.name)", "{% \(tag.name) \(tag.rest) %}")
        }
    }

    private mutating func applyReference(_ tag: TemplateTag) {
        let name = tag.rest.trimmingCharacters(in: CharacterSet(charactersIn: "\"' "))
        guard let path = context.pathOfArticle(name) else {
            drop("link to a missing article", "{% \(tag.name) \(tag.rest) %}")
            return
        }
        emit(path)
    }

    /// Themes bring their own includes; those for pictures and players are told by their parameters.
    private mutating func applyInclude(_ tag: TemplateTag) {
        let file = tag.positional.first ?? ""
        let source = tag.argument("src", "image_path", "image", "url", "file", "path").map { value(in: $0) }
        if let source, HTMLText.isPicture(source) {
            let caption = tag.argument("caption", "title", "description") ?? ""
            let alt = tag.argument("alt") ?? caption
            let figure = Markup.figure(source: source, alt: alt, caption: HTMLText.escaped(caption))
            emitBlock(figure, inline: "<img src=\"\(HTMLText.escaped(source))\" alt=\"\(HTMLText.escaped(alt))\">")
            return
        }
        let service = file.lowercased().split(separator: "/").last?.prefix { $0.isLetter } ?? ""
        if let id = tag.argument("id", "video_id", "videoid", "url", "src"),
            let page = EmbedAddress.page(service: String(service), id: id), emitCard(page)
        {
            return
        }
        drop("include \(file)", "{% include \(tag.rest) %}")
    }

    private func value(in text: String) -> String {
        guard text.hasPrefix("{{"), text.hasSuffix("}}") else { return text }
        return value(of: text.dropFirst(2).dropLast(2).trimmed) ?? text
    }

    /// `{: .class }` styles what stands beside it, `{:toc}` asks for a table of contents; neither has a place here.
    mutating func applyAttributes(_ tag: TemplateTag) {
        let isContents = tag.name == "toc"
        if isContents { removeContentsPlaceholder() }
        if !isContents { drop("kramdown attributes", "{: \(tag.name) \(tag.rest)}") }
    }
}

extension HTMLText {
    /// Whether an address names a picture by its extension.
    static func isPicture(_ address: String) -> Bool {
        let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".svg", ".tif", ".tiff", ".heic"]
            .contains { path.hasSuffix($0) }
    }
}
