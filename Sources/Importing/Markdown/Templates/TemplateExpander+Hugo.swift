import Foundation

/// Hugo's own shortcodes and common ones of its themes.
extension TemplateExpander {
    mutating func applyShortcode(_ tag: TemplateTag) {
        guard !tag.isClosing else { return }
        switch tag.name {
        case "figure", "image", "img", "imgproc", "picture":
            applyFigure(tag)
        case "highlight", "code":
            guard let body = takeBody(until: "/\(tag.name)") else { return }
            emitCode(body, language: tag.argument("lang", "language", at: 0))
        case "ref", "relref":
            guard let name = tag.argument("path", at: 0), let path = context.pathOfArticle(name) else {
                return drop("link to a missing article", tag.rest)
            }
            emit(path)
        case "param":
            emit(
                tag.positional.first.map {
                    context.page.value(at: $0).text ?? context.site.values["params"].value(at: $0).text ?? ""
                } ?? "")
        case "video":
            guard let source = tag.argument("src", "url", "mp4", at: 0) else {
                return drop("shortcode video", tag.rest)
            }
            emitVideo(source, poster: tag.argument("poster"))
        case "comment":
            _ = takeBody(until: "/comment")
        case _ where applyEmbed(tag):
            break
        default:
            // Text between a pair stays; only the frame goes.
            drop("shortcode \(tag.name)", "{{< \(tag.name) \(tag.rest) >}}")
        }
    }

    private mutating func applyFigure(_ tag: TemplateTag) {
        guard let source = tag.argument("src", "url", "path", at: 0) else {
            return drop("shortcode \(tag.name)", tag.rest)
        }
        let title = tag.argument("title") ?? ""
        let caption = [title, tag.argument("caption") ?? ""].filter { !$0.isEmpty }.joined(separator: " – ")
        emitPicture(source, caption: caption, alt: tag.argument("alt") ?? caption)
    }
}
