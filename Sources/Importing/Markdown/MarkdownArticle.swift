import Document
import Foundation
import Kernel

/// One Markdown file as an article, with the authors and terms it names.
struct MarkdownArticle {
    private(set) var imported: ImportedArticle
    private(set) var authors: [ImportedAuthor] = []
    let terms: [ImportedTerm]
    private(set) var notes: [ImportNote] = []

    init(
        file: SourceFile, place: ArticlePlace, site: SiteConfiguration, folder: SiteFolder,
        paths: @escaping (String) -> String?, now: Timestamp
    ) {
        let values = file.frontMatter.over(site.defaults(for: file.path))
        var body = file.body
        let title = values["title"].text ?? MarkdownArticle.takeHeading(&body) ?? MarkdownArticle.title(of: place)
        let address = MarkdownArticle.address(file: file, place: place, site: site, title: title)
        let terms = ArticleTerms(values, place: place, generator: site.generator)
        self.terms = terms.terms
        imported = ImportedArticle(key: file.path, title: title, slug: address.slug)
        imported.paths = address.paths
        imported.categories = terms.categories
        imported.tags = terms.tags
        readDates(values, file, place, site)
        readState(values, place, now, site)
        readAuthors(values, site)
        imported.isPage = place.kind == .page || values["layout"].text == "page" || values["type"].text == "page"
        imported.language = values.firstText("lang", "language", "locale") ?? place.language ?? site.language
        imported.isCommentingOpen = values["comments"].bool ?? true
        imported.isSticky =
            values["sticky"].bool ?? values["top"].bool ?? values["pin"].bool
            ?? ((values.firstText("sticky", "top", "weight_top").flatMap(Int.init) ?? 0) > 0)
        imported.isPasswordProtected = values["password"].text != nil
        imported.format = values["layout"].text
        imported.canonical = values.firstText("canonical", "canonical_url", "canonicalURL", "original_url")
        readBody(body, values, file, site, folder, paths)
    }

    static func address(
        file: SourceFile, place: ArticlePlace, site: SiteConfiguration, title: String? = nil
    ) -> ArticleAddress {
        let values = file.frontMatter.over(site.defaults(for: file.path))
        let stated = values["slug"].text
        let slug = Slug.of(stated ?? place.name)
        let date = (values["date"].text ?? place.date).flatMap { try? CivilDate($0) }
        return ArticleAddress(
            site: site, place: place, values: values, date: date.map { $0.local(to: site.zone) },
            categories: ArticleTerms(values, place: place, generator: site.generator).categoryNames,
            title: title ?? values["title"].text ?? MarkdownArticle.title(of: place), slug: slug)
    }

    /// Jekyll's rule where there is no title: the file's name in words.
    private static func title(of place: ArticlePlace) -> String {
        place.name.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    }

    /// A first heading of level 1 is the title, and is then no part of the body.
    private static func takeHeading(_ body: inout String) -> String? {
        let trimmed = body.drop { $0.isWhitespace }
        guard trimmed.hasPrefix("# ") else { return nil }
        let line = trimmed.prefix { $0 != "\n" }
        body = String(trimmed.dropFirst(line.count))
        let text = line.dropFirst(2).trimmed
        return text.hasSuffix("#") ? text.replacing(/\s+#+$/, with: "") : text
    }

    private mutating func readDates(
        _ values: SiteValue, _ file: SourceFile, _ place: ArticlePlace, _ site: SiteConfiguration
    ) {
        func moment(_ text: String?) -> Timestamp? {
            guard let text else { return nil }
            do throws(CivilDate.Failure) {
                return try CivilDate(text).timestamp(in: site.zone)
            } catch {
                let reason = error == .impossible ? "There is no such date" : "This is not read as a date"
                notes.append(
                    ImportNote(kind: "unusable date", place: file.path, reason: "\(reason): \(text.prefix(60))."))
                return nil
            }
        }
        imported.published = moment(values.firstText("date", "publishDate", "pubDate", "created")) ?? moment(place.date)
        imported.modified = moment(
            values.firstText("updated", "lastmod", "last_modified_at", "modified", "last-modified", "update_date"))
    }

    private mutating func readState(
        _ values: SiteValue, _ place: ArticlePlace, _ now: Timestamp, _ site: SiteConfiguration
    ) {
        if place.kind == .draft || values["draft"].bool == true || values["published"].bool == false {
            imported.state = .draft
        } else if values["private"].bool == true || values["hidden"].bool == true || values["hide"].bool == true {
            imported.state = .private
        } else if let published = imported.published {
            if published > now { imported.state = .scheduled }
        } else if site.generator == .jekyll, place.kind == .post {
            imported.state = .draft
            notes.append(
                ImportNote(
                    kind: "undated post", place: imported.key,
                    reason: "Jekyll shows no post without a date; it is a draft."))
        }
    }

    private mutating func readAuthors(_ values: SiteValue, _ site: SiteConfiguration) {
        var entries: [SiteValue] = []
        for key in ["authors", "author"] where entries.isEmpty {
            let value = values[key]
            if case .list(let list) = value { entries = list } else if value != .none { entries = [value] }
        }
        if entries.isEmpty, let author = site.author { entries = [.scalar(author)] }
        for entry in entries.prefix(20) {
            guard let name = entry.text ?? entry.firstText("name", "title", "id"), name.count <= 200 else { continue }
            let email = entry["email"].text ?? (name == site.author ? site.values["email"].text : nil)
            let about = entry.firstText("bio", "description") ?? ""
            authors.append(ImportedAuthor(key: name, name: name, email: email, about: about))
        }
        imported.authorKeys = authors.map(\.key)
    }

    private mutating func readBody(
        _ body: String, _ values: SiteValue, _ file: SourceFile, _ site: SiteConfiguration, _ folder: SiteFolder,
        _ paths: @escaping (String) -> String?
    ) {
        let sources = SourceAddresses(file: file, site: site, folder: folder)
        let context = TemplateContext(site: site, page: values, pathOfArticle: paths)
        func read(_ markdown: String) -> Reading? {
            var expander = TemplateExpander(context: context)
            let expanded = expander.expand(markdown)
            guard var reading = try? MarkdownReader.read(expanded) else { return nil }
            reading.dropped = expander.dropped + reading.dropped
            return reading
        }
        if let reading = read(body) {
            imported.document = reading.document.mapMediaSources(sources.canonical)
            imported.dropped = reading.dropped
        } else {
            notes.append(
                ImportNote(kind: "unreadable text", place: file.path, reason: "Its text comes in as it stands."))
            imported.document = Document([.codeBlock(language: "markdown", body)])
        }
        imported.summary =
            values.firstText("description", "summary", "excerpt", "subtitle").map(HTMLText.plain)
            ?? MarkdownArticle.partBeforeMore(body, site).flatMap(read).map {
                PlainTextWriter.write($0.document).trimmed
            } ?? ""
        imported.cover = MarkdownArticle.cover(values).map { sources.canonical(.remote($0)) }
    }

    private static func partBeforeMore(_ body: String, _ site: SiteConfiguration) -> String? {
        let stated = site.values["excerpt_separator"].text
        let marks = [
            "<!-- more -->", "<!--more-->", stated?.hasPrefix("<!--") == true ? stated ?? "" : "<!-- more -->",
        ]
        var rest = body.utf8[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            if marks.contains(where: { rest.starts(with: $0.utf8) }) { return String(body[..<start]) }
            rest.removeFirst()
        }
        return nil
    }

    private static func cover(_ values: SiteValue) -> String? {
        let keys = [
            "cover", "image", "featured_image", "featuredImage", "thumbnail", "banner", "header_image", "top_img",
            "header-img", "feature", "cover_image", "img", "photo",
        ]
        for key in keys {
            let value = values[key]
            let inner = value.firstText("image", "path", "src", "url", "feature", "teaser", "overlay_image")
            if let address = value.text ?? value.texts.first ?? inner, address != "true", address != "false" {
                return address
            }
        }
        return values["header"].firstText("overlay_image", "image", "teaser") ?? values["images"].texts.first
    }
}
