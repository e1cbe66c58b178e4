import Document
import Foundation
import Importing
import Kernel
import Testing

/// Small sites of each kind.
@Suite struct MarkdownSiteTests {
    let folder: TemporaryFolder
    static let clock = WallClock.fixed(Timestamp(milliseconds: 1_750_000_000_000))

    init() throws {
        folder = try TemporaryFolder()
    }

    func read() throws -> (items: [ImportedItem], notes: [ImportNote], site: MarkdownFolder) {
        var site = try MarkdownFolder(folder: folder.url, clock: Self.clock)
        let items = try site.all()
        return (items, site.notes, site)
    }

    func articles() throws -> [ImportedArticle] { try read().items.articles }

    func text(_ words: String) -> Block { .paragraph([.plain(words)]) }

    // MARK: Jekyll

    func writeJekyll(
        configuration: String = "title: Site\nurl: https://j.example\nbaseurl: /blog\ntimezone: Asia/Shanghai\n",
        post: String
    ) throws {
        try folder.write("_config.yml", configuration)
        try folder.write("_posts/2024-05-01-hello.md", post)
    }

    @Test func jekyllFrontMatterIsRead() throws {
        try writeJekyll(
            post: """
                ---
                title: "Hello: world"
                date: 2024-05-02 08:00
                last_modified_at: 2024-05-03 08:00:00 +0000
                categories: Code Swift
                tags: [a b, C++]
                author: Ann
                description: Short.
                image: /assets/cover.png
                redirect_from: [/old/, "https://j.example/older"]
                lang: en
                comments: false
                ---
                Words
                """)
        let (items, _, site) = try read()
        let article = try #require(items.articles.first)
        #expect(site.name == "https://j.example/blog")
        #expect(article.title == "Hello: world")
        #expect(article.published == Timestamp(milliseconds: 1_714_608_000_000))
        #expect(article.modified == Timestamp(milliseconds: 1_714_723_200_000))
        #expect(article.categories == ["code", "swift"])
        #expect(article.tags == ["a-b", "cpp"])
        #expect(items.terms.map(\.name) == ["Code", "Swift", "a b", "C++"])
        #expect(items.authors == [ImportedAuthor(key: "Ann", name: "Ann")])
        #expect(article.authorKeys == ["Ann"])
        #expect(article.summary == "Short.")
        #expect(article.cover == .remote("/assets/cover.png"))
        #expect(article.paths == ["/blog/code/swift/2024/05/02/hello.html", "/blog/old/", "/older"])
        #expect(article.language == "en")
        #expect(!article.isCommentingOpen)
        #expect(article.document.blocks == [text("Words")])
    }

    @Test(arguments: [
        ("pretty", "/x/2024/05/01/hello/"), ("none", "/x/hello.html"), ("ordinal", "/x/2024/122/hello.html"),
        ("/:year-:i_month/:title_end:output_ext", "/2024-5/hello_end.html"), ("/p/:slug/", "/p/hello/"),
    ])
    func jekyllPermalinksAreFilledIn(_ pattern: String, _ path: String) throws {
        try writeJekyll(configuration: "permalink: \(pattern)\n", post: "---\ncategory: x\n---\nWords")
        #expect(try articles().first?.paths == [path])
    }

    @Test func jekyllStatesAndPages() throws {
        try writeJekyll(post: "---\npublished: false\n---\n")
        try folder.write("_posts/2099-01-01-later.md", "---\n---\n")
        try folder.write("_drafts/idea.md", "Idea")
        try folder.write("about.md", "---\ntitle: About\npermalink: /about/\n---\nUs")
        try folder.write("README.md", "No front matter")
        try folder.write("_includes/x.md", "---\n---\nno")
        let (items, notes, _) = try read()
        let states = Dictionary(uniqueKeysWithValues: items.articles.map { ($0.key, $0.state) })
        #expect(
            states == [
                "_posts/2024-05-01-hello.md": .draft, "_posts/2099-01-01-later.md": .scheduled,
                "_drafts/idea.md": .draft, "about.md": .published,
            ])
        #expect(items.articles.first { $0.isPage }?.paths == ["/blog/about/"])
        #expect(notes.filter { $0.kind == "skipped file" }.map(\.place) == ["README.md", "_includes/x.md"])
    }

    @Test func liquidIsReadButNotInCode() throws {
        try writeJekyll(
            post: """
                ---
                title: T
                ---
                * TOC
                {:toc}

                Title {{ page.title }} of {{ site.title }}. {: .lead}

                ![x]({{ site.url }}{{ "/a.png" | relative_url }})

                [other]({% post_url 2024-05-02-other %}) and [gone]({% post_url 2000-01-01-gone %})

                {% highlight ruby linenos %}
                puts "{{ x }}" # ```
                {% endhighlight %}

                {% raw %}{{ kept }}{% endraw %} `{{ code }}` {% if site.x %}shown{% endif %} {{ unknown.thing }}

                ```
                {% include nothing %}
                ```

                    {% include indented %}

                {% include ads.html %}

                {% include figure.html src="/b.png" caption="A caption" %}

                {% include youtube.html id="abc" %}
                """)
        try folder.write("_posts/2024-05-02-other.md", "---\n---\n")
        let article = try #require(try articles().first)
        let other = Marks([], link: WebAddress("/blog/2024/05/02/other.html"))
        #expect(
            article.document.blocks == [
                text("Title T of Site."),
                .figure(Figure(source: .remote("https://j.example/blog/a.png"), alt: "x")),
                .paragraph([.text("other", other), .plain(" and gone")]),
                .codeBlock(language: "ruby", "puts \"{{ x }}\" # ```"),
                .paragraph([.plain("{{ kept }} "), .text("{{ code }}", Marks(.code)), .plain(" shown")]),
                .codeBlock(language: nil, "{% include nothing %}"),
                .codeBlock(language: nil, "{% include indented %}"),
                .figure(Figure(source: .remote("/b.png"), alt: "A caption", caption: [.plain("A caption")])),
                .linkCard(
                    LinkCard(
                        address: try #require(WebAddress("https://www.youtube.com/" + "watch?v=abc")),
                        title: "youtube.com/watch?v=abc")),
            ])
        #expect(
            Set(article.dropped.map(\.kind)).isSuperset(of: [
                "kramdown attributes", "link to a missing article", "liquid if", "template output", "include ads.html",
            ]))
    }

    // MARK: Hexo

    @Test func hexoIsRead() throws {
        try folder.write(
            "_config.yml",
            "title: H\nurl: https://h.example/b\nroot: /b/\npermalink: :year/:month/:day/:title/\ntimezone: Asia/Shanghai\nlanguage: [zh-CN, en]\n"
        )
        try folder.write(
            "source/_posts/sub/你好.md",
            """
            title: 你好
            date: 2024/5/1 7:30
            categories:
              - [前端, JS]
              - 杂项
            tags: 一，二
            cover: pic.png
            ---
            前言

            <!-- more -->

            {% asset_img pic.png A long title %}

            {% codeblock lang:js %}
            a < b
            {% endcodeblock %}

            {% blockquote Ann, Book %}
            Said
            {% endblockquote %}

            {% note info %}
            Kept
            {% endnote %}

            {% bilibili BV1xx %}
            """)
        try folder.write("source/_posts/sub/你好/pic.png", "x")
        try folder.write("source/_drafts/d.md", "---\ntitle: D\n---\n")
        try folder.write("source/about/index.md", "---\ntitle: About\n---\nUs")
        try folder.write("source/_data/x.md", "data")
        let (items, notes, site) = try read()
        let article = try #require(items.articles.first { $0.title == "你好" })
        #expect(article.paths == ["/b/2024/05/01/sub/%E4%BD%A0%E5%A5%BD/"])
        #expect(article.published == Timestamp(milliseconds: 1_714_519_800_000))
        #expect(article.categories == ["前端", "js", "杂项"])
        #expect(items.terms.first { $0.slug == "js" }?.parentSlug == "前端")
        #expect(article.tags == ["一", "二"])
        #expect(article.summary == "前言")
        #expect(article.language == "zh-CN")
        let pictures = article.document.sources
        #expect(try pictures.map { try site.media.file(for: $0).lastPathComponent } == ["pic.png"])
        #expect(article.cover == .remote(pictures[0]))
        #expect(article.document.blocks.contains(.codeBlock(language: "js", "a < b")))
        #expect(article.document.blocks.contains(.blockquote([text("Said"), text("— Ann, Book")])))
        #expect(article.document.blocks.contains(text("Kept")))
        #expect(article.dropped.map(\.kind) == ["hexo note"])
        #expect(items.articles.first { $0.title == "D" }?.state == .draft)
        #expect(items.articles.first { $0.isPage }?.paths == ["/b/about/"])
        #expect(notes.map(\.place) == ["source/_data/x.md"])
    }

    // MARK: Hugo

    @Test func hugoIsRead() throws {
        try folder.write(
            "hugo.toml",
            "baseURL = \"https://u.example/\"\ntitle = \"U\"\nlanguageCode = \"en\"\n[permalinks]\nnotes = \"/n/:year/:slug/\"\n"
        )
        try folder.write("content/posts/_index.md", "---\ntitle: Posts\n---\n")
        try folder.write(
            "content/posts/Bundle Name/index.md",
            """
            +++
            title = "B"
            date = 2024-05-01T08:00:00+08:00
            lastmod = 2024-05-02
            draft = true
            aliases = ["/old/b"]
            tags = ["x"]
            [[resources]]
            src = "p.jpg"
            +++
            {{< figure src="p.jpg" title="T" caption="C" alt="A" >}}

            {{< youtube abc >}}

            {{< highlight go "linenos=table" >}}
            x := 1
            {{< /highlight >}}

            [see]({{< ref "second.md" >}}) {{< param "title" >}}

            {{% notice tip %}}
            Kept *this*
            {{% /notice %}}

            `{{</* shown */>}}` {{< gist ann 123 >}} {{< odd x=1 />}}
            """)
        try folder.write("content/posts/Bundle Name/p.jpg", "x")
        try folder.write("content/posts/Bundle Name/extra.md", "part")
        try folder.write(
            "content/notes/second.md",
            "---\nslug: two\ndate: 2023-01-01\n---\n![s](/img/s.png)\n\n![up](../../../../etc/passwd)")
        try folder.write("static/img/s.png", "x")
        try folder.write("content/about.md", "{\n\"title\": \"About\"\n}\nUs")
        let (items, notes, site) = try read()
        let bundle = try #require(items.articles.first { $0.title == "B" })
        #expect(bundle.paths == ["/posts/bundle-name/", "/old/b"])
        #expect(bundle.state == .draft)
        #expect(bundle.published == Timestamp(milliseconds: 1_714_521_600_000))
        #expect(bundle.modified == Timestamp(milliseconds: 1_714_608_000_000))
        guard case .figure(let figure)? = bundle.document.blocks.first, case .remote(let source) = figure.source else {
            return #expect(Bool(false), "no figure")
        }
        #expect(figure.alt == "A" && figure.caption == [.plain("T – C")])
        #expect(try site.media.file(for: source).lastPathComponent == "p.jpg")
        #expect(bundle.document.blocks.contains(.codeBlock(language: "go", "x := 1")))
        let see = Marks([], link: WebAddress("/n/2023/two/"))
        #expect(bundle.document.blocks.contains(.paragraph([.text("see", see), .plain(" B")])))
        #expect(bundle.document.blocks.contains(.paragraph([.plain("Kept "), .text("this", Marks(.italic))])))
        #expect(bundle.dropped.map(\.kind) == ["shortcode notice", "shortcode odd"])
        let second = try #require(items.articles.first { $0.slug == "two" })
        #expect(try site.media.file(for: second.document.sources[0]).lastPathComponent == "s.png")
        #expect(throws: MediaRefusal.outside) { try site.media.file(for: second.document.sources[1]) }
        #expect(items.articles.first { $0.isPage }?.title == "About")
        #expect(notes.map(\.place) == ["content/posts/Bundle Name/extra.md", "content/posts/_index.md"])
    }

    @Test func hugoNamesLanguagesInFileNames() throws {
        try folder.write("hugo.yaml", "defaultContentLanguage: zh\nlanguages:\n  zh: {weight: 1}\n  en: {weight: 2}\n")
        try folder.write("content/posts/a.md", "---\ntitle: A\n---\n")
        try folder.write("content/posts/a.en.md", "---\ntitle: B\n---\n")
        try folder.write("content/posts/v1.2.md", "---\ntitle: C\n---\n")
        let articles = try articles()
        #expect(articles.map(\.language) == ["en", "zh", "zh"])
        #expect(articles.map(\.paths) == [["/en/posts/a/"], ["/posts/a/"], ["/posts/v1.2/"]])
    }

    // MARK: A plain folder

    @Test func aPlainFolderIsRead() throws {
        try folder.write("2024-05-01-note.md", "# The title #\n\nWords {{ untouched }}")
        try folder.write("sub/other.markdown", "Only words")
        let articles = try articles()
        #expect(articles.map(\.title) == ["The title", "other"])
        #expect(articles[0].document.blocks == [text("Words {{ untouched }}")])
        #expect(articles[0].published == Timestamp(milliseconds: 1_714_521_600_000))
        #expect(articles[1].published == nil)
        #expect(articles.map(\.paths) == [["/note/"], ["/sub/other/"]])
    }

    // MARK: Bad input

    @Test func whatCannotBeReadIsNotedAndTheRestGoesOn() throws {
        try folder.write("a.md", "---\ntitle: [broken\nother: 1\n---\nWords")
        try folder.write("b.md", "+++\ntitle = \n+++\n")
        try folder.write("c.md", "---\n\(String(repeating: "[", count: 5000))\n---\n")
        try folder.write(
            "d.md",
            "---\na: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\n---\n")
        try folder.write("e.md", "---\ndate: 2024-02-30\n---\nWords")
        try folder.write("f.md", Data([0x80, 0x81, 0xFF, 0xFE, 0x00]))
        try folder.write("g.md", Data([0x23, 0x20, 0xD6, 0xD0, 0xCE, 0xC4, 0x0A, 0x0A, 0xCE, 0xC4]))
        try folder.write("h.md", Data([0xEF, 0xBB, 0xBF]) + Data("---\r\ntitle: CRLF\r\n---\r\nOne\r\n\r\nTwo".utf8))
        try folder.write("i.md", Data(repeating: 0x61, count: 5 << 20))
        let (items, notes, _) = try read()
        #expect(items.articles.map(\.key) == ["e.md", "g.md", "h.md"])
        #expect(items.articles[0].published == nil)
        #expect(items.articles[1].title == "中文")
        #expect(items.articles[2].title == "CRLF")
        #expect(items.articles[2].document.blocks == [text("One"), text("Two")])
        #expect(
            notes.map { "\($0.kind) \($0.place)" } == [
                "unreadable front matter a.md, line 3", "unreadable front matter b.md, line 2",
                "unreadable front matter c.md, line 2",
                "unreadable front matter d.md, line 5", "unusable date e.md", "skipped file f.md",
                "converted encoding g.md", "skipped file i.md",
            ])
    }

    @Test func linksOutOfTheFolderAreNotFollowed() throws {
        let outside = try TemporaryFolder()
        try outside.write("secret.md", "# Secret")
        try folder.write("a.md", "# A\n\n![x](deep/x.png)")
        let manager = FileManager.default
        try manager.createSymbolicLink(
            at: folder.url.appendingPathComponent("link.md"),
            withDestinationURL: outside.url.appendingPathComponent("secret.md"))
        try manager.createSymbolicLink(at: folder.url.appendingPathComponent("deep"), withDestinationURL: outside.url)
        let (items, notes, _) = try read()
        #expect(items.articles.map(\.title) == ["A"])
        #expect(notes.map(\.kind) == ["skipped link"])
    }

    @Test func aFolderWithoutMarkdownIsAnError() throws {
        #expect(throws: ImportError.nothingToImport(folder.url.path)) { try MarkdownFolder(folder: folder.url) }
        #expect(throws: ImportError.notAFolder("/nonexistent/x")) {
            try MarkdownFolder(folder: URL(fileURLWithPath: "/nonexistent/x"))
        }
    }

    @Test func aConfigurationThatCannotBeReadIsNoted() throws {
        try writeJekyll(configuration: "title: [", post: "---\n---\nWords")
        let (items, notes, _) = try read()
        #expect(items.articles.count == 1)
        #expect(notes.map(\.kind) == ["unreadable configuration"])
    }
}
