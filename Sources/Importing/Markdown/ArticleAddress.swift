import Foundation
import Kernel

/// The addresses an article had where it was written.
struct ArticleAddress {
    let site: SiteConfiguration
    let place: ArticlePlace
    let values: SiteValue
    /// The date in the site's zone.
    let date: CivilDate?
    let categories: [String]
    let title: String
    let slug: String

    /// The current address first, then aliases.
    var paths: [String] {
        var paths = [site.basePath + current]
        for key in ["aliases", "alias", "redirect_from"] {
            paths += values[key].texts.map { SitePath.of(address: $0) ?? SitePath.normalized(site.basePath + "/" + $0) }
        }
        var seen: Set<String> = []
        return paths.filter { $0 != "/" && seen.insert($0).inserted }
    }

    private var current: String {
        switch site.generator {
        case .jekyll: jekyll
        case .hexo: hexo
        case .hugo: hugo
        case .plain: stated ?? SitePath.normalized((place.folders + [slug]).joined(separator: "/") + "/")
        }
    }

    /// An address the article itself states, which may hold placeholders.
    private var stated: String? {
        values.firstText("permalink", "url").map { Permalink(pattern: $0, values: placeholders).path }
    }

    private var jekyll: String {
        guard place.kind != .page || values["permalink"].text != nil else { return jekyllPage }
        let named = values["permalink"].text ?? site.values["permalink"].text
        return Permalink(pattern: Permalink.jekyllPattern(named), values: placeholders).path
    }

    private var jekyllPage: String {
        var folders = place.folders
        if let special = folders.first, special.hasPrefix("_") {
            let collection = String(special.dropFirst())
            folders[0] = collection
            if let pattern = site.values["collections"][collection]["permalink"].text {
                var values = placeholders
                values["collection"] = collection
                values["path"] = (folders.dropFirst() + [place.name]).joined(separator: "/")
                values["name"] = place.name
                return Permalink(pattern: pattern, values: values).path
            }
        }
        let isPretty = site.values["permalink"].text.map { $0 == "pretty" || $0.hasSuffix("/") } ?? false
        let name = place.name == "index" ? "" : place.name + (isPretty ? "/" : ".html")
        return SitePath.normalized(folders.joined(separator: "/") + "/" + name)
    }

    private var hexo: String {
        if let stated { return stated }
        guard place.kind != .page else {
            return SitePath.normalized(
                place.folders.joined(separator: "/") + "/" + (place.name == "index" ? "" : place.name + ".html"))
        }
        return Permalink(pattern: site.values["permalink"].text ?? ":year/:month/:day/:title/", values: placeholders)
            .path
    }

    private var hugo: String {
        if let url = values["url"].text { return SitePath.normalized(url) }
        let section = place.folders.first ?? ""
        let patterns = site.values["permalinks"]
        let pattern = patterns[section].text ?? patterns["page"][section].text
        if let pattern { return Permalink(pattern: pattern, values: placeholders).path.lowercased() }
        let path = (place.folders + [values["slug"].text ?? place.name]).joined(separator: "/")
        let isUgly = site.values["uglyURLs"].bool ?? false
        let isForeign = place.language != nil && place.language != site.values["defaultContentLanguage"].text ?? "en"
        let prefix = isForeign ? (place.language ?? "") + "/" : ""
        let plain = prefix + path.replacingOccurrences(of: " ", with: "-").lowercased() + (isUgly ? ".html" : "/")
        return SitePath.normalized(plain)
    }

    private var placeholders: [String: String] {
        var all = date.map(Permalink.dateValues) ?? [:]
        let joined = categories.map { $0.replacingOccurrences(of: " ", with: "%20") }.joined(separator: "/")
        all["output_ext"] = ".html"
        all["slug"] = slug
        all["filename"] = place.name
        all["contentbasename"] = place.name
        all["slugorfilename"] = slug
        all["section"] = place.folders.first ?? ""
        all["sections"] = place.folders.joined(separator: "/")
        all["name"] = place.name
        all["post_title"] = Slug.of(title)
        all["slugified_categories"] = categories.map(Slug.of).joined(separator: "/")
        all["id"] = values["id"].text ?? ""
        switch site.generator {
        case .hexo:
            all["title"] = (place.folders + [values["slug"].text ?? place.name]).joined(separator: "/")
            all["category"] = categories.isEmpty ? site.values["default_category"].text ?? "uncategorized" : joined
            all["abbrlink"] = values["abbrlink"].text ?? ""
        case .hugo:
            all["title"] = Slug.of(title)
        case .jekyll, .plain:
            all["title"] = values["slug"].text ?? place.name
            all["categories"] = joined.lowercased()
        }
        return all
    }
}
