import Document
import Foundation
import Importing
import Testing

/// How the text of articles is understood.
@Suite struct WordPressBodyTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    func article(_ content: String) throws -> ImportedArticle {
        let attachments = [("10", "a.jpg", "First", "1"), ("11", "b.png", "", "1"), ("12", "song.mp3", "", "1")].map {
            id, name, caption, parent in
            """
            <item><title>\(name)</title><excerpt:encoded>\(caption)</excerpt:encoded><wp:post_id>\(id)</wp:post_id>
            <wp:post_parent>\(parent)</wp:post_parent><wp:post_type>attachment</wp:post_type>
            <wp:attachment_url>https://blog.example/wp-content/uploads/\(name)</wp:attachment_url>
            <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>Alt \(id)</wp:meta_value></wp:postmeta></item>
            """
        }
        // The uploads come after the article, as they may in an export.
        let text = WordPressFileTests.export(WordPressFileTests.item(1, content: content) + attachments.joined())
            .replacingOccurrences(of: "<rss ", with: "<rss xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" ")
        var export = try WordPressExport(files: [folder.write("export.xml", text)])
        return try #require(try export.all().articles.first)
    }

    func blocks(_ content: String) throws -> [Block] { try article(content).document.blocks }

    static let picture = Figure(
        source: .remote("https://blog.example/wp-content/uploads/a.jpg"), alt: "Alt 10", caption: [.plain("First")])
    static let second = Figure(source: .remote("https://blog.example/wp-content/uploads/b.png"), alt: "Alt 11")

    func text(_ words: String) -> Block { .paragraph([.plain(words)]) }

    // MARK: Paragraphs

    @Test func emptyLinesEndParagraphsAndLineEndsBreak() throws {
        #expect(
            try blocks("One\ntwo\n\nThree") == [.paragraph([.plain("One"), .hardBreak, .plain("two")]), text("Three")])
        #expect(try blocks("One\r\n\r\nTwo<br />\nthree").count == 2)
    }

    @Test func blocksAreNoParagraphs() throws {
        let found = try blocks("Before\n<ul>\n<li>A</li>\n<li>B</li>\n</ul>\nAfter\n<h3>Head</h3>\nEnd")
        #expect(
            found == [
                text("Before"), .bulletList([ListItem([text("A")]), ListItem([text("B")])]), text("After"),
                .heading(.two, [.plain("Head")]), text("End"),
            ])
    }

    @Test func preformattedTextKeepsItsLines() throws {
        #expect(
            try blocks("A\n<pre>x\n\n  y</pre>\nB") == [text("A"), .codeBlock(language: nil, "x\n\n  y"), text("B")])
    }

    @Test func quotationsHoldParagraphs() throws {
        #expect(try blocks("<blockquote>One\n\nTwo</blockquote>") == [.blockquote([text("One"), text("Two")])])
    }

    @Test func anAddressAloneOnItsLineIsEmbedded() throws {
        let found = try blocks("See\nhttps://example.org/x?a=1&amp;b=2\nabove, and https://example.org/y")
        #expect(found.count == 3)
        guard case .linkCard(let card) = found[1] else { return #expect(Bool(false), "no card") }
        #expect(card.address.description == "https://example.org/x?a=1&b=2")
    }

    // MARK: Shortcodes

    @Test(arguments: [
        "[caption id=\"x\" align=\"left\" width=\"300\"]<img src=\"/a.jpg\" alt=\"Alt\" /> The <em>words</em>[/caption]",
        "[wp_caption caption=\"The <em>words</em>\"]<img src=\"/a.jpg\" alt=\"Alt\" />[/wp_caption]",
        "[caption]<a href=\"/a.jpg\"><img src=\"/a.jpg\" alt=\"Alt\" /></a>\nThe <em>words</em>\n[/caption]",
    ])
    func captionsBelongToPictures(_ content: String) throws {
        let caption: [Inline] = [.plain("The "), .text("words", Marks(.italic))]
        #expect(try blocks(content) == [.figure(Figure(source: .remote("/a.jpg"), alt: "Alt", caption: caption))])
    }

    @Test func galleriesNameTheirPictures() throws {
        #expect(try blocks("[gallery ids=\"11,10\"]") == [.gallery(Gallery(figures: [Self.second, Self.picture]))])
        #expect(
            try blocks("[gallery ids=&#8221;11,10&#8221;]") == [
                .gallery(Gallery(figures: [Self.second, Self.picture]))
            ])
        let missing = try article("[gallery ids=\"10,99\"]")
        #expect(missing.dropped.map(\.kind) == ["shortcode gallery"])
    }

    @Test func galleriesWithoutNamesHoldWhatWasUploaded() throws {
        #expect(try blocks("[gallery]") == [.gallery(Gallery(figures: [Self.picture, Self.second]))])
        #expect(try blocks("[gallery exclude=\"10\" id=\"1\"]") == [.gallery(Gallery(figures: [Self.second]))])
    }

    @Test(arguments: [
        "[embed width=\"400\"]https://www.youtube.com/watch?v=abc[/embed]",
        "[youtube https://www.youtube.com/watch?v=abc]",
        "[youtube=https://www.youtube.com/watch?v=abc]", "[youtube id=\"abc\"]", "[youtube]abc[/youtube]",
    ])
    func playersBecomeCards(_ content: String) throws {
        guard case .linkCard(let card)? = try blocks(content).first else { return #expect(Bool(false), "no card") }
        #expect(card.address.description == "https://www.youtube.com/watch?v=abc")
    }

    @Test func videosPlayAndSoundsAreLinked() throws {
        #expect(
            try blocks("[video mp4=\"https://x.example/a.mp4\" poster=\"https://x.example/p.jpg\"][/video]") == [
                .video(Video(source: .remote("https://x.example/a.mp4"), poster: .remote("https://x.example/p.jpg")))
            ])
        let audio = try article("[audio src=\"https://x.example/a.mp3\"]")
        #expect(audio.document.blocks.count == 1)
        #expect(audio.dropped.map(\.kind) == ["shortcode audio"])
        let playlist = try article("[playlist ids=\"12\"]")
        #expect(playlist.document.blocks.count == 1)
    }

    @Test func codeKeepsItsLetters() throws {
        let code = "if a[0] < b {\n\n  [gallery]\n}"
        #expect(
            try blocks("Text\n[sourcecode lang=\"swift\"]\n\(code)\n[/sourcecode]") == [
                text("Text"), .codeBlock(language: "swift", code),
            ])
        #expect(try blocks("[php]&lt;?php echo 1 ?&gt;[/php]") == [.codeBlock(language: "php", "<?php echo 1 ?>")])
        #expect(try blocks("<code>[gallery]</code>") == [.paragraph([.text("[gallery]", Marks(.code))])])
    }

    @Test func doubledBracketsAreShown() throws {
        #expect(try blocks("[[gallery ids=\"1\"]] and [[b]x[/b]]") == [text("[gallery ids=\"1\"] and [b]x[/b]")])
    }

    @Test func shortcodesOfPluginsAreReportedAndTheirTextStays() throws {
        let found = try article("[column size=\"half\"]\n\nLeft [sic] [1]\n\n[/column]\n[contact-form-7 id=\"4\"]")
        #expect(found.document.blocks == [text("Left [sic] [1]")])
        #expect(found.dropped.map(\.kind) == ["shortcode column", "shortcode contact-form-7"])
        #expect(found.dropped.last?.detail == "[contact-form-7 id=\"4\"]")
    }

    // MARK: Blocks

    func block(_ name: String, _ attributes: String = "", _ html: String) -> String {
        "<!-- wp:\(name) \(attributes) -->\n\(html)\n<!-- /wp:\(name) -->\n"
    }

    @Test func oldAndNewGalleriesAreGalleries() throws {
        let images = ["/a.jpg", "/b.jpg"]
        let expected = Block.gallery(
            Gallery(
                figures: images.map { Figure(source: .remote($0), caption: [.plain("C")]) }, caption: [.plain("All")]))
        let figures = images.map {
            "<figure class=\"wp-block-image\"><img src=\"\($0)\" alt=\"\"/><figcaption>C</figcaption></figure>"
        }
        let caption = "<figcaption class=\"blocks-gallery-caption\">All</figcaption>"
        let new = block(
            "gallery", "{\"linkTo\":\"none\"}",
            "<figure class=\"wp-block-gallery\">" + figures.map { block("image", "{\"id\":1}", $0) }.joined() + caption
                + "</figure>")
        let old = block(
            "gallery", "",
            "<figure class=\"wp-block-gallery\"><ul>" + figures.map { "<li>\($0)</li>" }.joined()
                + "</ul>\(caption)</figure>")
        #expect(try blocks(new) == [expected])
        #expect(try blocks(old) == [expected])
    }

    @Test func embedsBecomeCards() throws {
        let html =
            "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://example.org/v\n</div><figcaption>Words</figcaption></figure>"
        let expected = Block.linkCard(
            LinkCard(
                address: try #require(WebAddress("https://example.org/v")), title: "example.org/v", summary: "Words"))
        #expect(
            try blocks(block("embed", "{\"url\":\"https://example.org/v\",\"providerNameSlug\":\"x\"}", html)) == [
                expected
            ])
        #expect(try blocks(block("core-embed/vimeo", "", html)) == [expected])
    }

    @Test func blocksOfTextAndMediaComeThrough() throws {
        #expect(
            try blocks(
                block(
                    "media-text", "",
                    "<div class=\"wp-block-media-text\"><figure><img src=\"/a.jpg\" alt=\"A\"/></figure><div>"
                        + block("paragraph", "", "<p>Words</p>") + "</div></div>")) == [
                    .figure(Figure(source: .remote("/a.jpg"), alt: "A")), text("Words"),
                ])
        #expect(
            try blocks(block("verse", "", "<pre class=\"wp-block-verse\">One\nTwo\n\nThree</pre>")) == [
                .paragraph([.plain("One"), .hardBreak, .plain("Two")]), text("Three"),
            ])
        #expect(
            try blocks(block("quote", "", "<blockquote><p>Said</p><cite>Ann</cite></blockquote>")) == [
                .blockquote([text("Said"), text("— Ann")])
            ])
        #expect(
            try blocks(block("details", "", "<details><summary>More</summary><p>Inside</p></details>")) == [
                .paragraph([.text("More", Marks(.bold))]), text("Inside"),
            ])
        let link = Marks([], link: WebAddress("https://x.example/f.pdf"))
        #expect(
            try blocks(
                block(
                    "file", "{\"href\":\"https://x.example/f.pdf\"}",
                    "<div><a href=\"https://x.example/f.pdf\">Paper</a><a download>Download</a></div>")) == [
                    .paragraph([.text("Paper", link)])
                ])
        #expect(
            try blocks(
                block(
                    "button", "",
                    "<div><a class=\"wp-block-button__link\" href=\"https://x.example/f.pdf\">Paper</a></div>")) == [
                    .paragraph([.text("Paper", link)])
                ])
        #expect(try blocks(block("freeform", "", "One\n\nTwo")) == [text("One"), text("Two")])
        #expect(try blocks("One\n\nTwo\n<!-- wp:spacer /-->") == [text("One"), text("Two")])
    }

    @Test func whatServersMakeIsReportedOnce() throws {
        let query =
            "<!-- wp:query --><div>" + block("post-template", "", "<!-- wp:post-title /-->")
            + "</div><!-- /wp:query -->"
        #expect(try article(query).dropped.map(\.kind) == ["block core/query"])
        #expect(try article("<!-- wp:acme/map {\"lat\":1} /-->").dropped.map(\.kind) == ["block acme/map"])
        #expect(try article("<!-- wp:acme/box --><p>Kept</p><!-- /wp:acme/box -->").document.blocks == [text("Kept")])
    }

    @Test func brokenBlocksLoseNoWords() throws {
        let broken =
            "<!-- wp:group {\"a\": --><p>One</p><!-- wp:group --><p>Two</p><!-- /wp:columns --><p>Three</p><!-- /wp:group"
        #expect(try blocks(broken) == [text("One"), text("Two"), text("Three")])
        let deep = String(repeating: "<!-- wp:group -->", count: 5000) + "<p>Deep</p>"
        #expect(try blocks(deep) == [text("Deep")])
    }

    @Test func whatStandsBeforeMoreIsTheSummary() throws {
        #expect(try article("Lead\n\n<!--more Read on-->\n\nRest").summary == "Lead")
    }
}
