import Foundation
import Kernel

/// What a first reading of an export collects, because articles refer to it before or after it stands in the file.
struct WordPressIndex {
    /// An uploaded file.
    struct Attachment: Hashable {
        var address: String
        var title: String
        /// HTML.
        var caption: String
        var alt: String
        var parent: String
        var order: Int
    }

    private static let maximumReusableBytes = 8 << 20

    private(set) var title: String?
    private(set) var address: String?
    private(set) var link: String?
    private(set) var language: String?
    private(set) var authors: [ImportedAuthor] = []
    private(set) var terms: [ImportedTerm] = []
    private(set) var attachments: [String: Attachment] = [:]
    private(set) var attached: [String: [String]] = [:]
    /// Content of reusable blocks by id.
    private(set) var reusable: [String: String] = [:]
    private var reusableBytes = 0
    private var offsets: [Int: Int] = [:]
    private var knownAuthors: Set<String> = []
    private var knownTerms: Set<String> = []

    /// What names this site: its address.
    var site: String { address ?? link ?? title ?? "" }

    /// The site's most usual distance from Greenwich; exports do not say their zone.
    var zone: TimeZone {
        let usual = offsets.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
        return TimeZone(secondsFromGMT: usual) ?? .gmt
    }

    /// The host names the site's own files have.
    var hosts: Set<String> {
        var hosts = Set([address, link].compactMap { $0.flatMap(SitePath.host(of:)) })
        for attachment in attachments.values {
            if let host = SitePath.host(of: attachment.address) { hosts.insert(host) }
        }
        return hosts
    }

    mutating func add(_ record: XMLElement) {
        switch record.name {
        case "title": title = title ?? HTMLText.plain(record.text)
        case "link": link = link ?? record.text.trimmed
        case "wp:base_blog_url": address = address ?? record.text.trimmed
        case "language": language = language ?? record.text.trimmed
        case "wp:author": addAuthor(record)
        case "wp:category":
            addTerm(
                .category, record["wp:category_nicename"], record["wp:cat_name"], record["wp:category_parent"],
                record["wp:category_description"])
        case "wp:tag": addTerm(.tag, record["wp:tag_slug"], record["wp:tag_name"], "", record["wp:tag_description"])
        case "wp:term":
            let kind = ImportedTerm.Kind(taxonomy: record["wp:term_taxonomy"])
            guard let kind else { return }
            addTerm(
                kind, record["wp:term_slug"], record["wp:term_name"], record["wp:term_parent"],
                record["wp:term_description"])
        case "item": addItem(record)
        default: break
        }
    }

    private mutating func addAuthor(_ record: XMLElement) {
        let login = record["wp:author_login"].trimmed
        guard !login.isEmpty, authors.count < 100_000, knownAuthors.insert(login).inserted else { return }
        let both = [record["wp:author_first_name"], record["wp:author_last_name"]].map(\.trimmed).filter { !$0.isEmpty }
        let name = [HTMLText.plain(record["wp:author_display_name"]), both.joined(separator: " "), login].first {
            !$0.isEmpty
        }
        let email = record["wp:author_email"].trimmed
        authors.append(
            ImportedAuthor(
                key: login, name: name ?? login, email: email.isEmpty ? nil : email,
                about: HTMLText.plain(record["wp:author_description"])))
    }

    private mutating func addTerm(
        _ kind: ImportedTerm.Kind, _ slug: String, _ name: String, _ parent: String, _ about: String
    ) {
        let slug = WordPressIndex.slug(slug)
        guard !slug.isEmpty, terms.count < 200_000, knownTerms.insert("\(kind) \(slug)").inserted else { return }
        let parent = WordPressIndex.slug(parent)
        let plain = HTMLText.plain(name)
        terms.append(
            ImportedTerm(
                kind: kind, slug: slug, name: plain.isEmpty ? slug : plain,
                parentSlug: parent.isEmpty || parent == slug || kind == .tag ? nil : parent,
                about: HTMLText.plain(about)))
    }

    private mutating func addItem(_ item: XMLElement) {
        let id = item["wp:post_id"].trimmed
        switch item["wp:post_type"].trimmed {
        case "attachment":
            let meta = WordPressMeta(item)
            let address = item["wp:attachment_url"].trimmed
            guard !address.isEmpty else { return }
            let parent = item["wp:post_parent"].trimmed
            if attachments[id] == nil, parent != "0", !parent.isEmpty { attached[parent, default: []].append(id) }
            attachments[id] = Attachment(
                address: address, title: HTMLText.plain(item["title"]), caption: item["excerpt:encoded"].trimmed,
                alt: meta["_wp_attachment_image_alt"] ?? "", parent: parent,
                order: Int(item["wp:menu_order"].trimmed) ?? 0)
        case "wp_block":
            let content = item["content:encoded"]
            reusableBytes += content.utf8.count
            if reusableBytes <= WordPressIndex.maximumReusableBytes { reusable[id] = content }
        case "post", "page":
            guard let local = try? CivilDate(item["wp:post_date"]), let world = try? CivilDate(item["wp:post_date_gmt"])
            else { return }
            let offset = (local.timestamp(in: .gmt).milliseconds - world.timestamp(in: .gmt).milliseconds) / 1000
            if abs(offset) <= 14 * 3600 { offsets[Int(offset), default: 0] += 1 }
        default:
            break
        }
    }

    /// Files uploaded to an article, in the order its editor gave them.
    func attachments(of post: String) -> [String] {
        let ids = attached[post] ?? []
        return ids.enumerated().sorted {
            (attachments[$0.element]?.order ?? 0, $0.offset) < (attachments[$1.element]?.order ?? 0, $1.offset)
        }.map(\.element)
    }

    /// WordPress stores slugs percent-encoded.
    static func slug(_ text: String) -> String { text.trimmed.removingPercentEncoding ?? text.trimmed }
}

extension ImportedTerm.Kind {
    init?(taxonomy: String) {
        switch taxonomy.trimmed {
        case "category": self = .category
        case "post_tag", "tag": self = .tag
        default: return nil
        }
    }
}

/// An item's `wp:postmeta`.
struct WordPressMeta {
    private var values: [String: [String]] = [:]

    init(_ item: XMLElement) {
        for meta in item.all("wp:postmeta") {
            values[meta["wp:meta_key"].trimmed, default: []].append(meta["wp:meta_value"])
        }
    }

    /// The first value that is not empty.
    subscript(key: String) -> String? { values[key]?.map(\.trimmed).first { !$0.isEmpty } }

    func all(_ key: String) -> [String] { values[key] ?? [] }
}
