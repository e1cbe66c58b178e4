extension HTMLWalk {
    mutating func code(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        let text = element.children.codeText
        guard flow.holdsBlocks else {
            flow.endLine()
            for line in text.normalizedCode.split(separator: "\n") {
                flow.line.append(String(line), context.adding(.code).marks)
                flow.line.appendBreak()
            }
            return
        }
        flow.add(.codeBlock(language: element.codeLanguage ?? context.language, text))
    }
}

extension HTMLElement {
    /// Around line numbers, in the ways of Rouge, Pygments, Chroma, Hexo, highlight.js and Prism.
    static let gutterClasses: Set<Substring> = [
        "gutter", "rouge-gutter", "lineno", "linenos", "linenodiv", "lnt", "ln", "line-numbers-rows", "hljs-ln-numbers",
        "hljs-ln-n",
    ]

    private static let highlightClasses: Set<Substring> = [
        "highlight", "highlighter-rouge", "rouge-table", "highlighttable", "lntable", "codehilite", "syntaxhighlighter",
        "chroma", "code-toolbar", "sourceCode",
    ]

    /// Whether it stands around a `pre` for the sake of highlighting.
    func isHighlightContainer(_ classes: Set<Substring>) -> Bool {
        guard ["div", "figure", "table"].contains(name) else { return false }
        let says =
            !classes.isDisjoint(with: Self.highlightClasses) || classes.contains { $0.hasPrefix("highlight-source-") }
        return (says || codeLanguage != nil) && first(named: "pre") != nil
    }

    /// The language its classes or attributes name, or those of a `code` inside.
    var codeLanguage: String? {
        if let language = ownLanguage { return language }
        guard name == "pre" || name == "listing" else { return nil }
        return elements.lazy.filter { $0.name == "code" }.compactMap(\.ownLanguage).first
    }

    private var ownLanguage: String? {
        for attribute in ["data-lang", "data-language", "data-enlighter-language"] {
            if let language = self[attribute]?.normalizedLanguage { return language }
        }
        let classes = self.classes
        for name in classes {
            for prefix in ["language-", "lang-", "highlight-source-", "brush:"] where name.hasPrefix(prefix) {
                if let language = String(name.dropFirst(prefix.count)).normalizedLanguage { return language }
            }
        }
        // `brush: php`, `sourceCode swift`, Hexo's `highlight swift`.
        let markers = name == "figure" ? ["brush:", "sourceCode", "highlight"] : ["brush:", "sourceCode"]
        guard let marker = classes.firstIndex(where: { markers.contains(String($0)) }), marker + 1 < classes.count
        else {
            return nil
        }
        return classes[marker + 1].split(separator: ";").first.flatMap { String($0).normalizedLanguage }
    }
}

extension [HTMLNode] {
    /// The text of code as it stands, one line a line, without line numbers.
    fileprivate var codeText: String {
        var text = ""
        for node in self {
            switch node {
            case .text(let part): text += part
            case .element(let element):
                if element.name == "br" { text += "\n" }
                if ["script", "style", "button"].contains(element.name) { continue }
                if element["class"] != nil, !HTMLElement.gutterClasses.isDisjoint(with: element.classes) { continue }
                text += element.children.codeText
                if ["div", "p", "li", "tr"].contains(element.name), text.utf8.last != 0x0A { text += "\n" }
            }
        }
        return text
    }
}
