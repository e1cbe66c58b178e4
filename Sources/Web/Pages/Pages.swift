import Foundation
import Kernel
import Publishing

/// Makes pages in one language.
struct Pages: Sendable {
    let templates: Templates
    let assets: Assets
    let address: SiteAddress
    let language: Language
    let settings: SiteSettings
    let channels: [Channel]
    let now: Timestamp
    /// The address asked for, to which the language links lead back.
    let requested: String
    /// Who is signed in, on pages that are made for one person.
    let viewer: SignedIn?
    /// Stands in every form of the page.
    var csrf: String?
    var edition = Edition.current

    var texts: Catalogue { templates.catalogue(language, edition) }

    var time: SiteTime {
        SiteTime(zone: TimeZone(identifier: settings.timeZone) ?? .gmt, language: language)
    }

    func render(_ template: String, _ fields: Fields, _ frame: PageFrame) throws -> String {
        let around = surroundings(frame)
        var page = around
        page["content"] = try templates.render(self.template(template), around.merging(fields))
        return EditionLinks(edition: edition).rewritten(try templates.render(layout, page))
    }

    /// A template's contents alone, without a page around them.
    func fragment(_ template: String, _ fields: Fields) throws -> String {
        try templates.render(template, surroundings(PageFrame(name: "", heading: "")).merging(fields))
    }

    /// The fields every template may use.
    private func surroundings(_ frame: PageFrame) -> Fields {
        [
            "lang": language.rawValue, "t": texts.words.fields, "assets": assets.fields, "links": links,
            "appearance": AppearanceSheet(appearance: settings.appearance).address,
            "site": siteFields,
            "channels": channels.map { channel -> Fields in
                [
                    "name": channel.name[language], "url": Path.channel(channel.slug),
                    "current": channel.slug == frame.currentChannel,
                ]
            },
            "languages": settings.languages.map { other -> Fields in
                [
                    "code": other.rawValue, "name": other.ownName,
                    "url": languageLink(other), "current": other == language,
                ]
            },
            "user": viewer.map(userFields), "csrf": csrf,
            "page": frameFields(frame), "work": frame.work.map(workFields), "edition": editionFields,
        ]
    }

    /// The menu of who is signed in.
    private func userFields(_ viewer: SignedIn) -> Fields {
        let name = viewer.account.name
        let count = viewer.unread < 100 ? String(viewer.unread) : "99+"
        return [
            "name": name, "url": "/account", "initial": name.first.map(String.init) ?? "?",
            "palette": Palette.number(of: name), "hasUnread": viewer.unread > 0, "unread": count,
            "bell": viewer.unread > 0
                ? texts("menu.unread", count: viewer.unread) : texts("menu.notifications"),
        ]
    }

    private var siteFields: Fields {
        let name = settings.name[language]
        return [
            "name": name, "initial": name.first.map(String.init), "tagline": settings.tagline[language].nonEmpty,
            // Its address changes with the picture, so that browsers may keep it.
            "logo": settings.logo.map { "/logo?\($0.description.prefix(12))" },
        ]
    }

    private var links: Fields {
        [
            "home": "/", "hot": "/hot", "search": "/search", "publications": "/publications", "about": "/about",
            "rules": "/about/rules", "ranking": "/about/ranking", "feed": "/feed.xml", "apply": "/apply",
            "studio": "/studio", "signIn": "/sign-in", "following": "/following",
        ]
    }

    /// The same page in another language: the query stays, but for the language in it.
    private func languageLink(_ language: Language) -> String {
        let parts = requested.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let query = parts.count > 1 ? parts[1].split(separator: "&").filter { !$0.hasPrefix("lang=") } : []
        return "?" + (query + ["lang=\(language.rawValue)"]).joined(separator: "&")
    }

    private func frameFields(_ frame: PageFrame) -> Fields {
        let site = settings.name[language]
        return [
            "name": frame.name, "heading": frame.heading, "description": frame.description?.nonEmpty,
            "title": frame.heading == site
                ? site : texts("site.pageTitle", ["page": frame.heading, "site": site]),
            "type": frame.type, "canonical": frame.canonical.map(address.absolute),
            "robots": frame.canonical == nil ? "noindex" : "max-image-preview:large",
            "previous": frame.previous.map(address.absolute), "next": frame.next.map(address.absolute),
            "feeds": frame.feed.map(feeds) ?? [],
            "picture": frame.picture.map { pictureOfPage($0, alt: frame.pictureAlt) },
            "published": frame.published.map(time.iso), "modified": frame.modified.map(time.iso),
            "jsonLD": frame.linkedData.map { "<script type=\"application/ld+json\">\($0)</script>" },
            "atHome": frame.name == "portal", "atHot": frame.name == "hot",
            "atPublications": frame.name == "publications", "isWork": frame.work != nil,
            "hasWorkParts": frame.work != nil || frame.showsWorkParts, "isBare": frame.isBare,
            "scripts": scripts(frame).map { ["url": assets.script($0)] as Fields },
        ]
    }

    private func feeds(_ feed: PageFrame.Feed) -> [Fields] {
        [("application/atom+xml", "xml"), ("application/rss+xml", "rss"), ("application/feed+json", "json")].map {
            type, ending in ["type": type, "title": feed.title, "url": "\(feed.stem).\(ending)"]
        }
    }

    private func pictureOfPage(_ media: StoredMedia, alt: String) -> Fields {
        let picture = PictureAddresses(media).largest(upTo: 1080)
        return ["url": address.absolute(picture.address), "width": picture.width, "height": picture.height, "alt": alt]
    }
}

extension String {
    /// `nil` instead of an empty text, which templates would show an element for.
    var nonEmpty: String? { isEmpty ? nil : self }
}
