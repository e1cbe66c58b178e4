public import Foundation
public import Kernel

/// A site written in Markdown files: Jekyll, Hexo, Hugo, or just a folder of them.
///
/// Files are read one at a time, in an order that is the same everywhere. A file that cannot be read is noted and
/// the next one follows. Symbolic links are not followed; files over 4 MiB are skipped.
public struct MarkdownFolder: ImportSource {
    public let name: String
    public let title: String?
    public let media: MediaLocator
    public private(set) var notes: [ImportNote] = []
    public private(set) var progress: ImportProgress

    let folder: SiteFolder
    let site: SiteConfiguration
    private let now: Timestamp
    private let files: [String]
    private let index: ArticleIndex
    private var queue: ArraySlice<ImportedItem> = []
    private var known: Set<String> = []

    /// - Parameter clock: articles dated after its time count as scheduled.
    /// - Throws: `ImportError` where the folder cannot be read or holds no Markdown.
    public init(folder url: URL, clock: WallClock = .system) throws {
        folder = try SiteFolder(url)
        let generator = SiteGenerator.of(folder)
        var notes: [ImportNote] = []
        site = MarkdownFolder.configuration(generator, folder, &notes)
        files = folder.markdownFiles(below: generator.contentFolder, notes: &notes)
        guard !files.isEmpty else { throw ImportError.nothingToImport(url.path) }
        index = ArticleIndex(files)
        title = site.title
        let address = site.address.isEmpty ? "" : site.address + site.basePath
        name = [address, site.title ?? "", url.standardizedFileURL.lastPathComponent].first { !$0.isEmpty } ?? "folder"
        let host = SitePath.host(of: site.address)
        let hosts = host.map { [$0, $0.hasPrefix("www.") ? String($0.dropFirst(4)) : "www." + $0] } ?? []
        media = MediaLocator(
            folder: URL(fileURLWithPath: folder.path), layout: .site(roots: generator.mediaRoots), hosts: Set(hosts))
        progress = ImportProgress(done: 0, total: Int64(files.count))
        now = clock.now
        if let zone = site.unknownZone {
            notes.append(
                ImportNote(kind: "unknown time zone", place: "configuration", reason: "\(zone) is none; UTC is used."))
        }
        self.notes = notes
    }

    public mutating func next() throws -> ImportedItem? {
        while queue.isEmpty, progress.done < progress.total {
            let path = files[Int(progress.done)]
            progress.done += 1
            read(path)
        }
        return queue.popFirst()
    }

    private mutating func read(_ path: String) {
        let place = ArticlePlace(path: path, generator: site.generator, configuration: site.values)
        if case .none(let reason) = place.kind { return note("skipped file", path, reason) }
        if site.generator == .hugo, index.isBundleResource(path) {
            return note("skipped file", path, "It belongs to the article in whose folder it lies.")
        }
        do throws(SourceFile.Failure) {
            let file = try SourceFile(path, in: folder)
            if let encoding = file.foreignEncoding {
                note("converted encoding", path, "The file was \(encoding), not UTF-8.")
            }
            if place.kind == .page, !file.hasFrontMatter, site.generator != .hugo {
                return note("skipped file", path, "It has no front matter, so the site shows no page for it.")
            }
            take(MarkdownArticle(file: file, place: place, site: site, folder: folder, paths: path(of:), now: now))
        } catch {
            note(error, path)
        }
    }

    /// Authors and terms that were not seen before, then the article.
    private mutating func take(_ article: MarkdownArticle) {
        for author in article.authors where known.insert("author \(author.key)").inserted {
            queue.append(.author(author))
        }
        for term in article.terms where known.insert("\(term.kind) \(term.slug)").inserted { queue.append(.term(term)) }
        notes += article.notes
        queue.append(.article(article.imported))
    }

    private mutating func note(_ failure: SourceFile.Failure, _ path: String) {
        switch failure {
        case .unreadable: note("skipped file", path, "It cannot be read.")
        case .tooLarge: note("skipped file", path, "It is larger than \(SourceFile.maximumBytes >> 20) MiB.")
        case .encoding: note("skipped file", path, "Its text is neither UTF-8, UTF-16 nor GB 18030.")
        case .frontMatter(let failure):
            note("unreadable front matter", "\(path), line \(failure.line)", "The file is skipped: \(failure.reason).")
        }
    }

    private mutating func note(_ kind: String, _ place: String, _ reason: String) {
        notes.append(ImportNote(kind: kind, place: place, reason: reason))
    }

    /// The old path of an article named as templates name it.
    private func path(of reference: String) -> String? {
        guard let path = index.file(named: reference), let file = try? SourceFile(path, in: folder) else { return nil }
        let place = ArticlePlace(path: path, generator: site.generator, configuration: site.values)
        return MarkdownArticle.address(file: file, place: place, site: site).paths.first
    }

    private static func configuration(
        _ generator: SiteGenerator, _ folder: SiteFolder, _ notes: inout [ImportNote]
    ) -> SiteConfiguration {
        for name in generator.configurationFiles where folder.kind(of: name) == .file {
            guard let bytes = folder.read(name, limit: 1 << 20), let (text, _) = CharacterEncoding.detect(bytes) else {
                continue
            }
            do throws(FormatFailure) {
                let plain = SourceFile.withPlainLineEnds(text)
                let values =
                    if name.hasSuffix(".toml") { try SiteValue(toml: plain) } else if name.hasSuffix(".json") {
                        try SiteValue(json: plain)
                    } else { try SiteValue(yaml: plain) }
                return SiteConfiguration(generator: generator, values: values)
            } catch {
                notes.append(
                    ImportNote(
                        kind: "unreadable configuration", place: "\(name), line \(error.line)",
                        reason: "Addresses and time zone of the site are not known: \(error.reason)."))
            }
        }
        return SiteConfiguration(generator: generator, values: .map([:]))
    }
}
