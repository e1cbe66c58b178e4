import Testing

@testable import Document

@Suite struct CodeSpansTests {
    /// The coloured spans as `kind:text`.
    private func coloured(_ code: String, _ language: String) throws -> [String] {
        try #require(CodeSpans.of(code, in: language)).compactMap { span in
            span.kind.map { "\($0.rawValue):\(span.text)" }
        }
    }

    @Test func wordsStringsNumbersAndCommentsAreTold() throws {
        #expect(
            try coloured("let tide = \"潮\" // 水位\nprint(0x1F)", "swift") == [
                "keyword:let", "string:\"潮\"", "comment:// 水位", "name:print", "number:0x1F",
            ])
        #expect(
            try coloured("def step(alive):\n    \"\"\"One\n    generation.\"\"\"\n    return None", "py") == [
                "keyword:def", "name:step", "string:\"\"\"One\n    generation.\"\"\"", "keyword:return",
                "constant:None",
            ])
        #expect(
            try coloured("select count(*) FROM a WHERE b = 'it''s' -- all", "sql") == [
                "keyword:select", "keyword:FROM", "keyword:WHERE", "string:'it''s'", "comment:-- all",
            ])
    }

    @Test func namesBeforeColonsAreKeys() throws {
        #expect(
            try coloured(#"{"port": 80, "on": true}"#, "json") == [
                "name:\"port\"", "number:80", "name:\"on\"", "constant:true",
            ])
        #expect(try coloured("site:\n  url: https://a.b/c # d", "yaml") == ["name:site", "name:url", "comment:# d"])
    }

    @Test func markupAndPatchesHaveScannersOfTheirOwn() throws {
        #expect(
            try coloured("<p class=\"a>b\">x</p><!-- y -->", "html") == [
                "special:<p", "name:class", "string:\"a>b\"", "special:>", "special:</p>", "comment:<!-- y -->",
            ])
        #expect(
            try coloured("@@ -1 +1 @@\n-a\n+b\n c", "diff") == [
                "special:@@ -1 +1 @@\n", "deleted:-a\n", "inserted:+b\n",
            ])
    }

    @Test func addressesAndRangesAreNotMistaken() throws {
        #expect(try coloured("curl http://a.b/#c", "go") == [])
        #expect(try coloured("1...5", "swift") == ["number:1", "number:5"])
        #expect(try coloured("/* a /* b */ c */ d", "rust") == ["comment:/* a /* b */ c */"])
    }

    @Test func unknownLanguagesStayPlain() {
        #expect(CodeSpans.of("a", in: nil) == nil)
        #expect(CodeSpans.of("a", in: "text") == nil)
        #expect(CodeSpans.of("a", in: "nonsense") == nil)
    }

    /// Whatever the code is, its spans are the whole of it and no more.
    @Test(arguments: ["swift", "python", "sql", "json", "css", "html", "diff", "bash", "yaml", "lua", "rust"])
    func spansAreTheWholeCode(language: String) throws {
        var generator = SeededGenerator(state: UInt64(language.utf8.reduce(0) { $0 + Int($1) }))
        let pieces = [
            "\"", "'", "`", "\"\"\"", "\\", "\n", "/*", "*/", "//", "#", "--", "<", ">", "<!--", "-->", "@", "$", "潮水",
            "é",
            "a", "let", "1.5", " ", ":", "(", "[[", "]]", "+", "-", "👩‍👩‍👧",
        ]
        for _ in 0..<300 {
            let code = (0..<Int.random(in: 0...40, using: &generator)).map { _ in pieces.randomElement() ?? "" }
                .joined()
            let spans = try #require(CodeSpans.of(code, in: language))
            #expect(spans.map { String($0.text) }.joined() == code)
        }
    }
}
