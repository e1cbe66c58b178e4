import Kernel

/// Writes a document in the editor's shape: keys sorted, no white space, attributes that say nothing left out.
struct JSONWriter {
    var text = ""

    mutating func write(_ document: Document) {
        node("doc", content: document.blocks) { $0.write($1) }
    }

    private mutating func write(_ block: Block) {
        switch block {
        case .paragraph(let content): node("paragraph", content: content) { $0.write($1) }
        case .heading(let level, let content):
            node("heading", [("level", .number(level.rawValue))], content: content) { $0.write($1) }
        case .bulletList(let items): node("bulletList", content: items) { $0.write($1) }
        case .orderedList(let start, let items):
            node("orderedList", [("start", .number(start))], content: items) { $0.write($1) }
        case .blockquote(let blocks): node("blockquote", content: blocks) { $0.write($1) }
        case .codeBlock(let language, let code):
            node("codeBlock", [("language", .string(language))], content: [Inline.plain(code)]) { $0.write($1) }
        case .rule: node("horizontalRule")
        case .figure(let figure): write(figure)
        case .gallery(let gallery): write(gallery)
        case .video(let video): write(video)
        case .table(let table): write(table)
        case .linkCard(let card):
            node(
                "linkCard",
                [
                    ("href", .string(card.address.description)),
                    ("summary", .string(card.summary.isEmpty ? nil : card.summary)), ("title", .string(card.title)),
                ])
        }
    }

    private mutating func write(_ item: ListItem) {
        node("listItem", content: item.blocks) { $0.write($1) }
    }

    private mutating func write(_ figure: Figure) {
        node(
            "figure",
            [("alt", .string(figure.alt.isEmpty ? nil : figure.alt))] + source(figure.source, "hash", "src"),
            content: figure.caption
        ) { $0.write($1) }
    }

    private mutating func write(_ gallery: Gallery) {
        let parts = gallery.figures.map(GalleryPart.figure) + (gallery.caption.isEmpty ? [] : [.caption])
        node("gallery", content: parts) { writer, part in
            switch part {
            case .figure(let figure): writer.write(figure)
            case .caption: writer.node("caption", content: gallery.caption) { $0.write($1) }
            }
        }
    }

    private enum GalleryPart {
        case figure(Figure), caption
    }

    private mutating func write(_ video: Video) {
        let attributes = source(video.source, "hash", "src") + source(video.poster, "posterHash", "posterSrc")
        node("video", attributes.sorted { $0.0 < $1.0 }, content: video.caption) { $0.write($1) }
    }

    private mutating func write(_ table: Table) {
        node("table", [("caption", .inlines(table.caption))], content: table.rows) { writer, row in
            writer.node("tableRow", content: row) { $0.write($1) }
        }
    }

    private mutating func write(_ cell: TableCell) {
        node(
            cell.isHeader ? "tableHeader" : "tableCell",
            [
                ("align", .string(cell.alignment?.rawValue)),
                ("colspan", .number(cell.columnSpan == 1 ? nil : cell.columnSpan)),
                ("rowspan", .number(cell.rowSpan == 1 ? nil : cell.rowSpan)),
            ], content: cell.content
        ) { $0.write($1) }
    }

    private func source(_ source: MediaSource?, _ hash: String, _ address: String) -> [(String, JSONAttribute)] {
        switch source {
        case .stored(let value): [(hash, .string(value.description))]
        case .remote(let value): [(address, .string(value))]
        case nil: []
        }
    }
}
