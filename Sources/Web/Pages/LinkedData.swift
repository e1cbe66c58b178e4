import Foundation
import Kernel
import Publishing

/// What search engines read about a page: schema.org as JSON-LD.
enum LinkedData {
    static func site(_ pages: Pages) -> String {
        json([
            "@context": "https://schema.org", "@type": "WebSite", "name": pages.settings.name[pages.language],
            "url": pages.address.absolute("/"), "inLanguage": pages.language.rawValue,
        ])
    }

    static func breadcrumb(_ steps: [(name: String, path: String)], _ pages: Pages) -> String {
        let all = [(name: pages.texts("nav.home"), path: "/")] + steps
        return json([
            "@context": "https://schema.org", "@type": "BreadcrumbList",
            "itemListElement": all.enumerated().map { index, step -> [String: Any] in
                [
                    "@type": "ListItem", "position": index + 1, "name": step.name,
                    "item": pages.address.absolute(step.path),
                ]
            },
        ])
    }

    static func publication(_ card: PublicationCard, _ pages: Pages) -> String {
        var profile = entity(card, pages)
        profile["@context"] = "https://schema.org"
        if let about = card.publication.about.nonEmpty ?? card.publication.tagline.nonEmpty {
            profile["description"] = about
        }
        return json(profile)
    }

    static func article(_ contents: ArticleContents, cover: StoredMedia?, _ pages: Pages) -> String {
        let path = Path.article(contents.publication.publication.handle, contents.article.id)
        var article: [String: Any] = [
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": contents.revision.content.title,
            "inLanguage": contents.revision.content.language, "url": pages.address.absolute(path),
            "mainEntityOfPage": pages.address.absolute(path), "author": [entity(contents.publication, pages)],
            "publisher": [
                "@type": "Organization", "name": pages.settings.name[pages.language],
                "url": pages.address.absolute("/"),
            ],
            "commentCount": contents.comments.count,
        ]
        if let summary = contents.revision.content.summary.nonEmpty { article["description"] = summary }
        if let published = contents.article.publishedAt { article["datePublished"] = pages.time.iso(published) }
        article["dateModified"] = pages.time.iso(contents.article.modifiedAt)
        if let channel = contents.channel { article["articleSection"] = channel.name[pages.language] }
        if !contents.topics.isEmpty { article["keywords"] = contents.topics.map(\.name) }
        if let original = OriginFields(origin: contents.origin).canonical {
            article["isBasedOn"] = pages.address.absolute(original)
        }
        if let cover {
            article["image"] = [pages.address.absolute(PictureAddresses(cover).largest(upTo: 1600).address)]
        }
        return json(article)
    }

    private static func entity(_ card: PublicationCard, _ pages: Pages) -> [String: Any] {
        var entity: [String: Any] = [
            "@type": card.publication.kind == .personal ? "Person" : "Organization", "name": card.publication.name,
            "url": pages.address.absolute(Path.publication(card.publication.handle)),
        ]
        if let avatar = card.avatar {
            entity["image"] = pages.address.absolute(PictureAddresses(avatar).largest(upTo: 640).address)
        }
        return entity
    }

    /// `<` is escaped so that no text can end the script element it stands in.
    private static func json(_ object: [String: Any]) -> String {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? JSONSerialization.data(withJSONObject: object, options: options) else { return "{}" }
        return String(decoding: data, as: UTF8.self).replacing("<", with: "\\u003c")
            .replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
    }
}
