public import Foundation

/// A WordPress site's export (WXR 1.0 to 1.2), in one or several files.
///
/// The files are read twice, 64 KiB at a time: once to learn of uploads, authors and terms, then for the articles.
/// Memory holds one article at a time, and for each upload its address and captions.
public struct WordPressExport: ImportSource {
    public let name: String
    public let title: String?
    public let media: MediaLocator
    public private(set) var notes: [ImportNote] = []

    private let files: [URL]
    private let index: WordPressIndex
    private let total: Int64
    private var finished: Int64 = 0
    private var records: XMLRecords?
    private var nextFile = 0
    private var queue: ArraySlice<ImportedItem>
    private var known: Set<String>
    private var skippedAttachments = 0

    /// - Parameters:
    ///   - files: of one site, in any order that is the same every time.
    ///   - media: a copy of the site's uploads.
    /// - Throws: `ImportError` where a file cannot be read or is no export. A file that breaks off in the middle is
    ///   accepted here: `next` yields what it holds and then throws.
    public init(files: [URL], media folder: URL? = nil) throws {
        try self.init(files: files, index: WordPressExport.index(files), media: folder)
    }

    private init(files: [URL], index: WordPressIndex, media folder: URL?) throws {
        self.files = files
        self.index = index
        name = index.site.isEmpty ? files.first?.lastPathComponent ?? "WordPress" : index.site
        title = index.title
        total = try files.reduce(0) { try $0 + XMLBytes($1).size }
        media = MediaLocator(folder: folder, layout: .uploads, hosts: index.hosts)
        queue = (index.authors.map(ImportedItem.author) + index.terms.map(ImportedItem.term))[...]
        known = Set(index.authors.map { "author \($0.key)" } + index.terms.map { "\($0.kind) \($0.slug)" })
        if let folder, RealPath.of(folder.path) == nil { throw ImportError.notAFolder(folder.path) }
    }

    /// One export for each site among `files`, in order of first appearance.
    public static func sites(in files: [URL], media folder: URL? = nil) throws -> [WordPressExport] {
        var groups: [(site: String, files: [URL])] = []
        for file in files {
            let site = try index([file], headOnly: true).site
            if let at = groups.firstIndex(where: { $0.site == site }) {
                groups[at].files.append(file)
            } else {
                groups.append((site, [file]))
            }
        }
        return try groups.map { try WordPressExport(files: $0.files, media: folder) }
    }

    public var progress: ImportProgress {
        ImportProgress(done: finished + (records?.bytes.position ?? 0), total: total)
    }

    public mutating func next() throws -> ImportedItem? {
        while queue.isEmpty {
            guard let record = try nextRecord() else { return nil }
            if record.name == "item" { take(record) }
        }
        return queue.popFirst()
    }

    private mutating func nextRecord() throws -> XMLElement? {
        while true {
            if let records {
                if let record = try records.next() { return record }
                finish(records)
            }
            guard nextFile < files.count else { return nil }
            records = try XMLRecords(XMLBytes(files[nextFile]))
            nextFile += 1
        }
    }

    private mutating func finish(_ records: XMLRecords) {
        finished += records.bytes.size
        self.records = nil
        let bytes = records.bytes
        if let encoding = bytes.foreignEncoding {
            note("converted encoding", bytes.file, "The file was \(encoding), not UTF-8.")
        }
        if let invalid = bytes.repair.invalid {
            note(
                "repaired encoding", "\(bytes.file), line \(invalid.line)",
                "\(invalid.count) byte sequences were no UTF-8.")
        }
        if let controls = bytes.repair.controls {
            note(
                "repaired characters", "\(bytes.file), line \(controls.line)",
                "\(controls.count) control characters were left out.")
        }
    }

    private mutating func take(_ item: XMLElement) {
        let type = item["wp:post_type"].trimmed
        guard type == "post" || type == "page" else {
            if type == "attachment" || type == "wp_block" { return }
            let reason =
                type == "nav_menu_item" || type.hasPrefix("wp_")
                ? "It belongs to the site's design." : "Only posts and pages come in."
            return note(
                "skipped \(type.isEmpty ? "item without type" : String(type.prefix(60)))", place(of: item), reason)
        }
        if item.isCut {
            note(
                "cut article", place(of: item),
                "It is larger than \(XMLRecords.maximumRecord >> 20) MiB; the rest was left out.")
        }
        let post = WordPressPost(item, index: index)
        for author in post.imported.authorKeys where known.insert("author \(author)").inserted {
            queue.append(.author(ImportedAuthor(key: author, name: author)))
        }
        for term in post.terms where known.insert("\(term.kind) \(term.slug)").inserted { queue.append(.term(term)) }
        for found in post.notes { note(found.kind, found.place, found.reason) }
        queue.append(.article(post.imported))
    }

    private func place(of item: XMLElement) -> String {
        let title = HTMLText.plain(item["title"])
        return String((title.isEmpty ? item["link"].trimmed : title).prefix(200))
    }

    private mutating func note(_ kind: String, _ place: String, _ reason: String) {
        // A site of millions of revisions must not fill memory with what was skipped.
        guard notes.count < 100_000 else { return }
        notes.append(ImportNote(kind: kind, place: place, reason: reason))
    }

    private static func index(_ files: [URL], headOnly: Bool = false) throws -> WordPressIndex {
        var index = WordPressIndex()
        for file in files {
            let records = try XMLRecords(XMLBytes(file))
            var count = 0
            do {
                while let record = try records.next() {
                    index.add(record)
                    count += 1
                    if headOnly, record.name == "item" { break }
                }
            } catch let error as ImportError {
                // What stands before the fault comes in; the second reading reports the fault in its place.
                guard count > 0, error.isBrokenOff else { throw error }
            }
        }
        return index
    }
}

extension ImportError {
    /// Whether the file began as it should.
    fileprivate var isBrokenOff: Bool {
        switch self {
        case .truncated, .notXML: true
        default: false
        }
    }
}
