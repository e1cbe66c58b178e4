import Foundation

/// WordPress's rule (`wpautop`) for content written without `<p>`: an empty line ends a paragraph, a line end is a
/// break, and an address alone on its line is embedded.
struct ParagraphBreaks {
    private static let blocks: Set<String> = [
        "table", "thead", "tfoot", "caption", "col", "colgroup", "tbody", "tr", "td", "th", "div", "dl", "dd", "dt",
        "ul",
        "ol", "li", "pre", "form", "map", "area", "blockquote", "address", "style", "p", "h1", "h2", "h3", "h4", "h5",
        "h6",
        "hr", "fieldset", "legend", "section", "article", "aside", "hgroup", "header", "footer", "nav", "figure",
        "figcaption", "details", "menu", "summary", "script", "center",
    ]
    /// Kept letter for letter.
    private static let verbatim: Set<String> = [
        "pre", "script", "style", "textarea", "svg", "math", "iframe", "object", "video", "audio", "select",
    ]
    /// Text in these is one paragraph already.
    private static let phrases: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "summary", "legend", "dt", "li", "td", "th",
        "dd",
    ]
    /// White space in these means nothing.
    private static let structures: Set<String> = [
        "table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "colgroup",
    ]

    private let tokens: HTMLTokens
    private var output = ""
    private var pending = ""
    private var open: [String] = []

    static func html(of content: String) -> String {
        var breaks = ParagraphBreaks(SourceFile.withPlainLineEnds(content))
        return breaks.run()
    }

    private init(_ content: String) {
        tokens = HTMLTokens(content)
    }

    private mutating func run() -> String {
        var verbatimName: String?
        for token in tokens {
            let source = tokens.text(token.range)
            if let name = verbatimName {
                append(source, isBlock: ParagraphBreaks.blocks.contains(name))
                if case .tag(let tag) = token, tag.isClosing, tag.name == name { verbatimName = nil }
                continue
            }
            guard case .tag(let tag) = token else {
                pending += source
                continue
            }
            let isBlock = ParagraphBreaks.blocks.contains(tag.name)
            if !tag.isClosing, ParagraphBreaks.verbatim.contains(tag.name), !tag.source.hasSuffix("/>") {
                verbatimName = tag.name
            }
            append(isBlock ? source : source.replacingOccurrences(of: "\n", with: " "), isBlock: isBlock)
            if isBlock { track(tag) }
        }
        flush()
        return output
    }

    private mutating func append(_ source: String, isBlock: Bool) {
        if isBlock {
            flush()
            output += source
        } else {
            pending += source
        }
    }

    private mutating func track(_ tag: HTMLTag) {
        guard tag.name != "hr", tag.name != "col", tag.name != "area", open.count < 512 || tag.isClosing else { return }
        if !tag.isClosing {
            open.append(tag.name)
        } else if let last = open.lastIndex(of: tag.name) {
            open.removeSubrange(last...)
        }
    }

    /// Writes the inline text gathered so far as paragraphs.
    private mutating func flush() {
        defer { pending = "" }
        let context = open.last ?? ""
        guard !pending.trimmed.isEmpty, context != "pre", context != "script", context != "style" else {
            output += pending
            return
        }
        let paragraphs = ParagraphBreaks.paragraphs(pending)
        let isPhrase = ParagraphBreaks.phrases.contains(context) || ParagraphBreaks.structures.contains(context)
        if isPhrase, paragraphs.count == 1 {
            output += ParagraphBreaks.lines(paragraphs[0])
        } else if context == "p" || context.hasPrefix("h") && context.count == 2 {
            output += paragraphs.map(ParagraphBreaks.lines).joined(separator: context == "p" ? "</p>\n<p>" : " ")
        } else {
            output += paragraphs.map(ParagraphBreaks.paragraph).joined(separator: "\n")
        }
    }

    /// Parts between empty lines; an address alone on its line is a part of its own.
    private static func paragraphs(_ text: String) -> [String] {
        var paragraphs: [String] = []
        var current: [Substring] = []
        func finish() {
            if !current.isEmpty { paragraphs.append(current.joined(separator: "\n")) }
            current = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let content = line.trimmed
            if content.isEmpty {
                finish()
            } else if isAddress(content) {
                finish()
                paragraphs.append(content)
            } else {
                current.append(line)
            }
        }
        finish()
        return paragraphs
    }

    private static func isAddress(_ line: String) -> Bool {
        (line.hasPrefix("http://") || line.hasPrefix("https://"))
            && !line.contains { $0.isWhitespace || "<>\"[]".contains($0) } && line.utf8.count > 10
    }

    private static func paragraph(_ text: String) -> String {
        if isAddress(text), let card = Markup.linkCard(HTMLText.unescaped(text)) { return card }
        return "<p>\(lines(text))</p>"
    }

    /// A line end is a break, unless a break or a comment is there already.
    private static func lines(_ text: String) -> String {
        let lines = text.trimmed.split(separator: "\n", omittingEmptySubsequences: true)
        var result = ""
        for (number, line) in lines.enumerated() {
            result += line
            guard number + 1 < lines.count else { break }
            let end = line.trimmed.lowercased()
            result +=
                end.hasSuffix("<br>") || end.hasSuffix("<br/>") || end.hasSuffix("<br />") || end.hasSuffix("-->")
                ? "\n" : "<br>\n"
        }
        return result
    }
}
