/// Finds files by the names under which other articles refer to them.
struct ArticleIndex {
    private var byName: [String: String] = [:]
    private var bundles: Set<String> = []

    init(_ files: [String]) {
        for file in files {
            let parts = file.split(separator: "/")
            guard let name = parts.last else { continue }
            let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
            if stem == "index" { bundles.insert(parts.dropLast().joined(separator: "/")) }
            // Any tail of the path may be used; the first file of a name wins, as files are in order.
            for start in parts.indices.suffix(6) {
                let folder = parts[start..<(parts.endIndex - 1)].map { $0 + "/" }.joined()
                for spelling in [folder + name, folder + stem] where byName[spelling] == nil { byName[spelling] = file }
            }
            if stem == "index", parts.count > 1, byName[String(parts[parts.count - 2])] == nil {
                byName[String(parts[parts.count - 2])] = file
            }
        }
    }

    func file(named reference: String) -> String? {
        var name = reference.prefix { $0 != "#" && $0 != "?" }
        while name.hasPrefix("/") || name.hasPrefix("./") { name = name.dropFirst(name.hasPrefix("/") ? 1 : 2) }
        if name.hasSuffix("/") { name = name.dropLast() }
        return byName[String(name)]
    }

    /// Whether a Markdown file lies beside an `index.md`, whose bundle it is then part of.
    func isBundleResource(_ path: String) -> Bool {
        var folder = path.split(separator: "/").dropLast()
        let name = path.split(separator: "/").last ?? ""
        guard !name.hasPrefix("index.") else { return false }
        while !folder.isEmpty {
            if bundles.contains(folder.joined(separator: "/")) { return true }
            folder = folder.dropLast()
        }
        return false
    }
}
