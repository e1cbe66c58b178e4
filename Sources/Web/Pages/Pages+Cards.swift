import Kernel
import Publishing

/// How an article is shown in a list; each has a template of its name.
enum CardStyle: String {
    case lead, standard, compact, tile, ranked, text, opinion

    /// How wide the picture is on the page, for the browser to choose a variant by.
    var sizes: String {
        switch self {
        case .lead: "(min-width: 64rem) 40rem, 100vw"
        case .tile: "(min-width: 64rem) 18rem, (min-width: 40rem) 45vw, 100vw"
        case .standard: "(min-width: 48rem) 15rem, 7.5rem"
        case .compact, .ranked, .text, .opinion: "6rem"
        }
    }
}

extension Pages {
    /// A card as finished HTML: pages put cards in raw, which is far cheaper than nesting them in the page's model.
    func card(
        _ card: ArticleCard, _ style: CardStyle, reason: String? = nil, rank: Int? = nil, isVideo: Bool = false,
        duration: Int? = nil, isEager: Bool = false
    ) throws -> String {
        var fields = fields(of: card, style, rank: rank, isVideo: isVideo, duration: duration, isEager: isEager)
        fields["reason"] = reason
        return try templates.render("cards/\(style.rawValue)", fields)
    }

    /// What a card's template is filled with.
    func fields(
        of card: ArticleCard, _ style: CardStyle, rank: Int? = nil, isVideo: Bool = false, duration: Int? = nil,
        isEager: Bool = false
    ) -> Fields {
        let showsPicture = style != .text && style != .opinion && !(style == .ranked && (rank ?? 1) > 1)
        return [
            "url": Path.article(card.publicationHandle, card.id), "title": card.title,
            "lang": card.language == language.rawValue ? nil : card.language,
            "dir": WritingDirection.attribute(of: card.language),
            "summary": style == .lead || style == .standard || style == .opinion ? card.summary.nonEmpty : nil,
            "publication": style == .lead || style == .standard || style == .compact || style == .tile
                || style == .ranked || style == .opinion
                ? publicationFields(card) : nil,
            "channel": style == .lead || style == .standard ? channelFields(card) : nil,
            "time": ["iso": time.iso(card.publishedAt), "text": near(card.publishedAt)] as Fields,
            "comments": style != .text && style != .ranked && style != .compact && card.commentCount > 0
                ? texts("article.commentCount", count: card.commentCount) : nil,
            "picture": showsPicture
                ? card.cover.map { PictureAddresses($0).fields(sizes: style.sizes, isEager: isEager) } : nil,
            "originalText": card.isOriginal && (style == .lead || style == .standard) ? texts("card.original") : nil,
            "video": isVideo, "duration": duration.map(Self.clock), "rank": rank,
        ]
    }

    /// As a player shows it: minutes and seconds, and hours where there are any.
    private static func clock(_ milliseconds: Int) -> String {
        let seconds = Int((Double(milliseconds) / 1000).rounded())
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return hours > 0
            ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
    }

    func cards(_ cards: [ArticleCard], _ style: CardStyle) throws -> [String] {
        try cards.map { try card($0, style) }
    }

    /// Cards with their rank and the reason each is in the list.
    func ranked(_ articles: [RankedArticle]) throws -> [String] {
        try articles.enumerated().map { index, article in
            try card(article.card, .ranked, reason: reason(article.reason), rank: index + 1)
        }
    }

    func reason(_ reason: RankedArticle.Reason) -> String {
        switch reason {
        case .comments(let count, let days): texts("reason.comments", count: count, ["days": String(days)])
        case .shares(let words): texts("reason.shares", ["words": texts.list(words)])
        case .topics(let names): texts("reason.sameTopic", ["topic": texts.list(names)])
        case .sameChannel(let name): texts("reason.sameChannel", ["channel": name[language]])
        case .reads(let count, let days?): texts("reason.reads", count: count, ["days": String(days)])
        case .reads(let count, nil): texts("reason.readsEver", count: count)
        case .hot(let cause, let count, let channel?):
            texts("reason.hotIn.\(cause.rawValue)", count: count, ["channel": channel[language]])
        case .hot(let cause, let count, nil): texts("reason.hot.\(cause.rawValue)", count: count)
        case .interest(let kind, let name, let isChosen):
            texts("reason.\(isChosen ? "chosen" : "learned").\(kind.rawValue)", ["name": name[language]])
        case .latest: texts("reason.recent")
        case .editorsChoice: texts("reason.editorsChoice")
        }
    }

    func publicationCard(_ card: PublicationCard) throws -> String {
        var fields = publicationFields(card)
        fields["counts"] =
            [texts("publication.articleCount", count: card.articleCount)]
            + (card.followers > 0 ? [texts("follow.followers", count: card.followers)] : [])
        return try templates.render("cards/publication", fields)
    }

    func publicationFields(_ card: PublicationCard) -> Fields {
        let publication = card.publication
        return avatarFields(publication.handle, publication.name, card.avatar).merging([
            "handle": publication.handle.description, "tagline": publication.tagline.nonEmpty,
            "kind": texts("publication.kind.\(publication.kind.rawValue)"),
            "figures": [
                ["label": texts("publication.articles"), "value": texts.number(card.articleCount)] as Fields,
                [
                    "label": texts("follow.attention"), "value": texts.number(card.followers), "isFollowers": true,
                ] as Fields,
            ],
            "feedURL": Path.publication(publication.handle) + "/feed.xml",
        ])
    }

    private func publicationFields(_ card: ArticleCard) -> Fields {
        avatarFields(card.publicationHandle, card.publicationName, card.publicationAvatar)
    }

    private func avatarFields(_ handle: Handle, _ name: String, _ avatar: StoredMedia?) -> Fields {
        [
            "name": name, "url": Path.publication(handle), "initial": name.first.map(String.init) ?? "?",
            "palette": Palette.number(of: handle.description),
            "avatar": avatar.map { PictureAddresses($0).largest(upTo: 320).address },
        ]
    }

    private func channelFields(_ card: ArticleCard) -> Fields? {
        guard let slug = card.channelSlug, let name = card.channelName else { return nil }
        return ["name": name[language], "url": Path.channel(slug)]
    }

    /// `newer` and `older` links and the number of the page, or nothing where one page is all.
    func pagination<Item>(_ page: Page<Item>, of path: String) -> Fields? {
        guard page.number > 1 || page.hasNext else { return nil }
        return [
            "newer": page.number > 1 ? Path.page(page.number - 1, of: path) : nil,
            "older": page.hasNext ? Path.page(page.number + 1, of: path) : nil,
            "position": texts("pagination.position", ["page": texts.number(page.number)]),
        ]
    }

    func breadcrumb(_ steps: [(name: String, url: String?)]) -> [Fields] {
        ([(texts("nav.home"), "/")] + steps).map { ["name": $0.0, "url": $0.1] }
    }
}

/// The colours behind initials, chosen by name so that one keeps its colour everywhere.
enum Palette {
    static let count = 8

    /// 0 to `count` − 1.
    static func number(of name: String) -> Int {
        let sum = name.unicodeScalars.reduce(UInt32(2_166_136_261)) { ($0 ^ $1.value) &* 16_777_619 }
        return Int(sum % UInt32(count))
    }
}
