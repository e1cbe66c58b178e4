import Foundation

/// Footnotes, which WordPress keeps apart from the content: `<sup data-fn="id">` calls what a field of JSON says.
enum WordPressFootnotes {
    static func place(_ field: String?, in html: String) -> String {
        guard let field, html.contains("data-fn="), let notes = JSONValue(Data(field.utf8))?.array, !notes.isEmpty
        else {
            return html
        }
        var numbers: [String: Int] = [:]
        var list = ""
        for note in notes.prefix(1000) {
            guard let id = note["id"].string, let content = note["content"].string, numbers[id] == nil else { continue }
            numbers[id] = numbers.count + 1
            list += "<li id=\"fn-\(numbers.count)\">\(content)</li>"
        }
        let called = withCalls(html, numbers)
        return called + "<section class=\"footnotes\"><ol>\(list)</ol></section>"
    }

    private static func withCalls(_ html: String, _ numbers: [String: Int]) -> String {
        let tokens = HTMLTokens(html)
        var result = ""
        var isInCall = false
        for token in tokens {
            if case .tag(let tag) = token, tag.name == "sup" {
                if isInCall, tag.isClosing {
                    isInCall = false
                    continue
                }
                if !tag.isClosing, let number = tag["data-fn"].flatMap({ numbers[$0] }) {
                    result +=
                        "<sup class=\"footnote-call\"><a id=\"fnref-\(number)\" href=\"#fn-\(number)\">\(number)</a></sup>"
                    isInCall = true
                    continue
                }
            }
            if !isInCall { result += tokens.text(token.range) }
        }
        return result
    }
}
