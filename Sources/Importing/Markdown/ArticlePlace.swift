import Foundation

/// What an article's file name and folders say about it, before anything in it is read.
struct ArticlePlace: Hashable {
    enum Kind: Hashable {
        case post, draft, page
        /// Not an article; the reason is for the report.
        case none(String)
    }

    let kind: Kind
    /// The file's name without date and extension, as addresses have it.
    let name: String
    /// A date in the file's name.
    let date: String?
    /// Folders between the root of the articles and the file.
    let folders: [String]
    /// The language Hugo takes from a name such as `post.en.md`.
    private(set) var language: String?

    init(path: String, generator: SiteGenerator, configuration: SiteValue) {
        var folders = path.split(separator: "/").map(String.init)
        let file = folders.popLast() ?? path
        var stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        if generator == .hugo, let dot = stem.lastIndex(of: ".") {
            let suffix = String(stem[stem.index(after: dot)...])
            if configuration["languages"].keys.contains(where: { $0.lowercased() == suffix.lowercased() }) {
                language = suffix
                stem = String(stem[..<dot])
            }
        }
        let (date, name) = ArticlePlace.split(stem)
        switch generator {
        case .jekyll:
            let marker = folders.firstIndex { $0 == "_posts" || $0 == "_drafts" }
            let isPost = marker.map { folders[$0] == "_posts" } ?? false
            kind =
                if let marker { isPost ? .post : folders[marker] == "_drafts" ? .draft : .page } else {
                    ArticlePlace.jekyllPage(folders, configuration)
                }
            self.date = marker == nil ? nil : date
            self.name = marker == nil ? stem : name
            // Folders before _posts are categories, those below it are not.
            self.folders = marker.map { Array(folders[..<$0]) } ?? folders
        case .hexo:
            let rest = Array(folders.dropFirst(folders.first == "source" ? 1 : 0))
            let isDated = configuration["new_post_name"].text?.contains(":year-:month-:day-") ?? false
            kind =
                switch rest.first {
                case "_posts": .post
                case "_drafts": .draft
                case let first? where first.hasPrefix("_"): .none("It lies in a folder of the theme or of data.")
                default: .page
                }
            self.date = date
            self.name = isDated ? name : stem
            self.folders = Array(rest.dropFirst(kind == .page ? 0 : 1))
        case .hugo:
            let rest = Array(folders.dropFirst(folders.first == "content" ? 1 : 0))
            let isBundle = stem == "index"
            kind =
                if stem == "_index" {
                    .none("It describes a section, not an article.")
                } else if rest.isEmpty
                    || (isBundle && rest.count == 1)
                { .page } else { .post }
            self.date = date
            self.name = isBundle ? rest.last ?? stem : stem
            self.folders = isBundle ? Array(rest.dropLast()) : rest
        case .plain:
            kind =
                ["readme", "license", "changelog", "contributing", "code_of_conduct", "security"].contains(
                    stem.lowercased())
                ? .none("It is about the folder, not an article.") : .post
            self.date = date
            self.name = name
            self.folders = folders
        }
    }

    private static func jekyllPage(_ folders: [String], _ configuration: SiteValue) -> Kind {
        guard let special = folders.first(where: { $0.hasPrefix("_") }) else { return .page }
        let isOutput = configuration["collections"][String(special.dropFirst())]["output"].bool ?? false
        return isOutput ? .page : .none("It lies in a folder of the theme or of data.")
    }

    /// `2024-05-01-name` into its date and name.
    static func split(_ stem: String) -> (date: String?, name: String) {
        var scanner = DigitScanner(stem)
        guard scanner.number(4...4) != nil, scanner.skip("-_"), scanner.number(1...2) != nil, scanner.skip("-_"),
            scanner.number(1...2) != nil
        else { return (nil, stem) }
        let parts = stem.split(maxSplits: 3, omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard parts.count >= 3 else { return (nil, stem) }
        let date = parts[0...2].joined(separator: "-")
        let day = parts[2].prefix { $0.isASCIIDigit }
        let tail = parts.count > 3 ? String(parts[3]) : String(parts[2].dropFirst(day.count)).trimmed
        guard day.count == parts[2].count || parts.count == 3 else { return (nil, stem) }
        return (parts[0...1].joined(separator: "-") + "-" + day, tail.isEmpty ? date : tail)
    }
}
