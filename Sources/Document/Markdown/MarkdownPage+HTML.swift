extension MarkdownPage {
    /// A picture alone in its paragraph; HTML when its caption is more than words.
    mutating func lines(of figure: Figure) -> [String] {
        let line = MarkdownLine(place: .heading, footnotes: [])
        let image = "![" + line.escapedAlternative(figure.alt) + "](" + figure.source.address.markdownDestination
        if figure.caption.isEmpty { return [image + ")"] }
        if figure.caption.count == 1, case .text(let title, Marks()) = figure.caption[0] {
            return [image + " \"" + title.escapedMarkdownTitle + "\")"]
        }
        return [html(of: .figure(figure))]
    }

    /// A block on one line of HTML, which Markdown lets pass as it is.
    mutating func html(of block: Block) -> String {
        html.html = ""
        switch block {
        case .figure(let figure): write(figure)
        case .gallery(let gallery):
            html.open("figure", [("class", "gallery")])
            for figure in gallery.figures { write(figure) }
            end(gallery.caption)
        case .video(let video):
            html.open("figure", [("class", "video")])
            html.open(
                "video", [("src", video.source.address), ("poster", video.poster?.address), ("controls", "")])
            html.html += "</video>"
            end(video.caption)
        case .linkCard:
            // An HTML block must begin with the name of a block.
            html.element("p") { $0.write(block) }
        case .table(let table): html.write(bare: table)
        default: html.write(block)
        }
        return html.html
    }

    private mutating func write(_ figure: Figure) {
        html.open("figure")
        html.open("img", [("src", figure.source.address), ("alt", figure.alt)])
        end(figure.caption)
    }

    private mutating func end(_ caption: [Inline]) {
        if !caption.isEmpty { html.element("figcaption") { $0.write(caption) } }
        html.html += "</figure>"
    }
}

extension String {
    /// An address as a link's destination, in angle brackets where parentheses could end it early.
    var markdownDestination: String {
        let address = replacing(["&": "&amp;", "\\": "%5C"])
        return address.contains { $0 == "(" || $0 == ")" } || address.isEmpty ? "<\(address)>" : address
    }

    /// Words between quotation marks, as a picture's title.
    var escapedMarkdownTitle: String { replacing(["\\": "\\\\", "\"": "\\\"", "&": "&amp;"]) }
}
