import Document
import Foundation

/// Makes plain HTML of blocks: what the editor saved stays, what a server would have made is reported.
struct BlockRenderer {
    /// Made anew at every visit from the site's data, so an export has nothing of them to keep.
    private static let dynamic: Set<String> = [
        "query", "comments", "post-template", "navigation", "navigation-link", "navigation-submenu", "social-links",
        "social-link", "search", "latest-posts", "latest-comments", "archives", "calendar", "categories", "tag-cloud",
        "rss",
        "page-list", "loginout", "template-part", "pattern", "avatar", "read-more", "site-logo", "site-title",
        "site-tagline",
        "term-description", "home-link", "legacy-widget", "widget-group", "comments-query-loop",
    ]

    let index: WordPressIndex
    private(set) var dropped: [Dropped] = []
    /// Reusable blocks being put in, so that one that contains itself ends.
    private var reused: Set<String> = []

    init(index: WordPressIndex) {
        self.index = index
    }

    mutating func render(_ blocks: [ContentBlock]) -> String { blocks.map { render($0) }.joined() }

    mutating func render(_ block: ContentBlock) -> String {
        guard !block.name.isEmpty else { return ParagraphBreaks.html(of: saved(block)) }
        let name = block.name.hasPrefix("core/") ? String(block.name.dropFirst(5)) : block.name
        switch name {
        case "block": return reusable(block)
        case "more", "nextpage", "spacer", "footnotes": return ""
        case "freeform", "classic": return ParagraphBreaks.html(of: children(block))
        case "shortcode", "html": return children(block)
        case "gallery": return gallery(block)
        case "cover": return cover(block)
        case "media-text": return mediaText(block)
        case "button": return button(block)
        case "video": return video(block)
        case "audio": return audio(block)
        case "file": return file(block)
        case "embed": return embed(block)
        case "verse": return verse(block)
        case "pullquote", "quote": return quote(block)
        case "details": return details(block)
        case _ where name.hasPrefix("core-embed/"): return embed(block)
        case _ where BlockRenderer.dynamic.contains(name) || isDynamic(name) || block.isEmpty:
            drop(block)
            return ""
        default:
            return children(block)
        }
    }

    private func isDynamic(_ name: String) -> Bool {
        ["post-", "comment-", "comments-", "query-", "site-", "term-"].contains { name.hasPrefix($0) }
    }

    mutating func drop(_ block: ContentBlock, _ detail: String? = nil) {
        let text = detail ?? HTMLText.withoutTags(saved(block))
        dropped.append(Dropped(kind: "block \(block.name)", detail: text))
    }

    /// What was saved, with the blocks within rendered in their places.
    mutating func children(_ block: ContentBlock) -> String {
        block.pieces.map { piece in
            switch piece {
            case .html(let html): html
            case .block(let inner): render(inner)
            }
        }.joined()
    }

    /// What was saved for this block alone.
    func saved(_ block: ContentBlock) -> String {
        block.pieces.map { if case .html(let html) = $0 { html } else { "" } }.joined()
    }

    private mutating func reusable(_ block: ContentBlock) -> String {
        guard let id = block.attributes["ref"].string, let content = index.reusable[id], reused.count < 32,
            reused.insert(id).inserted
        else {
            drop(block, "reusable block \(block.attributes["ref"].string ?? "without id")")
            return ""
        }
        defer { reused.remove(id) }
        return render(ContentBlock.parse(content))
    }
}
