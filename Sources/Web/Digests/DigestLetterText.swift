import Foundation
import Kernel
import Publishing

/// A digest in words: for each article its title, who published it and when, and where to read it.
struct DigestLetterText {
    let letter: Letter
    let address: SiteAddress
    let time: SiteTime
    let texts: Catalogue

    /// For readers of plain text.
    var body: String {
        let lines = letter.articles.map { card in
            ([card.title, byline(card)] + [card.summary].filter { !$0.isEmpty } + [url(card)]).joined(separator: "\n")
        }
        return ([opening] + lines + (letter.hasMore ? [texts("digest.more")] : [])).joined(separator: "\n\n")
    }

    var opening: String { texts("digest.opening", count: letter.articles.count, letter.arguments) }

    var subject: String {
        let first = letter.articles.first?.title ?? ""
        guard letter.articles.count > 1 else { return first }
        return texts("digest.subject", ["title": first, "count": texts.number(letter.articles.count - 1)])
    }

    var items: [Fields] {
        letter.articles.map { card in
            ["title": card.title, "byline": byline(card), "summary": card.summary.nonEmpty ?? "", "url": url(card)]
        }
    }

    private func byline(_ card: ArticleCard) -> String { "\(card.publicationName) · \(time.full(card.publishedAt))" }

    private func url(_ card: ArticleCard) -> String {
        address.absolute(Path.article(card.publicationHandle, card.id))
    }
}
