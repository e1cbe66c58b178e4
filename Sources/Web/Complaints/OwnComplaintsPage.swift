import Publishing

/// What the reader has complained of.
struct OwnComplaintsPage {
    let contents: OwnComplaints

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts, words = ComplaintTexts(pages: pages)
        return try pages.render(
            "complaints/own",
            [
                "complaints": Fields.list(
                    contents.items.items.map { item in
                        [
                            "url": "/account/complaints/\(item.id)", "ground": words.ground(item.ground),
                            "name": item.title.nonEmpty ?? texts("decision.gone"),
                            "about": words.about(item.kind, picture: item.isAboutPicture),
                            "when": words.when(item.receivedAt), "standing": words.state(item.state),
                        ] as Fields
                    }), "pagination": pages.pagination(contents.items, of: "/account/complaints"),
                "empty": contents.items.items.isEmpty
                    ? [
                        "title": texts("complaint.own.none.title"), "text": texts("complaint.own.none.text"),
                        "actions": [] as [Fields],
                    ] as Fields : nil,
                "kept": texts("complaint.own.kept", ["days": texts.number(contents.contactDays)]),
            ],
            PageFrame(
                name: "own-complaints", heading: texts("complaint.own.title"),
                work: .account(texts, current: "/account/complaints")))
    }
}
