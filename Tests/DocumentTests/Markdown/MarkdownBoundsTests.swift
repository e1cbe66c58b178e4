import Document
import Kernel
import Testing

/// Markdown on which cmark-gfm spends the square of its length or more: each takes many seconds unless it is refused.
@Suite struct MarkdownBoundsTests {
    private static func repeated(_ text: String, _ bytes: Int) -> String {
        String(repeating: text, count: bytes / text.utf8.count + 1)
    }

    private static let attacks: [(String, @Sendable (Int) -> String)] = [
        ("pictures around links", { repeated("![[]()", $0) }),
        ("pictures around references", { "[a]: b\n\n" + repeated("![[a]", $0) }),
        ("a long address used often", { "[a]: " + repeated("b", $0 / 10) + "\n\n" + repeated("[a] ", $0) }),
        ("wide tables", { repeated("|a", $0 / 2) + "\n" + repeated("|-", $0 / 2) + "\n" }),
        ("tables that fill up", { repeated("|a", $0 / 4) + "\n" + repeated("|-", $0 / 4) + repeated("\n|", $0) }),
        ("a table after a long paragraph", { repeated("a\n", $0) + "|a|\n|-|\n" }),
        ("tables that are none", { repeated("a\n", $0 / 4) + repeated("a|b\n|-|\n", $0 / 4) }),
        ("tables that are none in quotations", { repeated(">-|\n|a|b|\n", $0 / 4) }),
        ("brackets after an address", { "http://a.b/" + repeated(")", $0) }),
        ("addresses without a space", { repeated("http://a.b<", $0) }),
        ("addresses of mail", { repeated("a@b.c", $0) }),
        ("addresses in brackets", { repeated("(www.", $0) }),
        ("notes among emphasis", { repeated("\n[^1]*", $0) }),
        ("references among emphasis", { "[a]: b\n\n" + repeated("[a]*>", $0) }),
        ("instructions", { repeated("a <?", $0) }),
        ("character data", { repeated("a <![CDATA[", $0) }),
        ("declarations", { repeated("a <!A ", $0) }),
        ("deep lists", { repeated("- ", 1_000) + "a\n" + repeated("a\n", $0) }),
        ("deep quotations", { repeated("> ", $0) }),
    ]

    @Test(arguments: attacks.indices) func areRefused(_ index: Int) {
        let (name, make) = Self.attacks[index]
        #expect(throws: DocumentError(.tooComplex), "\(name)") { try MarkdownReader.read(make(500_000)) }
    }

    @Test func ordinaryTextIsNot() throws {
        let texts = [
            Self.repeated("words, [a link](https://a.b/c) and **more**: 你好世界。\n\n", 200_000),
            Self.repeated("one line after another\n", 300_000),
            "```\n" + Self.repeated("    if (a[0] == b) { return c(d); } // <!-- x -->\n", 200_000) + "```\n",
            "|a|b|c|\n|-|-|-|\n" + Self.repeated("|one|[two](https://a.b/c)|-|\n", 100_000),
            "|a|b|\n|-|-|\n" + Self.repeated("|-|-|\n", 50_000),
            Self.repeated("- [name](https://example.com/path) and text\n", 200_000),
            (0..<2_000).map { "see [r\($0)]\n\n[r\($0)]: https://example.com/\($0)\n\n" }.joined(),
            (0..<2_000).map { "see[^\($0)]\n\n[^\($0)]: a note\n\n" }.joined(),
            "![](data:image/png;base64," + Self.repeated("iVBORw0KGgo/+A", 2_000_000) + ")\n",
        ]
        for text in texts { _ = try MarkdownReader.read(text) }
    }

    @Test func aNoteIsReadOnceHoweverOftenItIsCalled() throws {
        let text = Self.repeated("[^1] ", 20_000) + "\n\n[^1]: ![](a.png) note\n"
        let calls = try MarkdownReader.read(text).document
        #expect(calls.figures.count == 1)
        #expect(calls.nodeCount > 8_000)
        let html = Self.repeated("<a href=#n>1</a>", 1_000_000) + "<ol class=footnotes><li id=n>"
        #expect(throws: DocumentError(.tooLarge)) { try HTMLReader.read(html + Self.repeated("a", 1_000)) }
    }
}
