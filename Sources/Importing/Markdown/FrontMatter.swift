import Foundation

/// What stands before a Markdown file's text: YAML between `---`, TOML between `+++`, or a JSON object.
struct FrontMatter {
    var values = SiteValue.map([:])
    var body: Substring
    /// Whether the file has front matter at all.
    var isPresent = false

    /// - Parameter text: with line ends of one `\n`, since CRLF is one Character in Swift.
    /// - Throws: `FormatFailure` with the line in the file.
    init(_ text: String) throws(FormatFailure) {
        body = text[...]
        if text.hasPrefix("---") {
            try read(fence: "---", closing: ["---", "..."]) { (text) throws(FormatFailure) in try SiteValue(yaml: text)
            }
        } else if text.hasPrefix("+++") {
            try read(fence: "+++", closing: ["+++"]) { (text) throws(FormatFailure) in try SiteValue(toml: text) }
        } else if text.hasPrefix(";;;") {
            try read(fence: ";;;", closing: [";;;"]) { (text) throws(FormatFailure) in try SiteValue(json: "{\(text)}")
            }
        } else if text.hasPrefix("{\n") || text.hasPrefix("{\"") {
            try readObject()
        } else {
            try readHexoStyle()
        }
    }

    private mutating func read(
        fence: String, closing: [String], _ parse: (String) throws(FormatFailure) -> SiteValue
    ) throws(FormatFailure) {
        guard let first = body.firstIndex(of: "\n"), body[..<first].trimmed == fence else { return }
        var start = body.index(after: first)
        let matterStart = start
        while start < body.endIndex {
            let end = body[start...].firstIndex(of: "\n") ?? body.endIndex
            if closing.contains(body[start..<end].trimmingCharacters(in: .whitespaces)) {
                try fill(body[matterStart..<start], parse)
                body = end < body.endIndex ? body[body.index(after: end)...] : ""
                return
            }
            start = end < body.endIndex ? body.index(after: end) : end
        }
        guard fence == "---" else { throw FormatFailure(line: 1, reason: "the front matter never ends") }
        // A file may well begin with a horizontal rule; it has front matter only if the rule has a partner.
    }

    private mutating func fill(
        _ text: Substring, _ parse: (String) throws(FormatFailure) -> SiteValue
    ) throws(FormatFailure) {
        guard text.utf8.count <= 262_144 else { throw FormatFailure(line: 1, reason: "the front matter is too long") }
        do throws(FormatFailure) {
            values = try parse(String(text))
        } catch {
            throw FormatFailure(line: error.line + 1, reason: error.reason)
        }
        if case .map = values {} else if values != .none { throw FormatFailure(line: 2, reason: "no keys and values") }
        isPresent = true
    }

    /// A JSON object that ends with `}` on a line of its own.
    private mutating func readObject() throws(FormatFailure) {
        guard let end = body.range(of: "\n}", options: .literal) else { return }
        let text = body[..<end.upperBound]
        do throws(FormatFailure) {
            values = try SiteValue(json: String(text))
        } catch {
            return
        }
        isPresent = true
        body = body[end.upperBound...]
    }

    /// Hexo allows the opening fence to be left out.
    private mutating func readHexoStyle() throws(FormatFailure) {
        guard let line = body.firstIndex(of: "\n"), let fence = body.range(of: "\n---\n", options: .literal),
            body[..<line].prefix(while: { $0.isLetter || $0 == "_" }).endIndex < line,
            body[body[..<line].prefix(while: { $0.isLetter || $0 == "_" }).endIndex] == ":",
            let values = try? SiteValue(yaml: String(body[..<fence.lowerBound])), !values.keys.isEmpty
        else { return }
        self.values = values
        isPresent = true
        body = body[fence.upperBound...]
    }
}
