import Importing

extension ImportSource {
    /// Everything the source yields.
    mutating func all() throws -> [ImportedItem] {
        var items: [ImportedItem] = []
        while let item = try next() { items.append(item) }
        return items
    }
}

extension [ImportedItem] {
    var articles: [ImportedArticle] {
        compactMap { if case .article(let article) = $0 { article } else { nil } }
    }

    var authors: [ImportedAuthor] {
        compactMap { if case .author(let author) = $0 { author } else { nil } }
    }

    var terms: [ImportedTerm] {
        compactMap { if case .term(let term) = $0 { term } else { nil } }
    }
}
