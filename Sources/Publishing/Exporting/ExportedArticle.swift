import Document
import Foundation
import Kernel

/// An article as a Markdown file with front matter, as `byline import markdown` reads it.
struct ExportedArticle {
    let id: Identifier<Article>
    let state: Article.State
    let kind: Article.Kind
    let publishedAt: Timestamp?
    let scheduledAt: Timestamp?
    let modifiedAt: Timestamp
    let content: DraftContent
    let channel: String?
    let author: String

    /// `articles/2026-11-23-{id}.md`
    var path: String {
        let day = (publishedAt ?? modifiedAt).iso.prefix(10)
        return "articles/\(day)-\(id).md"
    }

    /// - Parameter media: the path of every stored file within the export.
    func text(media: [ContentHash: String]) -> String {
        let document = content.content.document.mapMedia { source in
            guard case .stored(let hash) = source, let path = media[hash] else { return nil }
            return .remote("../\(path)")
        }
        return frontMatter(media: media) + MarkdownWriter.write(document)
    }

    private func frontMatter(media: [ContentHash: String]) -> String {
        let article = content.content
        var lines = ["---", "title: \(Self.quoted(article.title))"]
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { lines.append("\(name): \(value)") }
        }
        add("date", (publishedAt ?? scheduledAt)?.iso)
        add("updated", modifiedAt.iso)
        add("author", Self.quoted(author))
        add("lang", Self.quoted(article.language))
        add("description", article.summary.isEmpty ? nil : Self.quoted(article.summary))
        add("cover", article.cover.flatMap { media[$0] }.map { Self.quoted("../\($0)") })
        add("categories", channel.map { "[\(Self.quoted($0))]" })
        let topics = content.filing.topics.map(Self.quoted)
        add("tags", topics.isEmpty ? nil : "[\(topics.joined(separator: ", "))]")
        add("canonical", content.filing.canonical.map(Self.quoted))
        if content.filing.comments != .open { add("comments", "false") }
        if kind == .page { add("type", "page") }
        switch state {
        case .published, .scheduled: break
        case .withdrawn: add("private", "true")
        case .draft, .submitted, .screening, .inReview, .changesRequested, .rejected, .approved: add("draft", "true")
        }
        return lines.joined(separator: "\n") + "\n---\n\n"
    }

    /// A JSON string is a YAML string.
    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

extension Timestamp {
    /// RFC 3339 in UTC.
    fileprivate var iso: String { date.formatted(.iso8601) }
}
