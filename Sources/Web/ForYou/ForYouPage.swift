import Kernel
import Publishing

/// A reader's own list, or how to get one.
struct ForYouPage {
    let contents: ForYouContents

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let isOn = contents.choice != nil
        return try pages.render(
            "for-you/show",
            [
                "breadcrumb": pages.breadcrumb([(texts("forYou.title"), nil)]),
                "choice": ListChoice.fields(pages, current: "/for-you"),
                "lede": texts(isOn ? "forYou.ledeOn" : "forYou.lede"), "isOn": isOn,
                "learning": contents.choice.map { texts($0.learns ? "forYou.learns" : "forYou.learnsNot") },
                "isOff": !isOn && pages.viewer != nil,
                "signIn": pages.viewer == nil ? "/sign-in?next=/for-you" : nil,
                "isNew": isOn && contents.interests.isEmpty,
                "articles": Fields.list(
                    try contents.articles.map { try pages.card($0.card, .standard, reason: pages.reason($0.reason)) }),
            ],
            PageFrame(name: "for-you", heading: texts("forYou.title"), description: texts("forYou.lede")))
    }
}

/// Everything by time.
struct LatestPage {
    let contents: LatestContents

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let articles = contents.articles
        var list = Fields.list(try pages.cards(articles.items, .standard))
        list?["pagination"] = pages.pagination(articles, of: "/latest")
        return try pages.render(
            "for-you/latest",
            [
                "breadcrumb": pages.breadcrumb([(texts("forYou.latest"), nil)]),
                "choice": ListChoice.fields(pages, current: "/latest"), "articles": list,
                "empty": list == nil
                    ? ["title": texts("portal.empty.title"), "text": texts("portal.empty.text")] as Fields : nil,
            ],
            PageFrame(
                name: "latest", heading: texts("forYou.latest"), description: texts("forYou.latestLede"),
                canonical: Path.page(articles.number, of: "/latest"),
                previous: articles.number > 1 ? Path.page(articles.number - 1, of: "/latest") : nil,
                next: articles.hasNext ? Path.page(articles.number + 1, of: "/latest") : nil))
    }
}

/// The lists of everything, one tap from each other.
enum ListChoice {
    static func fields(_ pages: Pages, current: String) -> [Fields] {
        let lists =
            [("/latest", pages.texts("forYou.latest"))]
            + HotOrder.allCases.map { ("/\($0.rawValue)", pages.texts("hot.order.\($0.rawValue)")) }
            + [("/for-you", pages.texts("forYou.title"))]
        return lists.map { ["text": $1, "url": $0, "isCurrent": $0 == current] }
    }
}
