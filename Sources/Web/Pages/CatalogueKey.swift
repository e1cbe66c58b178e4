import Publishing

// States are stored in words; keys of the catalogues have no spaces.
extension Article.State {
    var key: String { CatalogueKey.of(rawValue) }
}

extension Article.Restriction {
    var key: String { CatalogueKey.of(rawValue) }
}

extension Submission.State {
    var key: String { CatalogueKey.of(rawValue) }
}

private enum CatalogueKey {
    static func of(_ name: String) -> String { name.replacing(" ", with: "-") }
}
