/// What a reader makes of an element, by its name alone.
enum HTMLRole {
    /// A line of its own, or a container of them.
    case flow(Marks.Style)
    /// A part of a line.
    case span(Marks.Style)
    case sup, link, lineBreak, rule, heading(HeadingLevel), list(ordered: Bool), quotation, preformatted
    case quotes, reading, picture, figure, video, audio, frame, plugin, table, input, form, formula, script, scriptless
    /// Nothing a reader sees, and nothing worth a word.
    case silent
    /// Left out with all it holds, and reported.
    case dropped
    /// Reported; what it holds is kept.
    case unknown

    static func of(_ name: String) -> HTMLRole { roles[name] ?? .unknown }

    private static let roles: [String: HTMLRole] = {
        var roles: [String: HTMLRole] = [
            "dt": .flow(.bold), "summary": .flow(.bold),
            "b": .span(.bold), "strong": .span(.bold),
            "u": .span(.underline), "ins": .span(.underline),
            "mark": .span(.highlight), "sub": .span(.sub), "sup": .sup,
            "a": .link, "br": .lineBreak, "hr": .rule,
            "h1": .heading(.two), "h2": .heading(.two), "h3": .heading(.three),
            "h4": .heading(.four), "h5": .heading(.four), "h6": .heading(.four),
            "ul": .list(ordered: false), "menu": .list(ordered: false), "dir": .list(ordered: false),
            "ol": .list(ordered: true), "blockquote": .quotation,
            "q": .quotes, "rt": .reading, "img": .picture, "image": .picture, "figure": .figure,
            "video": .video, "audio": .audio, "iframe": .frame, "object": .plugin, "embed": .plugin,
            "applet": .plugin, "table": .table, "input": .input, "form": .form, "math": .formula, "script": .script,
            "noscript": .scriptless,
        ]
        func set(_ role: HTMLRole, _ names: String) {
            for name in names.split(separator: " ") { roles[String(name)] = role }
        }
        set(
            .flow([]),
            """
            p div section article main header footer nav aside address center fieldset legend details dl dd hgroup \
            search dialog figcaption li caption thead tbody tfoot tr td th body html noframes
            """)
        set(
            .span([]),
            "span font small big abbr acronym bdi bdo time data label picture ruby rb rtc nobr map wbr slot output"
        )
        set(.span(.italic), "i em cite dfn var")
        set(.span(.strike), "s del strike")
        set(.span(.code), "code kbd samp tt")
        set(.preformatted, "pre listing xmp plaintext")
        set(.silent, "rp source track param col colgroup area head")
        set(
            .dropped,
            """
            style svg template canvas link meta base title button select textarea option optgroup datalist meter \
            progress keygen frame frameset noembed
            """)
        return roles
    }()
}
