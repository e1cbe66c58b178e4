import Document
import Kernel
import Testing

@Suite struct HTMLReaderTests {
    /// What our writer makes of some HTML: the shortest way to say what was understood.
    private func html(_ text: String) throws -> String {
        HTMLWriter { _ in nil }.write(try HTMLReader.read(text).document)
    }

    @Test(arguments: [
        ("<h1>a</h1><h3>b</h3><h6>c</h6>", "<h2 id=\"a\">a</h2><h3 id=\"b\">b</h3><h4 id=\"c\">c</h4>"),
        ("loose <span>text</span><div>a<p>b</p>c</div>", "<p>loose text</p><p>a</p><p>b</p><p>c</p>"),
        ("<p>a<br>b<br><br>c", "<p>a<br>b</p><p>c</p>"),
        ("<b>a<i>b</i></b><kbd>k</kbd><cite>c</cite>", "<p><strong>a<em>b</em></strong><code>k</code><em>c</em></p>"),
        (
            "<ins>a</ins><del>b</del><mark>c</mark>x<sub>2</sub><sup>3</sup>",
            "<p><u>a</u><s>b</s><mark>c</mark>x<sub>2</sub><sup>3</sup></p>"
        ),
        ("<q>a</q> <ruby>漢<rp>(</rp><rt>han</rt><rp>)</rp></ruby><small>s</small>", "<p>“a” 漢(han)s</p>"),
        (
            "<b style='font-weight:normal'>a</b><span style='font-weight:700;font-style:italic'>b</span>",
            "<p>a<strong><em>b</em></strong></p>"
        ),
        (
            "<ul>x<li>a<ul><li>b</ul><ul><li>c</ul></ul>",
            "<ul><li>x</li><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul>"
        ),
        ("<ol start=3><li><p>a<p>b</ol>", "<ol start=\"3\"><li><p>a</p><p>b</p></li></ol>"),
        ("<ul><li><input type=checkbox checked> a<li><input type=checkbox>b</ul>", "<ul><li>☑ a</li><li>☐ b</li></ul>"),
        ("<dl><dt>t<dd>d</dl>", "<p><strong>t</strong></p><p>d</p>"),
        ("<details><summary>s</summary>x</details>", "<p><strong>s</strong></p><p>x</p>"),
        ("<blockquote>a<footer>b</footer></blockquote><hr>", "<blockquote><p>a</p><p>b</p></blockquote><hr>"),
        ("<img class=emoji alt=😀 src=x> <img src=x width=1 height=1>", "<p>😀</p>"),
        ("<a href='/x'>a</a><a name=y>b</a><a href='z'>c</a>", "<p><a href=\"/x\">a</a>bc</p>"),
        (
            "<a href='http://a.b/'><h2>t</h2>u</a>",
            "<h2 id=\"t\"><a href=\"http://a.b/\" rel=\"noopener nofollow ugc\">t</a></h2><p><a href=\"http://a.b/\" rel=\"noopener nofollow ugc\">u</a></p>"
        ),
        ("<script type='math/tex'>x^2</script>", "<p><code>x^2</code></p>"),
        (
            "<h2>a b</h2><h2>a b</h2><h3>fn-1</h3><h4>!</h4>",
            "<h2 id=\"a-b\">a b</h2><h2 id=\"a-b-2\">a b</h2><h3 id=\"section-fn-1\">fn-1</h3><h4 id=\"section\">!</h4>"
        ),
        ("<title>no</title><p hidden>no</p><p style='display:none'>no</p>yes", "<p>yes</p>"),
    ])
    func understands(_ text: String, _ expected: String) throws {
        #expect(try html(text) == expected)
        #expect(try html(expected) == expected)
    }

    @Test func picturesSplitTheTextTheyStandIn() throws {
        let document = try HTMLReader.read("<p>a <a href='/x.jpg'><img src='b.png' alt=A title=T></a> c</p>").document
        #expect(
            document.blocks == [
                .paragraph([.plain("a")]), .figure(Figure(source: .remote("b.png"), alt: "A", caption: [.plain("T")])),
                .paragraph([.plain("c")]),
            ])
    }

    @Test func picturesLoadedLateAreFoundOnce() throws {
        let text =
            "<img src='data:image/gif;base64,R0' data-src='https://a.b/c.jpg'><noscript><img src='https://a.b/c.jpg'></noscript>"
        #expect(try HTMLReader.read(text).document.blocks == [.figure(Figure(source: .remote("https://a.b/c.jpg")))])
    }

    @Test func ownPicturesAreKnownByTheirHash() throws {
        let hash = String(repeating: "a1", count: 32)
        let document = try HTMLReader.read("<img src='/media/\(hash)/640.webp'>").document
        #expect(document.figures.map(\.source) == [.stored(try #require(ContentHash(hash)))])
    }

    @Test(arguments: [
        "<figure class=wp-block-gallery><ul><li><figure><img src=a.png><figcaption>1</figcaption></figure><li><figure><img src=b.png></figure></ul><figcaption>G</figcaption></figure>",
        "<figure class='wp-block-gallery has-nested-images'><figure class=wp-block-image><a href=x><img src=a.png></a><figcaption>1</figcaption></figure><figure><img src=b.png></figure><figcaption>G</figcaption></figure>",
        "<figure><img src=a.png title=1><img src=b.png><figcaption>G</figcaption></figure>",
    ])
    func galleries(_ text: String) throws {
        let figures = [Figure(source: .remote("a.png"), caption: [.plain("1")]), Figure(source: .remote("b.png"))]
        #expect(
            try HTMLReader.read(text).document.blocks == [.gallery(Gallery(figures: figures, caption: [.plain("G")]))])
    }

    @Test func classicGalleriesAndCaptions() throws {
        let text = """
            <div class=gallery><dl class=gallery-item><dt><a href=x><img src=a.png></a></dt><dd class='wp-caption-text gallery-caption'>1</dd></dl>
            <dl class=gallery-item><dt><img src=b.png></dt></dl><br style='clear:both'></div>
            <div class=wp-caption><img src=c.png><p class=wp-caption-text>C</p></div>
            """
        #expect(
            try HTMLReader.read(text).document.blocks == [
                .gallery(
                    Gallery(figures: [
                        Figure(source: .remote("a.png"), caption: [.plain("1")]), Figure(source: .remote("b.png")),
                    ])), .figure(Figure(source: .remote("c.png"), caption: [.plain("C")])),
            ])
    }

    @Test func videosAndPosters() throws {
        let text =
            "<figure class=wp-block-video><video controls poster=p.jpg><source src=v.mp4></video><figcaption>c</figcaption></figure>"
        let video = Video(source: .remote("v.mp4"), poster: .remote("p.jpg"), caption: [.plain("c")])
        #expect(try HTMLReader.read(text).document.blocks == [.video(video)])
        let path = "/media/\(String(repeating: "0", count: 64))"
        let own = try HTMLReader.read("<video src='\(path)/video.mp4' poster='\(path)/640.jpg'></video>").document
        #expect(own.mediaSources.count == 1)
    }

    @Test(arguments: [
        ("<iframe src='//www.youtube.com/embed/a-b_c?rel=0'></iframe>", "https://www.youtube.com/watch?v=a-b_c"),
        (
            "<iframe src='//player.bilibili.com/player.html?aid=1&bvid=BV1xx&page=1'></iframe>",
            "https://www.bilibili.com/video/BV1xx"
        ),
        ("<iframe src='https://player.vimeo.com/video/123'></iframe>", "https://vimeo.com/123"),
        ("<iframe src='http://player.youku.com/embed/XMTY=='></iframe>", "https://v.youku.com/v_show/id_XMTY==.html"),
        ("<embed src='http://player.youku.com/player.php/sid/XMTY/v.swf'>", "https://v.youku.com/v_show/id_XMTY.html"),
        (
            "<object><param name=movie value='http://www.youtube.com/v/abc'></object>",
            "https://www.youtube.com/watch?v=abc"
        ),
        ("<iframe src='https://v.qq.com/txp/iframe/player.html?vid=q1'></iframe>", "https://v.qq.com/x/page/q1.html"),
        ("<iframe src='https://example.com/map'></iframe>", "https://example.com/map"),
        ("<audio src='https://a.b/s.mp3'></audio>", "https://a.b/s.mp3"),
        ("<figure class=wp-block-embed><div>\nhttps://twitter.com/x\n</div></figure>", "https://twitter.com/x"),
    ])
    func framesBecomeLinkCards(_ text: String, _ address: String) throws {
        let blocks = try HTMLReader.read(text).document.blocks
        guard case .linkCard(let card) = blocks.first else {
            Issue.record("\(blocks)")
            return
        }
        #expect(card.address.description == address)
        #expect(blocks.count == 1)
    }

    @Test func tablesWithHeadsSpansAndBlocksInCells() throws {
        let text = """
            <table><caption>C</caption><thead><tr><td align=right>A<th>B</thead>
            <tr><td colspan=2><p>x</p><ul><li>y<li>z</ul><img src=p.png></table>
            """
        #expect(
            try HTMLReader.read(text).document.blocks == [
                .table(
                    Table(
                        rows: [
                            [
                                TableCell(isHeader: true, alignment: .right, content: [.plain("A")]),
                                TableCell(isHeader: true, content: [.plain("B")]),
                            ],
                            [
                                TableCell(
                                    columnSpan: 2,
                                    content: [.plain("x"), .hardBreak, .plain("y"), .hardBreak, .plain("z")])
                            ],
                        ], caption: [.plain("C")])), .figure(Figure(source: .remote("p.png"))),
            ])
    }

    @Test(arguments: [
        "<pre><code class='language-swift'>let a\n  b</code></pre>", "<pre class='lang-swift'>let a<br>  b</pre>",
        "<div class='highlight highlight-source-swift'><pre>let a\n  b\n</pre></div>",
        "<div class='language-swift highlighter-rouge'><div class=highlight><pre class=highlight><code>let a\n  b\n</code></pre></div></div>",
        "<figure class='highlight swift'><table><tr><td class=gutter><pre><span>1</span><br><span>2</span></pre></td><td class=code><pre><span class=line>let a</span><br><span class=line>  b</span><br></pre></td></tr></table></figure>",
        "<div class=highlight><div class=chroma><table class=lntable><tr><td class=lntd><pre class=chroma><code><span class=lnt>1\n</span><span class=lnt>2\n</span></code></pre></td><td class=lntd><pre class=chroma><code class=language-swift data-lang=swift>let a\n  b\n</code></pre></td></tr></table></div></div>",
    ])
    func codeInAllItsClothes(_ text: String) throws {
        #expect(try HTMLReader.read(text).document.blocks == [.codeBlock(language: "swift", "let a\n  b")])
    }

    @Test(arguments: [
        "x<sup class=footnote-ref><a href='#fn-1' id=fnref-1>1</a></sup><section class=footnotes><ol><li id=fn-1><p>n <a href='#fnref-1' class=footnote-backref>↩</a></p></li></ol></section>",
        "x<sup id='fnref:1'><a href='#fn:1' class=footnote>1</a></sup><div class=footnotes><ol><li id='fn:1'><p>n <a href='#fnref:1' class=reversefootnote>&#8617;</a></p></li></ol></div>",
        "x<sup data-fn=u class=fn><a href='#u' id=u-link>1</a></sup><ol class=wp-block-footnotes><li id=u>n <a href='#u-link'>↩︎</a></li></ol>",
    ])
    func notesOfOtherPrograms(_ text: String) throws {
        #expect(try HTMLReader.read(text).document.blocks == [.paragraph([.plain("x"), .footnote([.plain("n")])])])
    }

    @Test func notesNobodyCalledStayAndNotesThatCallThemselvesEnd() throws {
        let text =
            "<p>a<a href='#n'>1</a></p><ol class=footnotes-list><li id=n>x<a href='#n'>1</a></li><li id=m>y</li></ol>"
        #expect(
            try HTMLReader.read(text).document.blocks == [
                .paragraph([.plain("a"), .footnote([.plain("x")])]),
                .orderedList(start: 1, [ListItem([.paragraph([.plain("y")])])]),
            ])
    }

    @Test func whatIsLeftOutIsReported() throws {
        let reading = try HTMLReader.read(
            """
            <p onclick=a() style='color:red'>t<script>s</script><style>x</style><svg></svg><input value=v><button>b</button>
            <a href='javascript:x'>l</a><a href='r.html'>l</a><img alt=q src='data:image/png;base64,x'><img><blink-x>k</blink-x>
            <object data=x.swf></object><iframe></iframe></p>
            """)
        #expect(
            Set(reading.dropped.map(\.kind)) == [
                "attribute onclick", "attribute style", "element script", "element style", "element svg",
                "element input",
                "element button", "link javascript", "link relative", "picture data", "picture without source",
                "element blink-x", "element object", "element iframe",
            ])
        #expect(
            reading.document.blocks == [.paragraph([.plain("t l")]), .paragraph([.plain("k")])]
                || PlainTextWriter.write(reading.document).contains("k"))
        #expect(reading.dropped.allSatisfy { $0.detail.count <= 200 })
    }
}
