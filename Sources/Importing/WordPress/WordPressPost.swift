import Document
import Foundation
import Kernel

/// One item of an export as an article.
struct WordPressPost {
    private(set) var imported: ImportedArticle
    /// The terms it names, for those the export's head does not list.
    private(set) var terms: [ImportedTerm] = []
    private(set) var notes: [ImportNote] = []
    private let item: XMLElement
    private let index: WordPressIndex
    private let meta: WordPressMeta

    init(_ item: XMLElement, index: WordPressIndex) {
        self.item = item
        self.index = index
        meta = WordPressMeta(item)
        // Ids alone meet when several exports were made into one; guids alone when posts were copied.
        let key = "\(item["wp:post_id"].trimmed) \(item["guid"].trimmed)".trimmed
        imported = ImportedArticle(
            key: key.isEmpty ? item["link"].trimmed : key, title: HTMLText.plain(item["title"]),
            slug: WordPressIndex.slug(item["wp:post_name"]))
        imported.isPage = item["wp:post_type"].trimmed == "page"
        imported.paths = paths
        let author = item["dc:creator"].trimmed
        imported.authorKeys = author.isEmpty ? [] : [author]
        imported.published = moment("wp:post_date")
        imported.modified = moment("wp:post_modified")
        imported.language = index.language
        imported.isCommentingOpen = item["wp:comment_status"].trimmed == "open"
        imported.isSticky = item["wp:is_sticky"].trimmed == "1"
        imported.isPasswordProtected = !item["wp:post_password"].trimmed.isEmpty
        imported.canonical = meta["_yoast_wpseo_canonical"] ?? meta["rank_math_canonical_url"]
        imported.cover = meta["_thumbnail_id"].flatMap { index.attachments[$0] }.map { .remote($0.address) }
        readState()
        readTerms()
        readBody()
        var comments = WordPressComments(item.all("wp:comment"), zone: index.zone)
        imported.comments = comments.threaded()
        notes += comments.notes.map { ImportNote(kind: $0.kind, place: place, reason: $0.reason) }
    }

    private var place: String { String((imported.title.isEmpty ? item["link"].trimmed : imported.title).prefix(200)) }

    /// The link, `?p=ID`, the guid where it is an address here, and addresses under former slugs.
    private var paths: [String] {
        let link = SitePath.of(address: item["link"].trimmed)
        let id = item["wp:post_id"].trimmed
        var paths = [link, id.isEmpty ? nil : imported.isPage ? "/?page_id=\(id)" : "/?p=\(id)"].compactMap { $0 }
        let guid = item["guid"].trimmed
        if let host = SitePath.host(of: guid), host == SitePath.host(of: item["link"].trimmed),
            let path = SitePath.of(address: guid), !path.contains("?")
        {
            // A guid by id may name another post: copies keep the original's.
            paths.append(path)
        }
        if let link, !link.contains("?") {
            let folder = link.split(separator: "/").dropLast().map { "/" + $0 }.joined()
            for slug in meta.all("_wp_old_slug") where !slug.trimmed.isEmpty {
                paths.append(folder + SitePath.normalized(slug.trimmed) + (link.hasSuffix("/") ? "/" : ""))
            }
        }
        var seen: Set<String> = []
        return paths.filter { $0 != "/" && seen.insert($0).inserted }
    }

    /// The moment in `name`: Greenwich's where it is given, the site's own otherwise; zeros mean none.
    private mutating func moment(_ name: String) -> Timestamp? {
        for (field, zone) in [(name + "_gmt", TimeZone.gmt), (name, index.zone)] {
            let text = item[field].trimmed
            guard !text.isEmpty, !text.hasPrefix("0000-00-00") else { continue }
            do throws(CivilDate.Failure) {
                return try CivilDate(text).timestamp(in: zone)
            } catch {
                let reason = error == .impossible ? "There is no such date" : "This is not read as a date"
                notes.append(ImportNote(kind: "unusable date", place: place, reason: "\(reason): \(text.prefix(60))."))
            }
        }
        return nil
    }

    private mutating func readState() {
        let status = item["wp:status"].trimmed
        switch status {
        case "publish", "": imported.state = .published
        case "future": imported.state = .scheduled
        case "pending": imported.state = .pending
        case "private": imported.state = .private
        case "trash": imported.state = .trashed
        case "draft", "auto-draft", "inherit": imported.state = .draft
        default:
            imported.state = .draft
            notes.append(
                ImportNote(
                    kind: "unknown status", place: place,
                    reason: "\(status.prefix(60)) is none of WordPress's; it is a draft."))
        }
    }

    private mutating func readTerms() {
        for category in item.all("category") {
            let taxonomy = category.attributes["domain"] ?? ""
            let slug = WordPressIndex.slug(category.attributes["nicename"] ?? "")
            if taxonomy == "post_format" {
                imported.format = slug.hasPrefix("post-format-") ? String(slug.dropFirst(12)) : slug
                continue
            }
            guard let kind = ImportedTerm.Kind(taxonomy: taxonomy) else {
                if !taxonomy.isEmpty {
                    imported.dropped.append(Dropped(kind: "term of \(taxonomy)", detail: HTMLText.plain(category.text)))
                }
                continue
            }
            // WXR 1.0 repeats each term without its slug.
            guard !slug.isEmpty else { continue }
            let isNew = kind == .tag ? !imported.tags.contains(slug) : !imported.categories.contains(slug)
            guard isNew else { continue }
            if kind == .tag { imported.tags.append(slug) } else { imported.categories.append(slug) }
            let name = HTMLText.plain(category.text)
            terms.append(ImportedTerm(kind: kind, slug: slug, name: name.isEmpty ? slug : name))
        }
    }

    private mutating func readBody() {
        let content = item["content:encoded"]
        var body = WordPressBody(index: index, post: item["wp:post_id"].trimmed, footnotes: meta["footnotes"])
        let html = body.html(of: content)
        do {
            let reading = try HTMLReader.read(html)
            imported.document = reading.document
            imported.dropped += body.dropped + reading.dropped
        } catch {
            let words = HTMLText.withoutTags(content)
            imported.document = Document(words.isEmpty ? [] : [.paragraph([.plain(words)])])
            notes.append(
                ImportNote(kind: "unreadable text", place: place, reason: "Only its words come in, without their form.")
            )
        }
        let excerpt = HTMLText.plain(item["excerpt:encoded"])
        imported.summary = excerpt.isEmpty ? partBeforeMore(content) : excerpt
    }

    private func partBeforeMore(_ content: String) -> String {
        guard let more = content.range(of: "<!--more") else { return "" }
        var body = WordPressBody(index: index, post: item["wp:post_id"].trimmed, footnotes: nil)
        return HTMLText.plain(body.html(of: String(content[..<more.lowerBound])))
    }
}
