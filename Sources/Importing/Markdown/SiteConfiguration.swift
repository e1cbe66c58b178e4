import Foundation

/// What a site's configuration file says about all its articles.
struct SiteConfiguration {
    let generator: SiteGenerator
    let values: SiteValue
    let title: String?
    /// Without a trailing slash; empty where the site does not say.
    let address: String
    /// The path the site stands under: empty or `/blog`.
    let basePath: String
    let zone: TimeZone
    let language: String?

    init(generator: SiteGenerator, values: SiteValue) {
        self.generator = generator
        self.values = values
        title = values["title"].text
        let stated = (values["url"].text ?? values["baseURL"].text ?? "").trimmed
        let whole = SitePath.host(of: stated) == nil ? "" : stated
        let base = generator == .hexo ? values["root"].text : values["baseurl"].text
        // Hugo's baseURL holds host and path in one; so may Hexo's url, whose root repeats the path.
        let fromAddress = SitePath.of(address: whole) ?? "/"
        let path = base.flatMap { SitePath.host(of: $0) == nil ? $0 : nil } ?? fromAddress
        basePath = SiteConfiguration.withoutSlash(SitePath.normalized(path))
        address =
            SitePath.host(of: whole).map { host in
                (whole.hasPrefix("http:") ? "http://" : "https://") + host
            } ?? ""
        let zoneName = values["timezone"].text ?? values["timeZone"].text
        zone = zoneName.flatMap { TimeZone(identifier: $0) } ?? .gmt
        language =
            values.firstText("language", "lang", "languageCode", "defaultContentLanguage")
            ?? values["language"].texts.first
    }

    /// Whether the configuration names a zone that does not exist.
    var unknownZone: String? {
        guard let name = values["timezone"].text ?? values["timeZone"].text, TimeZone(identifier: name) == nil else {
            return nil
        }
        return name
    }

    private static func withoutSlash(_ path: String) -> String { path.hasSuffix("/") ? String(path.dropLast()) : path }

    /// Jekyll's `defaults`: values for the files below a path, later and longer ones winning.
    func defaults(for file: String) -> SiteValue {
        var merged: [String: SiteValue] = [:]
        for entry in values["defaults"].list {
            let path = entry["scope"]["path"].text ?? ""
            let type = entry["scope"]["type"].text
            let isPost = file.hasPrefix("_posts/") || file.contains("/_posts/")
            let fits = path.isEmpty || file == path || file.hasPrefix(path.hasSuffix("/") ? path : path + "/")
            guard fits, type == nil || (type == "posts") == isPost, case .map(let map) = entry["values"] else {
                continue
            }
            merged.merge(map) { $1 }
        }
        return .map(merged)
    }

    /// The author used where an article names none.
    var author: String? {
        values["author"].text ?? values["author"]["name"].text ?? values["params"]["author"].text
            ?? values["params"]["author"]["name"].text
    }
}
