import Publishing

/// Where an article is from, as its page says it: the badge of original work, or whose article it reprints and by what leave.
struct OriginFields {
    let origin: ArticleOrigin

    func fields(_ pages: Pages) -> Fields? {
        if let original = origin.original, !original.isUnnamed {
            return [
                "reprinted": [
                    "from": pages.texts("originality.from", ["publication": original.publicationName]),
                    "name": original.title, "address": Path.article(original.handle, original.article),
                    "terms": original.licence.map { LicenceText(pages).terms($0) },
                ] as Fields
            ]
        }
        guard origin.state != .undeclared, origin.state != .reprint, origin.state != .translation else { return nil }
        return [
            "badge": pages.texts("originality.badge.\(origin.state.rawValue)"),
            "isTroubled": origin.state == .disputed || origin.state == .revoked,
        ]
    }

    /// The article that search engines should know a reprint by.
    var canonical: String? {
        origin.original.flatMap { $0.isUnnamed ? nil : Path.article($0.handle, $0.article) }
    }
}
