import Kernel
import Publishing

/// The numbers of a publication, with its index.
struct NumbersPage {
    let contents: PublicationNumbers

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let publication = contents.settings.publication.publication
        let path = PublicationSections.numbers.path(publication.handle)
        let numbers = NumbersFields(numbers: contents.numbers, pages: pages, path: path, showsFollows: true).fields()
        return try pages.render(
            "numbers/show",
            numbers.merging([
                "publication": PublicationHead.fields(contents.settings, pages),
                "figures": figures(texts), "articles": articles(pages), "hasIndex": true,
                "index": contents.index.map { IndexFields(index: $0, before: contents.indexBefore).fields(pages) },
                "noIndex": contents.index == nil
                    ? texts("numbers.index.none", ["count": String(PublicationIndex.leastArticles)]) : nil,
            ]),
            PageFrame(
                name: "numbers", heading: texts("numbers.of", ["name": publication.name]),
                work: PublicationSections.make(current: .numbers, contents.settings, pages)))
    }

    private func figures(_ texts: Catalogue) -> [Fields] {
        [
            ["label": texts("numbers.shares"), "value": texts.number(contents.numbers.sum(\.shares))],
            ["label": texts("numbers.followers"), "value": texts.number(contents.followers)],
        ]
    }

    private func articles(_ pages: Pages) -> Fields? {
        Fields.list(
            contents.articles.map { article in
                [
                    "title": article.title,
                    "url": "/studio/\(article.article)/numbers?days=\(contents.numbers.range.rawValue)",
                    "day": pages.time.day(article.publishedAt), "reads": pages.texts.number(article.reads),
                    "likes": pages.texts.number(article.likes), "comments": pages.texts.number(article.comments),
                    "allReads": pages.texts.number(article.allReads),
                ] as Fields
            })
    }
}

/// The numbers of one article.
struct ArticleNumbersPage {
    let contents: SingleArticleNumbers

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        let handle = contents.settings.publication.publication.handle
        let numbers = NumbersFields(
            numbers: contents.numbers, pages: pages, path: "/studio/\(contents.article.id)/numbers", showsFollows: false
        ).fields()
        return try pages.render(
            "numbers/show",
            numbers.merging([
                "article": [
                    "title": contents.title, "url": Path.article(handle, contents.article.id),
                    "back": PublicationSections.numbers.path(handle),
                    "name": contents.settings.publication.publication.name,
                ] as Fields,
                "figures": [
                    ["label": texts("numbers.shares"), "value": texts.number(contents.numbers.sum(\.shares))] as Fields,
                    ["label": texts("numbers.allReads"), "value": texts.number(contents.allReads)],
                ],
            ]),
            PageFrame(
                name: "numbers", heading: texts("numbers.of", ["name": contents.title]),
                work: PublicationSections.make(current: .numbers, contents.settings, pages)))
    }
}
