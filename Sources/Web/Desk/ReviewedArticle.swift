import Document
import Kernel
import Publishing

/// The article on a reviewer's page: as readers will see it, with its passages marked and its paragraphs numbered.
struct ReviewedArticle {
    let contents: ReviewContents

    private var content: ArticleContent { contents.revision.content }

    func fields(_ pages: Pages) -> Fields {
        let cover = content.cover.flatMap { contents.media[$0] }
        return [
            "lang": content.language, "name": content.title.nonEmpty ?? pages.texts("desk.untitled"),
            "abstract": content.summary.nonEmpty, "publication": pages.publicationFields(contents.publication),
            "channel": contents.channel?.name[pages.language],
            "readingTime": pages.texts("article.readingTime", count: content.document.readingMinutes),
            "words": pages.texts("desk.words", count: content.document.wordCount),
            "scheduled": contents.filing.scheduledAt.map {
                pages.texts("desk.scheduled", ["time": pages.time.full($0)])
            },
            "cover": cover.flatMap { coverFields($0) }, "html": body(pages),
            "topics": Fields.list(contents.filing.topics.map { ["text": $0] as Fields }),
            "declarations": Fields.list(DeclarationTexts(pages.texts).fields(content.declarations)),
            "noDeclarations": content.declarations.isEmpty,
            "canonicalAddress": contents.filing.canonical,
            "correction": contents.filing.correction?.nonEmpty,
        ]
    }

    private func coverFields(_ cover: StoredMedia) -> Fields? {
        guard !cover.isVideo, !content.document.mediaSources.contains(.stored(cover.hash)) else { return nil }
        return PictureAddresses(cover).fields(sizes: "(min-width: 48rem) 45rem, 100vw", isEager: true)
    }

    private func body(_ pages: Pages) -> String {
        let texts = content.document.textBlocks
        let findings = contents.findings.enumerated().compactMap { index, finding in
            finding.place.location(in: texts).map { MarkedPassage(name: "f\(index)", location: $0) }
        }
        let comments = contents.comments.compactMap { comment in
            comment.comment.place.location(in: texts).map {
                MarkedPassage(name: "c\(comment.comment.id)", location: $0)
            }
        }
        return ArticleBody(media: contents.media).html(content.document, pages.texts, marking: findings + comments)
    }
}

extension ArticlePlace {
    /// Where to mark it; a whole block where no words are given.
    func location(in texts: [String]) -> Passage.Location? {
        if let passage { return Passage.Location(block: passage.block, start: passage.start, end: passage.end) }
        guard let block, texts.indices.contains(block) else { return nil }
        return Passage.Location(block: block, start: 0, end: texts[block].utf16.count)
    }
}
