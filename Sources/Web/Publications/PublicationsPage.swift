import Publishing

/// The list of publications.
struct PublicationsPage {
    let contents: PublicationsContents

    func render(_ pages: Pages) throws -> String {
        let title = pages.texts("publications.title")
        var list = Fields.list(try contents.publications.items.map { try pages.publicationCard($0) })
        list?["pagination"] = pages.pagination(contents.publications, of: "/publications")
        return try pages.render(
            "publications/index",
            [
                "breadcrumb": pages.breadcrumb([(title, nil)]), "publications": list,
                "empty": list == nil
                    ? [
                        "title": pages.texts("publications.empty.title"),
                        "text": pages.texts("publications.empty.text"),
                    ] as Fields : nil,
            ],
            PageFrame(
                name: "publications", heading: title, description: pages.texts("publications.lede"),
                canonical: Path.page(contents.publications.number, of: "/publications")))
    }
}
