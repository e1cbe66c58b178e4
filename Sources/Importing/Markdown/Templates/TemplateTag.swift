/// One `{% name … %}`, `{{ … }}` or `{{< name … >}}` with what stands in it.
struct TemplateTag: Hashable {
    enum Form: Hashable {
        /// `{% … %}` of Liquid and Nunjucks.
        case statement
        /// `{{ … }}` of Liquid and Nunjucks.
        case output
        /// `{{< … >}}` and `{{% … %}}` of Hugo.
        case shortcode
        /// `{{</* … */>}}`: a shortcode shown, not run.
        case shownShortcode
        /// `{: … }` of kramdown.
        case attributes
    }

    var form: Form
    var isClosing = false
    var isSelfClosing = false
    var name: String
    /// Everything after the name.
    var rest: String

    private(set) var positional: [String] = []
    private(set) var named: [String: String] = [:]

    init(form: Form, content: String) {
        self.form = form
        var content = content.trimmed[...]
        if form == .shortcode {
            if content.hasPrefix("/") {
                isClosing = true
                content = content.dropFirst()
            }
            if content.hasSuffix("/") {
                isSelfClosing = true
                content = content.dropLast()
            }
        }
        content = content.drop { $0.isWhitespace }
        let name = content.prefix { !$0.isWhitespace && $0 != "=" && $0 != "\"" }
        self.name = String(name)
        rest = content.dropFirst(name.count).trimmed
        readArguments()
    }

    /// The named argument, or the positional one at `index`.
    func argument(_ names: String..., at index: Int? = nil) -> String? {
        for name in names {
            if let value = named[name], !value.isEmpty { return value }
        }
        guard let index, positional.indices.contains(index) else { return nil }
        return positional[index]
    }

    /// `a "b c" key=value key="quoted value" key: value`.
    private mutating func readArguments() {
        var characters = Array(rest)[...]
        while positional.count + named.count < 64 {
            characters = characters.drop { $0.isWhitespace || $0 == "," }
            guard !characters.isEmpty else { return }
            let word = TemplateTag.value(&characters)
            let afterSpace = characters.drop { $0 == " " }
            if let separator = afterSpace.first, separator == "=", !word.isQuoted {
                characters = afterSpace.dropFirst().drop { $0 == " " }
                named[word.text] = TemplateTag.value(&characters).text
            } else if word.text.hasSuffix(":"), !word.isQuoted, word.text.count > 1, !characters.isEmpty {
                characters = characters.drop { $0 == " " }
                named[String(word.text.dropLast())] = TemplateTag.value(&characters).text
            } else if !word.isQuoted, let (key, value) = TemplateTag.option(word.text) {
                named[key] = value
            } else {
                positional.append(word.text)
            }
        }
    }

    /// Hexo's `lang:js`; other words may hold a colon of their own.
    private static func option(_ word: String) -> (String, String)? {
        guard let colon = word.firstIndex(of: ":") else { return nil }
        let key = String(word[..<colon])
        let value = String(word[word.index(after: colon)...])
        return ["lang", "language", "line_number", "first_line", "mark", "wrap"].contains(key) ? (key, value) : nil
    }

    private static func value(_ characters: inout ArraySlice<Character>) -> (text: String, isQuoted: Bool) {
        guard let quote = characters.first else { return ("", false) }
        if quote == "\"" || quote == "'" || quote == "`", let end = characters.dropFirst().firstIndex(of: quote) {
            let text = String(characters[(characters.startIndex + 1)..<end])
            characters = characters[(end + 1)...]
            return (text, true)
        }
        let word = characters.prefix { !$0.isWhitespace && $0 != "=" }
        characters = characters.dropFirst(max(word.count, 1))
        return (word.isEmpty ? String(quote) : String(word), false)
    }
}
