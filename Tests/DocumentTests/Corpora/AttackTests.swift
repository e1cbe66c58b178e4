import Testing

@testable import Document

/// What is written never holds anything that runs, whatever was read. Checked on the parsed page, as a browser sees it.
@Suite struct AttackTests {
    @Test(.enabled(if: Corpus.isThere, "the shared corpora are not beside this repository"))
    func nothingOfThePayloadsRuns() throws {
        let payloads = try Corpus.payloads()
        #expect(payloads.count == 223)
        for payload in payloads {
            let document = try HTMLReader.read(payload.payload).document
            for html in [
                HTMLWriter { _ in nil }.write(document),
                HTMLWriter { _ in nil }.write(try MarkdownReader.read(payload.payload).document),
                HTMLWriter { _ in nil }.write(try MarkdownReader.read(MarkdownWriter.write(document)).document),
            ] {
                #expect(try dangers(in: html) == [], "\(payload.title ?? payload.payload): \(html)")
            }
            let again = try HTMLReader.read(HTMLWriter { _ in nil }.write(document)).document
            #expect(difference(again, document) == "")
        }
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href=' java\nscript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<iframe src='javascript:alert(1)'></iframe>",
        "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
        "<video poster='javascript:alert(1)' src='data:video/mp4,'>",
        "<a class=link-card href='vbscript:x'>x</a>", "<figure data-source='javascript:alert(1)'>x</figure>",
        "<p style='background:url(javascript:alert(1))'>x</p>",
        "<math><mtext></p><script>alert(1)</script></mtext></math>",
        "<pre><code class='language-\" onclick=\"alert(1)'>x</code></pre>", "<table><td align='\"><script>'>a<td>b",
        "<h2 id='x'>\"&gt;&lt;script&gt;alert(1)&lt;/script&gt;</h2>",
        "<img src='x\" onerror=\"alert(1)' alt='\"><script>'>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<!--><script>alert(1)</script>-->",
        "<img src='/media/../../etc/passwd'>", "<a href='//evil.example/x'>x</a>",
    ])
    func nothingRuns(_ attack: String) throws {
        let reading = try HTMLReader.read(attack)
        #expect(try dangers(in: HTMLWriter { _ in nil }.write(reading.document)) == [])
    }

    private func dangers(in html: String) throws -> [String] {
        try HTMLParser.parse(html).nodes.flatMap(dangers)
    }

    private func dangers(_ node: HTMLNode) -> [String] {
        guard case .element(let element) = node else { return [] }
        let allowed: Set<String> = [
            "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "figure", "figcaption", "div",
            "a",
            "span", "picture", "source", "img", "video", "table", "caption", "thead", "tbody", "tr", "th", "td", "sup",
            "sub", "strong", "em", "u", "s", "mark", "br", "section",
        ]
        var found = allowed.contains(element.name) ? [] : ["element \(element.name)"]
        for (name, value) in element.attributes {
            if name.hasPrefix("on") || name == "style" || name == "srcdoc" { found.append("attribute \(name)") }
            guard ["href", "src", "poster", "data-source", "data-poster"].contains(name) else { continue }
            let scheme = value.lowercased().prefix { $0 != "/" && $0 != "#" && $0 != "?" }
            if scheme.contains(":"), !["http:", "https:"].contains(scheme), !scheme.hasPrefix("mailto:") {
                found.append("\(name) \(value)")
            }
        }
        return found + element.children.flatMap(dangers)
    }
}
