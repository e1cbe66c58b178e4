import Foundation
import Kernel

/// Atom 1.0, RFC 4287.
struct AtomFeed {
    let feed: Feed

    static let contentType = "application/atom+xml; charset=utf-8"

    func write() -> String {
        let time = SiteTime(zone: feed.zone, language: .english)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            XML.element("id", feed.page), XML.element("title", feed.title), XML.element("subtitle", feed.subtitle),
            XML.element("updated", time.iso(feed.updated)),
            XML.empty("link", [("rel", "self"), ("type", "application/atom+xml"), ("href", feed.stem + ".xml")]),
            XML.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", feed.page)]),
            XML.element("generator", "Byline"),
        ]
        for item in feed.items {
            lines.append("<entry xml:lang=\"\(XML.escaped(item.language))\">")
            lines.append(XML.element("id", item.url))
            lines.append(XML.element("title", item.title))
            lines.append(XML.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", item.url)]))
            lines.append(XML.element("published", time.iso(item.published)))
            lines.append(XML.element("updated", time.iso(item.modified)))
            lines.append("<author>\(XML.element("name", item.author))\(XML.element("uri", item.authorURL))</author>")
            lines += item.topics.map { XML.empty("category", [("term", $0)]) }
            if !item.summary.isEmpty { lines.append(XML.element("summary", item.summary)) }
            lines.append(XML.element("content", item.html, [("type", "html"), ("xml:base", item.url)]))
            lines.append("</entry>")
        }
        lines.append("</feed>\n")
        return lines.joined(separator: "\n")
    }
}
