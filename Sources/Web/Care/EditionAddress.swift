/// An address as it was asked for, taken apart into its edition and the address the edition is of.
struct EditionAddress: Hashable {
    let edition: Edition
    /// Path and query as the standard edition has them.
    let address: String
    /// What the query chooses with `edition=`; it is left out of `address`.
    let choice: Edition?

    init(_ asked: String) {
        let parts = asked.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first ?? ""
        let (edition, rest) = Self.divide(path)
        self.edition = edition
        var query = parts.count > 1 ? String(parts[1]) : nil
        var choice: Edition?
        if query?.contains("edition=") == true {
            let all = query?.split(separator: "&") ?? []
            choice = all.last { $0.hasPrefix("edition=") }.flatMap { Edition(choice: String($0.dropFirst(8))) }
            let others = all.filter { !$0.hasPrefix("edition=") }
            query = others.isEmpty ? nil : others.joined(separator: "&")
        }
        self.choice = choice
        address = rest + (query.map { "?\($0)" } ?? "")
    }

    private static func divide(_ path: Substring) -> (Edition, String) {
        guard var rest = below("/care", path) else { return (.standard, String(path)) }
        var edition = Edition.care(.standard)
        // The usual size is not said, so that a page has one address in each size.
        for size in CareTextSize.allCases where size != .standard {
            guard let other = below("/\(size.rawValue)", rest) else { continue }
            (edition, rest) = (.care(size), other)
            break
        }
        // Two slashes would name another site wherever this is a link.
        return (edition, "/" + rest.drop { $0 == "/" })
    }

    /// What follows a first part of a path; `nil` where the path begins with another.
    private static func below(_ part: String, _ path: Substring) -> Substring? {
        guard path.hasPrefix(part) else { return nil }
        let rest = path.dropFirst(part.count)
        return rest.isEmpty || rest.hasPrefix("/") ? rest : nil
    }
}

extension Edition {
    /// A path of this site in this edition. What is not a page, such as a picture or a feed, is the same in all.
    func path(_ path: String) -> String {
        guard isCare, path.hasPrefix("/"), !path.hasPrefix("//"), !Self.isShared(path),
            EditionAddress(path).edition == .standard
        else { return path }
        return prefix + path
    }

    /// Whether an address is no page, and so has no editions.
    static func isShared(_ address: some StringProtocol) -> Bool {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        return folders.contains { path.hasPrefix($0) } || endings.contains { path.hasSuffix($0) }
    }

    private static let folders = ["/assets/", "/media/", "/api/", "/logo", "/.well-known/", "/healthz", "/readyz"]
    private static let endings = [".xml", ".rss", ".json", ".txt", ".zip", ".csv"]
}
