import Foundation
import Kernel

/// JSON Feed 1.1, <https://www.jsonfeed.org/version/1.1/>.
struct JSONFeed: Encodable {
    static let contentType = "application/feed+json; charset=utf-8"

    private struct Author: Encodable {
        let name: String
        let url: String
    }

    private struct Item: Encodable {
        let id: String
        let url: String
        let title: String
        let summary: String?
        let content_html: String
        let image: String?
        let date_published: String
        let date_modified: String
        let authors: [Author]
        let tags: [String]
        let language: String
    }

    private let version = "https://jsonfeed.org/version/1.1"
    private let title: String
    private let description: String?
    private let home_page_url: String
    private let feed_url: String
    private let items: [Item]

    private enum CodingKeys: String, CodingKey {
        case version, title, description, home_page_url, feed_url, items
    }

    init(_ feed: Feed) {
        let time = SiteTime(zone: feed.zone, language: .english)
        title = feed.title
        description = feed.subtitle.nonEmpty
        home_page_url = feed.page
        feed_url = feed.stem + ".json"
        items = feed.items.map { item in
            Item(
                id: item.url, url: item.url, title: item.title, summary: item.summary.nonEmpty, content_html: item.html,
                image: item.picture, date_published: time.iso(item.published), date_modified: time.iso(item.modified),
                authors: [Author(name: item.author, url: item.authorURL)], tags: item.topics, language: item.language)
        }
    }

    func write() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
