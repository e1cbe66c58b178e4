import Document
import Kernel
import Publishing

/// Every token and component of the design, each made by the template that pages use.
struct DesignPage {
    static let path = "/about/design"

    func render(_ pages: Pages) throws -> String {
        let title = pages.texts("design.title")
        return try pages.render(
            "design/show",
            [
                "breadcrumb": pages.breadcrumb([(pages.texts("pages.about.title"), "/about"), (title, nil)]),
                "colours": colours(pages), "sizes": sizes(pages), "cards": try cards(pages),
                "fields": try fields(pages), "prose": prose(pages), "empty": empty(pages),
                "pagination": [
                    "newer": "#lists", "older": "#lists",
                    "position": pages.texts("pagination.position", ["page": pages.texts.number(2)]),
                ] as Fields,
                "states": ["good", "waiting", "trouble", "plain"].map { (state: String) -> Fields in
                    ["state": state, "word": pages.texts("design.state.\(state)")]
                },
                "palette": (0..<Palette.count).map { number -> Fields in
                    ["palette": number, "initial": String(pages.texts("design.pigments").dropFirst(number).prefix(1))]
                },
            ], PageFrame(name: "design", heading: title, canonical: Self.path, showsWorkParts: true))
    }

    private static let colours = [
        "paper", "wash", "ink", "ink-soft", "ink-faint", "line", "line-strong", "accent", "fill", "good", "calm",
        "mark",
        "focus",
    ]

    private func colours(_ pages: Pages) -> [Fields] {
        Self.colours.map { name in ["name": name, "use": pages.texts("design.colour.\(name)")] }
    }

    private func sizes(_ pages: Pages) -> [Fields] {
        ["5xl", "4xl", "3xl", "2xl", "xl", "base", "l", "m", "s", "xs"].map { size in
            ["size": size, "specimen": pages.texts("design.specimen")]
        }
    }

    private func cards(_ pages: Pages) throws -> [Fields] {
        let styles: [CardStyle] = [.lead, .standard, .tile, .compact, .ranked, .opinion, .text]
        return try styles.map { style in
            ["style": style.rawValue, "card": try pages.templates.render("cards/\(style.rawValue)", card(pages))]
        }
    }

    /// An invented article with everything a card can show.
    private func card(_ pages: Pages) -> Fields {
        let texts = pages.texts
        return [
            "url": "\(Self.path)#cards", "title": texts("design.sample.title"),
            "summary": texts("design.sample.summary"), "label": texts("design.sample.label"),
            "reason": texts("design.sample.reason"), "rank": 1,
            "comments": texts("article.commentCount", count: 12), "video": false,
            "publication": [
                "name": texts("design.sample.publication"), "url": "\(Self.path)#cards",
                "initial": String(texts("design.sample.publication").prefix(1)), "palette": 5,
            ] as Fields,
            "channel": ["name": texts("design.sample.channel"), "url": "\(Self.path)#cards"] as Fields,
            "time": ["iso": "2026-11-23", "text": texts("design.sample.time")] as Fields,
            "picture": [
                "src": pages.assets.specimen, "width": 1200, "height": 800, "alt": "", "sizes": "100vw",
                "eager": false, "tint": "123",
            ] as Fields,
        ]
    }

    private func fields(_ pages: Pages) throws -> [String] {
        let texts = pages.texts
        let options = ["one", "two"].map {
            FormField.Option(value: $0, text: texts("design.form.\($0)"), hint: texts("design.form.\($0)Hint"))
        }
        return try [
            FormField(
                name: "name", label: texts("design.form.name"), value: texts("design.sample.publication"),
                hint: texts("design.form.nameHint"), isRequired: true),
            FormField(
                name: "wrong", label: texts("design.form.wrong"), kind: .email, value: "lin@",
                error: texts("design.form.wrongError"), isRequired: true),
            FormField(name: "text", label: texts("design.form.text"), kind: .paragraph(rows: 3)),
            FormField(name: "choice", label: texts("design.form.choice"), kind: .choice(options), value: "one"),
            FormField(name: "radio", label: texts("design.form.radio"), kind: .radio(options), value: "two"),
        ].map(pages.field)
    }

    /// A text with a note, a table, a quotation and code.
    private func prose(_ pages: Pages) -> String {
        let markdown = pages.texts("design.prose")
        let document = (try? MarkdownReader.read(markdown).document) ?? Document()
        return ArticleBody(media: [:]).html(document, pages.texts)
    }

    private func empty(_ pages: Pages) -> Fields {
        [
            "title": pages.texts("portal.empty.title"), "text": pages.texts("portal.empty.text"),
            "actions": [["text": pages.texts("publications.title"), "url": "/publications"] as Fields],
        ]
    }
}
