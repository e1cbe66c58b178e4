import Document
import Kernel
import Testing

@Suite struct HTMLWriterTests {
    private let hash = ContentHash(String(repeating: "c", count: 64))

    @Test func picturesSayTheirSizesAndWaitForTheirTurn() throws {
        let stored = MediaSource.stored(try #require(hash))
        let writer = HTMLWriter(sizes: "100vw") { source in
            guard source == stored else { return nil }
            return .picture(
                PictureRendition(
                    width: 640, height: 480,
                    webp: [.init(address: "/m/320.webp", width: 320), .init(address: "/m/640.webp", width: 640)],
                    fallback: [.init(address: "/m/320.jpg", width: 320)], address: "/m/640.jpg", tint: "tint-1"))
        }
        #expect(
            writer.write(Document([.figure(Figure(source: stored, alt: "\"a\"", caption: [.plain("c")]))]))
                == #"<figure class="figure"><picture><source type="image/webp" srcset="/m/320.webp 320w, /m/640.webp 640w" sizes="100vw"><img src="/m/640.jpg" srcset="/m/320.jpg 320w" sizes="100vw" alt="&quot;a&quot;" width="640" height="480" loading="lazy" decoding="async" class="tint-1"></picture><figcaption>c</figcaption></figure>"#
        )
    }

    @Test func whatCannotBeShownIsALinkOrItsWords() throws {
        let document = Document([
            .figure(Figure(source: .remote("https://a.b/c.jpg"))),
            .figure(Figure(source: .remote("c.jpg"), alt: "words")),
            .video(Video(source: .remote("https://a.b/v.mp4"))),
        ])
        let html = HTMLWriter { _ in nil }.write(document)
        #expect(
            html
                == #"<figure class="figure"><a href="https://a.b/c.jpg" rel="nofollow noopener">https://a.b/c.jpg</a></figure>"#
                + #"<figure class="figure" data-source="c.jpg"><span>words</span></figure>"#
                + #"<figure class="video"><a href="https://a.b/v.mp4" rel="nofollow noopener">https://a.b/v.mp4</a></figure>"#
        )
        #expect(try HTMLReader.read(html).document == document)
    }

    @Test func videosHaveTheirControlsAndPoster() throws {
        let stored = MediaSource.stored(try #require(hash))
        let writer = HTMLWriter { _ in
            .video(VideoRendition(address: "/m/video.mp4", type: "video/mp4", width: 16, height: 9, poster: "/m/p.jpg"))
        }
        #expect(
            writer.write(Document([.video(Video(source: stored))]))
                == #"<figure class="video"><video controls="" preload="metadata" width="16" height="9" poster="/m/p.jpg"><source src="/m/video.mp4" type="video/mp4"></video></figure>"#
        )
    }

    @Test func notesAreNumberedAndStandAtTheEnd() {
        let document = Document([
            .paragraph([.plain("a"), .footnote([.plain("x")]), .plain("b"), .footnote([.plain("y")])])
        ])
        let labels = HTMLWriter.Labels(footnotes: "注释", footnoteBack: "回到正文,注")
        #expect(
            HTMLWriter(labels: labels) { _ in nil }.write(document)
                == ##"<p>a<sup class="footnote-call"><a id="fnref-1" href="#fn-1">1</a></sup>b<sup class="footnote-call"><a id="fnref-2" href="#fn-2">2</a></sup></p><section class="footnotes"><h2 class="footnotes-title">注释</h2><ol><li id="fn-1">x <a class="footnote-back" href="#fnref-1" aria-label="回到正文,注 1">↩</a></li><li id="fn-2">y <a class="footnote-back" href="#fnref-2" aria-label="回到正文,注 2">↩</a></li></ol></section>"##
        )
    }

    @Test func headingsAvoidIdsThePageHas() {
        let writer = HTMLWriter(reserved: ["main"]) { _ in nil }
        #expect(writer.write(Document([.heading(.two, [.plain("Main")])])) == #"<h2 id="main-2">Main</h2>"#)
    }

    @Test func linkCardsAndTablesCanBeStyledAndReached() throws {
        let address = try #require(WebAddress("https://www.example.com/x"))
        let document = Document([
            .linkCard(LinkCard(address: address, title: "T", summary: "S")),
            .table(
                Table(rows: [
                    [TableCell(isHeader: true, content: [.plain("h")]), TableCell(isHeader: true, content: [])],
                    [TableCell(alignment: .center, content: [.plain("a")]), TableCell(content: [.plain("b")])],
                ])),
        ])
        #expect(
            HTMLWriter { _ in nil }.write(document)
                == #"<a class="link-card" href="https://www.example.com/x" rel="noopener nofollow ugc"><span class="link-card-title">T</span><span class="link-card-summary">S</span><span class="link-card-host">example.com</span></a>"#
                + #"<div class="table-scroll" tabindex="0" role="region" aria-label="Table"><table><thead><tr><th scope="col">h</th><th scope="col"></th></tr></thead><tbody><tr><td class="align-center">a</td><td>b</td></tr></tbody></table></div>"#
        )
    }

    @Test func codeIsColouredWhereItIsAskedFor() throws {
        let document = Document([.codeBlock(language: "swift", "let a = \"<b>\"")])
        let coloured = HTMLWriter(coloursCode: true) { _ in nil }.write(document)
        #expect(
            coloured
                == #"<pre class="code" tabindex="0"><code class="language-swift"><span class="code-keyword">let</span> a = <span class="code-string">&quot;&lt;b&gt;&quot;</span></code></pre>"#
        )
        #expect(try HTMLReader.read(coloured).document == document)
        #expect(!HTMLWriter { _ in nil }.write(document).contains("span"))
    }

    @Test func picturesThatHaveALargerSelfLinkToIt() throws {
        let stored = MediaSource.stored(try #require(hash))
        let writer = HTMLWriter { _ in
            .picture(PictureRendition(width: 4, height: 3, address: "/m/a.jpg", full: "/media/full.jpg"))
        }
        for (alt, label) in [("tea", ""), ("", #" aria-label="Show the picture large""#)] {
            let document = Document([.figure(Figure(source: stored, alt: alt))])
            let html = writer.write(document)
            #expect(html.contains(#"<a class="enlarge" href="/media/full.jpg"\#(label)><picture>"#))
        }
    }

    @Test func headingsAreListedWithTheirIds() {
        let document = Document([
            .heading(.two, [.plain("潮 水")]), .paragraph([.plain("a")]), .heading(.three, [.plain("潮 水")]),
        ])
        let page = HTMLWriter(reserved: ["潮-水"]) { _ in nil }.writeOutlined(document)
        #expect(page.outline.map(\.id) == ["潮-水-2", "潮-水-3"])
        #expect(page.outline.map(\.level) == [.two, .three])
        #expect(page.outline.allSatisfy { page.html.contains("id=\"\($0.id)\"") && $0.text == "潮 水" })
    }
}
