import Document
import Foundation
import Kernel
import Publishing

/// A feed in no format yet: what all three have to say.
struct Feed {
    struct Item {
        let url: String
        let title: String
        let summary: String
        let html: String
        let author: String
        let authorURL: String
        let published: Timestamp
        let modified: Timestamp
        let topics: [String]
        let language: String
        let picture: String?
    }

    let title: String
    let subtitle: String
    let page: String
    /// The feed's own address without its ending.
    let stem: String
    let items: [Item]
    let zone: TimeZone

    /// When anything in the feed last changed; the epoch when there is nothing.
    var updated: Timestamp { items.map(\.modified).max() ?? Timestamp(milliseconds: 0) }

    init(_ contents: FeedContents, _ pages: Pages) {
        let site = pages.settings.name[pages.language]
        zone = pages.time.zone
        if let publication = contents.publication?.publication {
            title = pages.texts("feed.publicationTitle", ["site": site, "publication": publication.name])
            subtitle = publication.tagline
            page = pages.address.absolute(Path.publication(publication.handle))
        } else if let channel = contents.channel {
            title = pages.texts("feed.channelTitle", ["site": site, "channel": channel.name[pages.language]])
            subtitle = channel.about[pages.language]
            page = pages.address.absolute(Path.channel(channel.slug))
        } else {
            title = pages.texts("feed.siteTitle", ["site": site])
            subtitle = pages.settings.tagline[pages.language]
            page = pages.address.absolute("/")
        }
        stem = page.hasSuffix("/") ? page + "feed" : page + "/feed"
        items = contents.entries.map { Self.item($0, pages) }
    }

    private static func item(_ entry: FeedContents.Entry, _ pages: Pages) -> Item {
        let content = entry.revision.content
        let body = ArticleBody(media: entry.media, origin: pages.address.origin)
        return Item(
            url: pages.address.absolute(Path.article(entry.card.publicationHandle, entry.card.id)),
            title: content.title,
            summary: content.summary, html: body.html(content.document, pages.texts),
            author: entry.card.publicationName,
            authorURL: pages.address.absolute(Path.publication(entry.card.publicationHandle)),
            published: entry.card.publishedAt, modified: max(entry.modifiedAt, entry.card.publishedAt),
            topics: entry.topics.map(\.name), language: content.language,
            picture: entry.card.cover.map {
                pages.address.absolute(PictureAddresses($0).largest(upTo: 1080).address)
            })
    }
}
