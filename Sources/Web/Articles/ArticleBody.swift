import Document
import Kernel
import Publishing

/// Writes an article's body with the addresses of its pictures and videos.
struct ArticleBody {
    let media: [ContentHash: StoredMedia]
    /// Put before every address, for feeds, which are read elsewhere.
    var origin = ""

    /// Elsewhere there is no style sheet of ours, and no need for larger pictures.
    private var isOnOurPage: Bool { origin.isEmpty }

    /// Ids of the page around the body, which no heading of an article may take.
    private static let reserved: Set<String> = [
        "main", "comments", "corrections-title", "comments-title", "comments-mode", "comment-text", "comment-hint",
        "reply-text", "publisher-title", "more-title", "related-title",
        "hot-title",
        "channel-foot-title", "share-title", "contents-title", "masthead-query", "footer-channels", "footer-reading",
        "footer-about",
    ]

    func html(_ document: Document, _ texts: Catalogue) -> String { writer(texts).write(document) }

    func outlined(_ document: Document, _ texts: Catalogue) -> OutlinedHTML { writer(texts).writeOutlined(document) }

    /// The same with its text blocks numbered and passages marked, for those who talk about it.
    func html(_ document: Document, _ texts: Catalogue, marking passages: [MarkedPassage]) -> String {
        writer(texts).write(document, marking: passages)
    }

    func writer(_ texts: Catalogue) -> HTMLWriter {
        let labels = HTMLWriter.Labels(
            gallery: texts("body.gallery"), table: texts("table.label"), footnotes: texts("body.footnotes"),
            footnoteBack: texts("body.footnoteBack"), enlarge: texts("article.enlarge"))
        let (media, origin, isOnOurPage) = (media, origin, isOnOurPage)
        return HTMLWriter(labels: labels, reserved: Self.reserved, coloursCode: isOnOurPage) { source in
            guard case .stored(let hash) = source, let stored = media[hash] else { return nil }
            return Self.rendition(stored, origin, isEnlarged: isOnOurPage)
        }
    }

    static func diffLabels(_ texts: Catalogue) -> DiffHTMLWriter.Labels {
        DiffHTMLWriter.Labels(
            inserted: texts("diff.inserted"), deleted: texts("diff.deleted"), restyled: texts("diff.restyled"),
            alt: texts("diff.alt"), gap: texts("diff.gap"))
    }

    private static func rendition(_ stored: StoredMedia, _ origin: String, isEnlarged: Bool) -> MediaRendition? {
        guard stored.isVideo else {
            return .picture(PictureAddresses(stored).rendition(origin: origin, isEnlarged: isEnlarged))
        }
        guard let name = stored.variants.first else { return nil }
        return .video(
            VideoRendition(
                address: origin + Path.media(stored.hash, name), type: "video/\(stored.type)",
                width: stored.width > 0 ? stored.width : nil, height: stored.height > 0 ? stored.height : nil))
    }
}
