import Document
import Kernel
import Publishing

/// An article with everything around it.
struct ArticlePage {
    let contents: ArticleContents
    /// Of a working copy: only for those who are shown it.
    var isPreview = false

    private var content: ArticleContent { contents.revision.content }
    private var publication: Publication { contents.publication.publication }
    private var path: String { Path.article(publication.handle, contents.article.id) }

    func render(_ pages: Pages) throws -> String {
        let cover = content.cover.flatMap { contents.media[$0] }
        let published = contents.article.publishedAt ?? contents.article.createdAt
        let body = ArticleBody(media: contents.media).outlined(content.document, pages.texts)
        return try pages.render(
            "articles/show",
            [
                "breadcrumb": pages.breadcrumb(trail(pages) + [(pages.texts("breadcrumb.article"), nil)]),
                "article": articleFields(pages, body, cover: cover, published: published),
                "contents": ContentsFields(body.outline, minutes: content.document.readingMinutes).fields(pages),
                "viewer": body.html.contains("class=\"enlarge\""),
                "topics": Fields.list(
                    contents.topics.map { ["name": $0.name, "url": Path.topic($0.slug)] as Fields }),
                "declarations": Fields.list(DeclarationTexts(pages.texts).fields(content.declarations)),
                "origin": OriginFields(origin: contents.origin).fields(pages), "notices": notices(pages),
                "corrections": correctionFields(pages),
                "actions": isPreview ? nil : try ActionFields(contents: contents, path: path).fields(pages),
                "follow": isPreview
                    ? nil
                    : try SwitchButton.follow(
                        contents.publication, isOn: contents.reader?.follows == true, page: path
                    ).render(pages),
                "share": isPreview ? nil : ShareLinks(title: content.title, path: path).fields(pages),
                "log": isPreview ? nil : LogPlaceFields.fields(contents.log, path: path, pages),
                "complaintURL": isPreview ? nil : Path.complaint(on: .article(contents.article.id)),
                "previewNote": isPreview ? pages.texts("preview.note") : nil,
                "publication": pages.publicationFields(contents.publication),
                "more": Fields.list(try pages.cards(contents.moreFromPublication, .text)),
                "comments": isPreview ? nil : CommentFields(path: path).section(contents.comments, pages),
                "related": Fields.list(
                    try contents.related.map {
                        try pages.card($0.card, .standard, reason: pages.reason($0.reason))
                    }),
                "hot": Fields.list(
                    try contents.hot.map { try pages.card($0.card, .compact, reason: pages.reason($0.reason)) }),
                "originals": Fields.list(try contents.originals.blocks.map { try originalFields($0, pages) }),
                "videos": Fields.list(try pages.cards(contents.originals.videos, .tile)),
                "channelBlocks": Fields.list(try contents.channelLeads.compactMap { try channelLead($0, pages) }),
            ], frame(pages, cover: cover, published: published))
    }

    private func articleFields(_ pages: Pages, _ body: OutlinedHTML, cover: StoredMedia?, published: Timestamp)
        -> Fields
    {
        let isRevised = contents.revision.number > 1 && contents.revision.createdAt > published
        return [
            "lang": content.language, "dir": WritingDirection.attribute(of: content.language), "title": content.title,
            "summary": writtenSummary,
            "notice": contents.label.map { label -> Fields in
                ["text": label, "decision": contents.orders.label.map { "/decisions/\($0)" }]
            }, "ordersURL": measureURL(pages),
            "time": ["iso": pages.time.iso(published), "text": pages.time.full(published)] as Fields,
            "updated": isRevised
                ? [
                    "iso": pages.time.iso(contents.revision.createdAt),
                    "text": pages.time.full(contents.revision.createdAt),
                ] as Fields : nil,
            "readingTime": pages.texts("article.readingTime", count: content.document.readingMinutes),
            "comments": contents.comments.count > 0
                ? pages.texts("article.commentCount", count: contents.comments.count) : nil,
            "cover": coverFields(cover), "body": body.html,
        ]
    }

    /// Where those who may take a measure against it do so.
    private func measureURL(_ pages: Pages) -> String? {
        guard let account = pages.viewer?.account, !isPreview,
            account.takesMeasures
        else { return nil }
        return "/desk/decisions/new?on=article&id=\(contents.article.id)"
    }

    /// A cover that the body shows anyway is not shown twice.
    private func coverFields(_ cover: StoredMedia?) -> Fields? {
        guard let cover, !cover.isVideo, !content.document.mediaSources.contains(.stored(cover.hash)) else {
            return nil
        }
        return PictureAddresses(cover).fields(
            sizes: "(min-width: 70rem) 52rem, (min-width: 48rem) 45rem, 100vw", isEager: true)
    }

    /// A summary cut from the beginning of the text would say the same thing twice.
    private var writtenSummary: String? {
        let opening = content.document.excerpt(120)
        return content.summary == opening ? nil : content.summary.nonEmpty
    }

    private func correctionFields(_ pages: Pages) -> Fields? {
        Fields.list(
            contents.corrections.map { correction in
                [
                    "note": correction.note, "url": "\(path)/corrections#c\(correction.revision)",
                    "when": [
                        "iso": pages.time.iso(correction.createdAt), "text": pages.time.full(correction.createdAt),
                    ] as Fields,
                ] as Fields
            })
    }

    private func trail(_ pages: Pages) -> [(name: String, url: String?)] {
        if let channel = contents.channel { return [(channel.name[pages.language], Path.channel(channel.slug))] }
        return [(pages.texts("publications.title"), "/publications")]
    }

    /// The platform's notice stands in every language the site offers, the page's own first: in the operator's words,
    /// else in ours.
    private func notices(_ pages: Pages) -> [Fields] {
        pages.language.withOthers(of: pages.settings.languages).map { language in
            let site = pages.settings.name[language]
            let own = pages.settings.notice[language].replacing("{site}", with: site).nonEmpty
            return [
                "lang": language.rawValue,
                "text": own ?? pages.templates.catalogue(language)("article.platformNotice", ["site": site]),
            ]
        }
    }

    private func channelLead(_ card: ArticleCard, _ pages: Pages) throws -> Fields? {
        guard let slug = card.channelSlug, let name = card.channelName else { return nil }
        return ["name": name[pages.language], "url": Path.channel(slug), "card": try pages.card(card, .tile)]
    }

    private func originalFields(_ block: Originals.Block, _ pages: Pages) throws -> Fields {
        ["name": block.topic.name, "url": Path.topic(block.topic.slug), "card": try pages.card(block.article, .tile)]
    }

    private func frame(_ pages: Pages, cover: StoredMedia?, published: Timestamp) -> PageFrame {
        if isPreview { return PageFrame(name: "article", heading: content.title) }
        let trail = contents.channel.map { [(name: $0.name[pages.language], path: Path.channel($0.slug))] } ?? []
        return PageFrame(
            name: "article", heading: content.title, description: content.summary.nonEmpty,
            canonical: OriginFields(origin: contents.origin).canonical ?? path,
            feed: PageFrame.Feed(
                title: pages.texts(
                    "feed.publicationTitle",
                    ["site": pages.settings.name[pages.language], "publication": publication.name]),
                stem: Path.publication(publication.handle) + "/feed"),
            type: "article", picture: cover, pictureAlt: content.title, published: published,
            modified: contents.article.modifiedAt,
            linkedData: [
                LinkedData.article(contents, cover: cover, pages),
                LinkedData.breadcrumb(trail + [(name: content.title, path: path)], pages),
            ], currentChannel: contents.channel?.slug,
            scripts: pages.viewer == nil ? ["comments.js"] : ["switches.js", "comments.js"])
    }
}
