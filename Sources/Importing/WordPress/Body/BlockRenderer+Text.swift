import Foundation

/// Buttons, poems, quotations and folded text.
extension BlockRenderer {
    /// A link on a line of its own.
    mutating func button(_ block: ContentBlock) -> String {
        let html = HTMLFragment(saved(block))
        guard let link = html.first("a"), let words = html.content(of: "a") else {
            let words = HTMLText.withoutTags(saved(block))
            return words.isEmpty ? "" : "<p>\(HTMLText.escaped(words))</p>"
        }
        guard let address = link["href"] else { return "<p>\(words)</p>" }
        return "<p><a href=\"\(HTMLText.escaped(address))\">\(words)</a></p>"
    }

    /// A poem's lines are breaks, not code.
    func verse(_ block: ContentBlock) -> String {
        let html = HTMLFragment(saved(block))
        let text = html.content(of: "pre") ?? saved(block)
        let stanzas = text.trimmed.components(separatedBy: "\n\n")
        return stanzas.map { "<p>\($0.trimmed.replacingOccurrences(of: "\n", with: "<br>"))</p>" }.joined()
    }

    /// A quotation with who said it as its last paragraph.
    mutating func quote(_ block: ContentBlock) -> String {
        let html = children(block)
        let quotation = HTMLFragment(html).content(of: "blockquote") ?? html
        let source = HTMLFragment(html).content(of: "cite") ?? ""
        let words = HTMLFragment(quotation).without("cite")
        return "<blockquote>\(words)\(source.trimmed.isEmpty ? "" : "<p>— \(source)</p>")</blockquote>"
    }

    /// Text behind a summary, unfolded.
    mutating func details(_ block: ContentBlock) -> String {
        let html = children(block)
        let body = HTMLFragment(HTMLFragment(html).content(of: "details") ?? html).without("summary")
        let summary = HTMLFragment(html).content(of: "summary") ?? ""
        return (summary.trimmed.isEmpty ? "" : "<p><strong>\(summary)</strong></p>") + body
    }
}
