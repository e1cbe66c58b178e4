/// What a folder of Markdown was written for, which decides how files, tags and addresses are read.
enum SiteGenerator: Hashable {
    case jekyll, hexo, hugo, plain

    /// Tells by the folders and configuration files each one needs.
    static func of(_ folder: SiteFolder) -> SiteGenerator {
        if folder.isFolder("source/_posts") || folder.isFolder("source/_drafts") { return .hexo }
        if folder.isFolder("_posts") || folder.isFolder("_drafts") { return .jekyll }
        let hugoFiles = [
            "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config/_default/hugo.toml",
            "config/_default/config.toml", "config.yaml", "config.yml", "config.json", "archetypes/default.md",
        ]
        if folder.isFolder("content"), hugoFiles.contains(where: { folder.kind(of: $0) == .file }) { return .hugo }
        if folder.kind(of: "_config.yml") == .file { return folder.isFolder("source") ? .hexo : .jekyll }
        return .plain
    }

    var configurationFiles: [String] {
        switch self {
        case .jekyll: ["_config.yml", "_config.yaml", "_config.toml"]
        case .hexo: ["_config.yml", "_config.yaml", "_config.json"]
        case .hugo:
            ["hugo", "config", "config/_default/hugo", "config/_default/config"].flatMap { name in
                ["toml", "yaml", "yml", "json"].map { "\(name).\($0)" }
            }
        case .plain: []
        }
    }

    /// Where articles are looked for.
    var contentFolder: String {
        switch self {
        case .hexo: "source"
        case .hugo: "content"
        case .jekyll, .plain: ""
        }
    }

    /// Below which a site-absolute address's file may lie.
    var mediaRoots: [String] {
        switch self {
        case .hexo: ["source", ""]
        case .hugo: ["static", "assets", "content", ""]
        case .jekyll: ["", "assets", "_posts"]
        case .plain: ["", "static", "public", "assets"]
        }
    }
}
