import Foundation
import Kernel

/// RSS 2.0 with the content and Dublin Core modules.
struct RSSFeed {
    let feed: Feed

    static let contentType = "application/rss+xml; charset=utf-8"

    func write() -> String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
                + "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">",
            "<channel>", XML.element("title", feed.title), XML.element("link", feed.page),
            XML.element("description", feed.subtitle.isEmpty ? feed.title : feed.subtitle),
            XML.element("lastBuildDate", date(feed.updated)),
            XML.empty("atom:link", [("rel", "self"), ("type", "application/rss+xml"), ("href", feed.stem + ".rss")]),
        ]
        for item in feed.items {
            lines.append("<item>")
            lines.append(XML.element("title", item.title))
            lines.append(XML.element("link", item.url))
            lines.append(XML.element("guid", item.url, [("isPermaLink", "true")]))
            lines.append(XML.element("pubDate", date(item.published)))
            lines.append(XML.element("dc:creator", item.author))
            lines += item.topics.map { XML.element("category", $0) }
            lines.append(XML.element("description", item.summary))
            lines.append(XML.element("content:encoded", item.html))
            lines.append("</item>")
        }
        lines.append("</channel>\n</rss>\n")
        return lines.joined(separator: "\n")
    }

    /// RFC 822 with a four-digit year, as RSS asks for.
    private func date(_ time: Timestamp) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = feed.zone
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return formatter.string(from: time.date)
    }
}
