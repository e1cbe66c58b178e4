/// A piece of HTML asked for the few elements an import looks into.
struct HTMLFragment {
    /// Elements without content or closing tag.
    private static let voids: Set<String> = ["img", "br", "hr", "input", "source"]

    let html: String

    init(_ html: String) {
        self.html = html
    }

    var tags: [HTMLTag] {
        HTMLTokens(html).compactMap { token in
            if case .tag(let tag) = token, !tag.isClosing { tag } else { nil }
        }
    }

    func first(_ name: String) -> HTMLTag? { tags.first { $0.name == name } }

    /// What stands in the first element of that name (and class).
    func content(of name: String, class className: String? = nil) -> String? {
        guard let range = range(of: name, class: className) else { return nil }
        return String(decoding: Array(html.utf8)[range.inner], as: UTF8.self)
    }

    /// The HTML with the first element of that name (and class) taken out.
    func without(_ name: String, class className: String? = nil) -> String {
        guard let range = range(of: name, class: className) else { return html }
        var bytes = Array(html.utf8)
        bytes.removeSubrange(range.outer)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func range(of name: String, class className: String?) -> (inner: Range<Int>, outer: Range<Int>)? {
        let tokens = HTMLTokens(html)
        var opening: Range<Int>?
        var depth = 0
        for token in tokens {
            guard case .tag(let tag) = token, tag.name == name else { continue }
            if let start = opening {
                depth += tag.isClosing ? -1 : 1
                if depth == 0 {
                    return (start.upperBound..<tag.range.lowerBound, start.lowerBound..<tag.range.upperBound)
                }
            } else if !tag.isClosing, className.map(tag.has(class:)) ?? true {
                if HTMLFragment.voids.contains(name) { return (tag.range.upperBound..<tag.range.upperBound, tag.range) }
                opening = tag.range
                depth = 1
            }
        }
        return opening.map { ($0.upperBound..<tokens.bytes.count, $0.lowerBound..<tokens.bytes.count) }
    }

    /// Every picture with the caption in the figure around it, as figures of their own.
    var figures: [String] {
        var figures: [String] = []
        let tokens = HTMLTokens(html)
        var picture: HTMLTag?
        var captionStart: Int?
        var caption = ""
        func finish() {
            if let picture, let source = picture["data-full-url"] ?? picture["src"] {
                figures.append(Markup.figure(source: source, alt: picture["alt"] ?? "", caption: caption))
            }
            picture = nil
            caption = ""
        }
        for token in tokens {
            guard case .tag(let tag) = token else { continue }
            switch tag.name {
            case "img":
                finish()
                picture = tag
            case "figcaption":
                if !tag.isClosing {
                    captionStart = tag.range.upperBound
                } else if let start = captionStart, picture != nil {
                    caption = tokens.text(start..<tag.range.lowerBound)
                    captionStart = nil
                }
            default: break
            }
        }
        finish()
        return figures
    }
}
