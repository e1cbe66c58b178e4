import Foundation

/// The categories and tags an article's front matter names.
struct ArticleTerms {
    private(set) var terms: [ImportedTerm] = []
    /// In the order given, as written.
    private(set) var categoryNames: [String] = []
    private(set) var categories: [String] = []
    private(set) var tags: [String] = []

    init(_ values: SiteValue, place: ArticlePlace, generator: SiteGenerator) {
        addCategories(values, place, generator)
        let stated = ["tags", "tag"].flatMap {
            ArticleTerms.names(values[$0], splitsAtSpaces: generator == .jekyll && $0 == "tags")
        }
        // Many themes have only keywords, written for search engines but meant as tags.
        let names = stated.isEmpty ? ArticleTerms.names(values["keywords"], splitsAtSpaces: false) : stated
        for name in names.prefix(100) { add(.tag, name, parent: nil) }
    }

    private mutating func addCategories(_ values: SiteValue, _ place: ArticlePlace, _ generator: SiteGenerator) {
        let isHierarchy = generator == .hexo
        if isHierarchy, case .list(let entries) = values["categories"] {
            // Hexo: a list is one path from top to bottom, a list of lists several.
            let paths =
                entries.contains { if case .list = $0 { true } else { false } }
                ? entries.map(\.texts) : [entries.compactMap(\.text)]
            for path in paths.prefix(100) {
                var parent: String?
                for name in path.prefix(10) { parent = add(.category, name, parent: parent) }
            }
            return
        }
        var names = generator == .jekyll && place.kind == .post ? place.folders.filter { !$0.hasPrefix("_") } : []
        names += ArticleTerms.names(values["categories"], splitsAtSpaces: generator == .jekyll)
        names += ArticleTerms.names(values["category"], splitsAtSpaces: false)
        for name in names.prefix(100) { add(.category, name, parent: nil) }
    }

    @discardableResult
    private mutating func add(_ kind: ImportedTerm.Kind, _ name: String, parent: String?) -> String {
        let name = String(name.trimmed.prefix(200))
        let slug = Slug.of(name)
        let isKnown = kind == .tag ? tags.contains(slug) : categories.contains(slug)
        guard !name.isEmpty, !isKnown else { return slug }
        terms.append(ImportedTerm(kind: kind, slug: slug, name: name, parentSlug: parent == slug ? nil : parent))
        if kind == .tag {
            tags.append(slug)
        } else {
            categories.append(slug)
            categoryNames.append(name)
        }
        return slug
    }

    /// A list, or one text that separates several names by commas of any script, or by spaces.
    static func names(_ value: SiteValue, splitsAtSpaces: Bool) -> [String] {
        guard case .scalar(let text) = value else { return value.texts }
        let commas: Set<Character> = [",", "\u{FF0C}", "\u{3001}", ";", "\u{FF1B}"]
        if text.contains(where: { commas.contains($0) }) {
            return text.split { commas.contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
        }
        if splitsAtSpaces { return text.split(whereSeparator: \.isWhitespace).map(String.init) }
        return text.trimmed.isEmpty ? [] : [text.trimmed]
    }
}
