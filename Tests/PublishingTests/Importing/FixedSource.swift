import Document
import Foundation
import Importing
import Kernel
import TestSupport

/// A site to import that the test makes up.
struct FixedSource: ImportSource {
    var name = "https://old.example.org"
    var title: String? = "Old Site"
    var items: [ImportedItem]
    var notes: [ImportNote] = []
    var media = MediaLocator(folder: nil, layout: .uploads, hosts: [])
    /// Throws after so many items, as a truncated file does.
    var breaksAfter = Int.max
    private var position = 0

    init(_ items: [ImportedItem]) {
        self.items = items
    }

    var progress: ImportProgress { ImportProgress(done: Int64(position), total: Int64(items.count)) }

    mutating func next() throws -> ImportedItem? {
        if position >= breaksAfter { throw ImportError.truncated(file: "export.xml", line: position) }
        guard position < items.count else { return nil }
        position += 1
        return items[position - 1]
    }
}

func importedArticle(_ key: String, _ change: (inout ImportedArticle) -> Void = { _ in }) -> ImportedArticle {
    var article = ImportedArticle(key: key, title: "标题 \(key)", slug: "post-\(key)")
    article.published = testNow.adding(days: -10)
    article.authorKeys = ["jane"]
    article.document = Document([.paragraph([.plain("正文 \(key)。")])])
    change(&article)
    return article
}
