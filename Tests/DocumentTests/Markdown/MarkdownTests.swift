import Document
import Testing

@Suite struct MarkdownTests {
    @Test func everyConstructOfGitHubs() throws {
        let markdown = """
            ## 标题

            A **bold *both* too** and `code` ~~gone~~ [link](https://a.b/c) <https://a.b/> note[^1]\\
            next

            - a

              - b

            1. one
            2. two

            > quoted

            ```swift
            let a
            ```

            ![alt](https://a.b/c.jpg "title")

            | a | b |
            | :---: | --- |
            | 1 | 2 |

            ***

            [^1]: the note

            """
        let document = try MarkdownReader.read(markdown).document
        #expect(document.blocks.count == 9)
        #expect(MarkdownWriter.write(document) == markdown)
    }

    @Test(arguments: [
        ("**“你好”**他", "<strong>“你好”</strong>他"), ("a_b_c * _x_", "a_b_c \\* \\_x\\_"),
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"), ("- no", "\\- no"), ("<b>", "\\<b>"), ("&amp;", "\\&amp;"),
        ("www.a.b http://a.b", "www\\.a.b http\\://a.b"),
        ("a@b.c", "a<!-- -->@b.c"), ("[x](y)", "\\[x\\](y)"),
    ])
    func wordsThatLookLikeMarkdown(_ words: String, _ expected: String) throws {
        let isBold = words.hasPrefix("**")
        let document = Document([
            .paragraph(isBold ? [.text("“你好”", Marks(.bold)), .plain("他")] : [.plain(words)])
        ])
        #expect(MarkdownWriter.write(document) == expected + "\n")
        #expect(try MarkdownReader.read(expected).document == document)
    }

    @Test func htmlWithinMarkdownIsReadAsAnyOther() throws {
        let reading = try MarkdownReader.read(
            "a <u>b</u><script>x</script>\n\n<div>**c**</div>\n\n<iframe src='https://a.b/'></iframe>\n")
        #expect(reading.document.blocks.count == 3)
        #expect(reading.document.blocks.first == .paragraph([.plain("a "), .text("b", Marks(.underline))]))
        #expect(reading.dropped.map(\.kind) == ["element script"])
    }

    @Test func headingsOfOldBlogsNeedNoSpace() throws {
        let text = "##标题\n\n```\n##code\n```\n\n#tag\n"
        #expect(
            try MarkdownReader.read(text).document.blocks == [
                .heading(.two, [.plain("标题")]), .codeBlock(language: nil, "##code"), .paragraph([.plain("#tag")]),
            ])
    }

    /// cmark-gfm keeps state for all parsers of a process.
    @Test func manyMayReadAtOnce() async throws {
        let texts = (0..<200).map { "~~a\($0)~~ | www.example.com" }
        let read = try await concurrently(texts) { try MarkdownReader.read($0).document }
        #expect(read.allSatisfy { $0.links.count == 1 && $0.json().contains("strike") })
    }
}
