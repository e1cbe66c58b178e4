import Document
import Foundation
import Importing
import Testing

/// Whatever is cut off, mixed up or repeated without end: no reader crashes, hangs, or yields what it did not read.
@Suite struct HostileInputTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// The same numbers in every run.
    struct Dice: RandomNumberGenerator {
        var state: UInt64 = 42

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// Reads until the end or the error, and says how many articles came.
    @discardableResult
    func importAll(_ data: Data) throws -> Int {
        let file = try folder.write("export.xml", data)
        var count = 0
        do {
            var export = try WordPressExport(files: [file])
            while let item = try export.next() {
                if case .article = item { count += 1 }
            }
        } catch let error as ImportError {
            #expect(!error.description.isEmpty)
        }
        return count
    }

    @Test(.enabled(if: SharedData.has("wordpress"), "the shared corpora are not beside the repository"))
    func exportsCutAnywhereYieldWhatIsWhole() throws {
        // The head and some items; cut at many places, within tags, references and characters.
        let whole = try Data(contentsOf: SharedData.url("wordpress/themeunittestdata.wordpress.xml")).prefix(90_000)
        var last = 0
        for length in stride(from: 0, to: whole.count, by: 4_507) {
            let count = try importAll(whole.prefix(length))
            #expect(count >= last)
            last = count
        }
        #expect(last > 0)
    }

    @Test func exportsWithBytesChangedDoNotCrash() throws {
        let content =
            "<!-- wp:gallery {\"ids\":[1]} --><figure><img src='a'></figure><!-- /wp:gallery -->[caption]<img src=x>[/caption]"
        let extra =
            "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>x</wp:comment_content></wp:comment>"
        let whole = Data(WordPressFileTests.export(WordPressFileTests.item(1, content: content, extra: extra)).utf8)
        var dice = Dice()
        for _ in 0..<150 {
            var data = whole
            for _ in 0..<Int.random(in: 1...6, using: &dice) {
                data[Int.random(in: 0..<data.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            try importAll(data)
        }
    }

    static let pieces = [
        "<!-- wp:group -->", "<!-- /wp:group -->", "<!-- wp:cover {\"url\":\"", "-->", "<!--", "[caption", "[/caption]",
        "[gallery", "[[", "]]", "]",
        "[code]", "[/code]", "<img src=\"", "\"", "'", "<", ">", "<a ", "</a>", "<p>", "\n\n", "\n", "<pre>",
        "<table><tr>", "<li>", "&#8;", "&amp;",
        "{{< figure", ">}}", "{{%", "%}}", "{% raw %}", "{% endraw %}", "{% highlight", "%}", "{{", "}}", "```", "`",
        "{: .x}", "* TOC\n{:toc}",
        "---\n", "+++\n", "~~~", "    ", "\t", "- ", "> ", "中文", "\u{1F468}\u{200D}\u{1F469}", "\r",
        "https://x.example/", "=", "{%", "{{</*",
    ]

    @Test func heapsOfMarkupDoNotCrash() throws {
        var dice = Dice()
        for generator in ["_posts/2024-01-01-a.md", "source/_posts/a.md", "content/a/b.md", "a.md"] {
            let site = try TemporaryFolder()
            try site.write("hugo.toml", "title = \"x\"")
            try site.write(generator, "x")
            for _ in 0..<40 {
                let text = (0..<60).compactMap { _ in Self.pieces.randomElement(using: &dice) }.joined()
                try site.write(generator, text)
                var reader = try MarkdownFolder(folder: site.url)
                _ = try reader.all()
                let clean = text.replacingOccurrences(of: "]]>", with: "")
                try importAll(Data(WordPressFileTests.export(WordPressFileTests.item(1, content: clean)).utf8))
            }
        }
    }

    @Test(arguments: [
        "[a ", "[[", "[caption]", "[/b]", "<a \"", "<!-- wp:group -->", "<!--", "<!-- wp:a {", "\n\n", "<p>", "<img ",
        "[a b=\"", "&#",
    ])
    func repetitionWithoutEndTakesLinearTime(_ piece: String) throws {
        let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
        let clock = ContinuousClock()
        let time = try clock.measure {
            try importAll(Data(WordPressFileTests.export(WordPressFileTests.item(1, content: text)).utf8))
        }
        // Unoptimized and on a busy machine; what is not linear takes minutes.
        #expect(time < .seconds(60))
    }

    @Test(arguments: [
        "{% highlight x %}", "{%", "{{ x }}", "`", "`` ", "```\n", "{: x}", "- ", "> ", "{% raw %}", "    \n",
        "* TOC\n{:toc}\n", "{% img a.png %}",
    ])
    func templatesWithoutEndTakeLinearTime(_ piece: String) throws {
        try folder.write("_posts/2024-01-01-a.md", String(repeating: piece, count: 100_000 / piece.utf8.count))
        let clock = ContinuousClock()
        let time = try clock.measure {
            var site = try MarkdownFolder(folder: folder.url)
            _ = try site.all()
        }
        #expect(time < .seconds(60))
    }
}
