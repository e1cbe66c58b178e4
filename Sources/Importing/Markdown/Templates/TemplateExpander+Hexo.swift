import Foundation

/// Hexo's tag plugins and those of its usual themes.
extension TemplateExpander {
    mutating func applyHexoTag(_ tag: TemplateTag) {
        switch tag.name {
        case "raw":
            emit(takeBody(until: "endraw") ?? "")
        case "codeblock", "code":
            guard let body = takeBody(until: "end\(tag.name)") else { return }
            emitCode(body, language: tag.argument("lang"))
        case "blockquote", "quote", "pullquote", "centerquote", "cq":
            applyQuote(tag)
        case "post_link", "post_path":
            applyReference(tag)
        case "link", "btn", "button", "asset_link":
            applyLink(tag)
        case "asset_path":
            emit(tag.rest)
        case "label", "mark":
            // `{% label primary@text %}`
            emit(tag.rest.split(separator: "@", maxSplits: 1).last.map(String.init)?.trimmed ?? "")
        case "video", "dplayer":
            guard let source = tag.argument("url", "src", at: 0) else { return drop("hexo \(tag.name)", tag.rest) }
            emitVideo(source.hasPrefix("url=") ? String(source.dropFirst(4)) : source)
        case "iframe":
            guard let source = tag.positional.first, emitCard(EmbedAddress.page(player: source)) else {
                return drop("hexo iframe", tag.rest)
            }
        case _ where applyEmbed(tag) || applyPicture(tag):
            break
        case let name where name.hasPrefix("end") || name == "else" || name == "elseif":
            break
        case "note", "callout", "tabs", "tab", "fold", "hideToggle", "timeline", "folding", "details":
            // A frame around text that stays.
            drop("hexo \(tag.name)", "{% \(tag.name) \(tag.rest) %}")
        default:
            drop("hexo \(tag.name)", "{% \(tag.name) \(tag.rest) %}")
        }
    }

    /// `blockquote [author[, source]] [link] [title of the link]`.
    private mutating func applyQuote(_ tag: TemplateTag) {
        guard let body = expandedBody(until: "end\(tag.name)") else { return }
        var lines = body.trimmed.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
        if !tag.rest.isEmpty, tag.name == "blockquote" || tag.name == "quote" { lines += [">", "> — \(tag.rest)"] }
        emit("\n" + lines.joined(separator: "\n") + "\n\n")
    }

    private mutating func applyReference(_ tag: TemplateTag) {
        guard let name = tag.positional.first, let path = context.pathOfArticle(name) else {
            return drop("link to a missing article", "{% \(tag.name) \(tag.rest) %}")
        }
        let title = tag.positional.dropFirst().filter { $0 != "true" && $0 != "false" }.joined(separator: " ")
        emit(tag.name == "post_path" ? path : "[\(title.isEmpty ? name : title)](<\(path)>)")
    }

    /// `link text address [external] [title]` and `btn address, text, icon`.
    private mutating func applyLink(_ tag: TemplateTag) {
        let words =
            tag.rest.hasPrefix("\"") || !tag.rest.contains(",")
            ? tag.positional : tag.rest.split(separator: ",").map(\.trimmed)
        guard let address = words.first(where: { $0.hasPrefix("http") || $0.hasPrefix("/") }) else {
            return drop("hexo \(tag.name)", tag.rest)
        }
        let text = words.first { $0 != address && $0 != "true" && $0 != "false" } ?? EmbedAddress.title(of: address)
        emit("[\(text)](<\(address)>)")
    }
}
