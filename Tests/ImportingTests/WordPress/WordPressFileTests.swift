import Document
import Foundation
import Importing
import Kernel
import Testing

/// Exports as they should not be.
@Suite struct WordPressFileTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    static func item(_ id: Int, title: String = "Title", content: String = "Text", extra: String = "") -> String {
        """
        <item><title>\(title)</title><link>https://blog.example/\(id)/</link><dc:creator>ann</dc:creator>
        <guid>https://blog.example/?p=\(id)</guid><content:encoded><![CDATA[\(content)]]></content:encoded>
        <wp:post_id>\(id)</wp:post_id><wp:post_date>2024-05-01 08:00:00</wp:post_date>
        <wp:post_date_gmt>2024-05-01 00:00:00</wp:post_date_gmt><wp:post_name>p\(id)</wp:post_name>
        <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\(extra)</item>
        """
    }

    static func export(_ items: String, declaration: String = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>") -> String {
        """
        \(declaration)
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Blog</title><link>https://blog.example</link><wp:base_blog_url>https://blog.example</wp:base_blog_url>
        \(items)
        </channel></rss>
        """
    }

    func read(_ text: String) throws -> (articles: [ImportedArticle], notes: [ImportNote]) { try read(Data(text.utf8)) }

    func read(_ data: Data) throws -> (articles: [ImportedArticle], notes: [ImportNote]) {
        var export = try WordPressExport(files: [folder.write("export.xml", data)])
        return (try export.all().articles, export.notes)
    }

    func words(_ article: ImportedArticle?) -> String { article.map { PlainTextWriter.write($0.document) } ?? "" }

    @Test func whatStandsBeforeTheBreakComesIn() throws {
        let whole = Self.export(Self.item(1) + Self.item(2) + Self.item(3))
        let cut = try #require(whole.range(of: "<wp:post_id>3"))
        let file = try folder.write("cut.xml", String(whole[..<cut.lowerBound]))
        var export = try WordPressExport(files: [file])
        var keys: [String] = []
        let error = #expect(throws: ImportError.self) {
            while let item = try export.next() {
                if case .article(let article) = item { keys.append(article.slug) }
            }
        }
        #expect(keys == ["p1", "p2"])
        #expect(error == .truncated(file: "cut.xml", line: 14))
    }

    @Test func entitiesOfItsOwnAreRefused() throws {
        let bomb = """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
            """
        #expect(throws: ImportError.entities(file: "export.xml", line: 1)) {
            try read(Self.export(Self.item(1, title: "&b;"), declaration: bomb))
        }
        let external = """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>
            """
        #expect(throws: ImportError.entities(file: "export.xml", line: 1)) {
            try read(Self.export(Self.item(1, title: "&a;"), declaration: external))
        }
    }

    @Test func otherFilesAreRefused() throws {
        #expect(throws: ImportError.notWordPress(file: "export.xml")) { try read("<html><body/></html>") }
        #expect(throws: ImportError.notWordPress(file: "export.xml")) {
            try read("<rss version=\"2.0\"><channel/></rss>")
        }
        #expect(throws: ImportError.notXML(file: "export.xml", line: 1, reason: "syntax error")) {
            try read("PK\u{3}\u{4} not xml")
        }
        #expect(throws: ImportError.self) { try read("") }
        #expect(throws: ImportError.self) { try WordPressExport(files: [folder.url]) }
        #expect(throws: ImportError.self) {
            try WordPressExport(files: [folder.url.appendingPathComponent("none.xml")])
        }
    }

    @Test func faultsNameTheirLine() throws {
        let text = Self.export(Self.item(1) + "\n<item><title>A & B</title></item>")
        var export = try WordPressExport(files: [folder.write("export.xml", text)])
        let error = #expect(throws: ImportError.self) { _ = try export.all() }
        #expect(error == .notXML(file: "export.xml", line: 9, reason: "not well-formed (invalid token)"))
        #expect(error?.description.contains("line 9") == true)
    }

    @Test func entitiesOfHTMLAreUnderstood() throws {
        let (articles, _) = try read(Self.export(Self.item(1, title: "A&nbsp;&amp;&hellip; B")))
        #expect(articles.first?.title == "A\u{A0}&… B")
    }

    @Test func controlCharactersAreLeftOut() throws {
        let (articles, notes) = try read(Self.export(Self.item(1, title: "A&#8;B", content: "one\u{8}\u{1F} two")))
        #expect(articles.first?.title == "AB")
        #expect(words(articles.first) == "one two")
        #expect(notes.contains { $0.kind == "repaired characters" && $0.reason.hasPrefix("3 ") })
    }

    @Test func invalidBytesAreReplaced() throws {
        var data = Data(Self.export(Self.item(1, content: "文字QQ")).utf8)
        let position = try #require(data.range(of: Data("QQ".utf8)))
        data.replaceSubrange(position, with: [0xFF, 0x80])
        let (articles, notes) = try read(data)
        #expect(words(articles.first) == "文字\u{FFFD}\u{FFFD}")
        #expect(notes.contains { $0.kind == "repaired encoding" })
    }

    @Test func aWrongDeclarationDoesNoHarm() throws {
        let declared = Self.export(
            Self.item(1, content: "中文"), declaration: "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>")
        #expect(words(try read(declared).articles.first) == "中文")
        // Bytes of GB 18030 under a declaration of UTF-8.
        let text = Self.export(Self.item(1, content: "Q"))
        var data = Data(text.utf8)
        let position = try #require(data.range(of: Data("[CDATA[Q]".utf8)))
        data.replaceSubrange(position, with: Data("[CDATA[".utf8) + [0xD6, 0xD0, 0xCE, 0xC4] + Data("]".utf8))
        let (articles, notes) = try read(data)
        #expect(words(articles.first) == "中文")
        #expect(notes.contains { $0.kind == "converted encoding" })
        // Truly in another encoding, and saying so.
        var latin = Data("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n".utf8)
        latin += try #require(Self.export(Self.item(1, content: "café"), declaration: "").data(using: .isoLatin1)).drop
        { $0 == 10 }
        #expect(words(try read(latin).articles.first) == "café")
    }

    @Test func datesThatDoNotExistAreNoted() throws {
        let item = Self.item(1).replacingOccurrences(of: "2024-05-01", with: "2024-02-30")
        let (articles, notes) = try read(Self.export(item))
        #expect(articles.first?.published == nil)
        #expect(notes.filter { $0.kind == "unusable date" }.count == 2)
    }

    @Test func zerosMeanNoDateAndTheSitesZoneIsLearned() throws {
        let draft = Self.item(2).replacingOccurrences(of: "2024-05-01 00:00:00", with: "0000-00-00 00:00:00")
        let (articles, _) = try read(Self.export(Self.item(1) + draft))
        // Item 1 says that local time is eight hours ahead.
        #expect(
            articles.map(\.published) == [
                Timestamp(milliseconds: 1_714_521_600_000), Timestamp(milliseconds: 1_714_521_600_000),
            ])
    }

    @Test(arguments: [
        ("publish", ImportedState.published), ("draft", .draft), ("auto-draft", .draft), ("inherit", .draft),
        ("pending", .pending),
        ("future", .scheduled), ("private", .private), ("trash", .trashed), ("nonsense", .draft),
    ])
    func statesAreKept(_ status: String, _ state: ImportedState) throws {
        let item = Self.item(1).replacingOccurrences(of: ">publish<", with: ">\(status)<")
        let (articles, notes) = try read(Self.export(item))
        #expect(articles.map(\.state) == [state])
        #expect(notes.contains { $0.kind == "unknown status" } == (status == "nonsense"))
    }

    @Test func anAuthorWithoutAnEntryComesInAllTheSame() throws {
        var export = try WordPressExport(files: [folder.write("export.xml", Self.export(Self.item(1)))])
        let items = try export.all()
        #expect(items.authors == [ImportedAuthor(key: "ann", name: "ann")])
        if case .article? = items.last {} else { Issue.record("the article comes last") }
    }

    @Test func commentsAnswerOnlyWhatCameBefore() throws {
        func comment(_ id: Int, _ parent: Int, _ approved: String = "1", type: String = "") -> String {
            """
            <wp:comment><wp:comment_id>\(id)</wp:comment_id><wp:comment_author>Bo</wp:comment_author>
            <wp:comment_author_email>bo@example.org</wp:comment_author_email><wp:comment_author_IP>10.0.0.1</wp:comment_author_IP>
            <wp:comment_date_gmt>2024-05-02 00:00:00</wp:comment_date_gmt><wp:comment_content>One &amp;lt;b
            two</wp:comment_content><wp:comment_approved>\(approved)</wp:comment_approved>
            <wp:comment_type>\(type)</wp:comment_type><wp:comment_parent>\(parent)</wp:comment_parent></wp:comment>
            """
        }
        let extra =
            comment(5, 9) + comment(9, 0, "0") + comment(7, 8, "spam") + comment(8, 7, "trash") + comment(3, 77)
            + comment(4, 0, type: "pingback")
        let (articles, notes) = try read(Self.export(Self.item(1, extra: extra)))
        let comments = try #require(articles.first).comments
        #expect(comments.map(\.key) == ["9", "5", "8", "7", "3"])
        #expect(comments.map(\.parentKey) == [nil, "9", nil, "8", nil])
        #expect(comments.map(\.state) == [.pending, .approved, .trash, .spam, .approved])
        #expect(comments[0].text == "One <b\ntwo")
        #expect(
            !String(describing: comments).contains("bo@example.org")
                && !String(describing: comments).contains("10.0.0.1"))
        #expect(notes.map(\.kind) == ["skipped pingback"])
    }

    @Test func reusableBlocksArePutIn() throws {
        let block = Self.item(
            7, content: "<!-- wp:paragraph --><p>Shared</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":7} /-->"
        )
        .replacingOccurrences(of: ">post<", with: ">wp_block<")
        let post = Self.item(1, content: "<!-- wp:block {\"ref\":7} /--><!-- wp:block {\"ref\":8} /-->")
        let (articles, notes) = try read(Self.export(post + block))
        #expect(articles.map(words) == ["Shared"])
        #expect(articles.first?.dropped.map(\.kind) == ["block core/block", "block core/block"])
        #expect(notes.isEmpty)
    }
}

extension WordPressFileTests {
    @Test func bytesThatFitNoDeclaredEncodingLoseOnlyThemselves() throws {
        var data = Data("<?xml version=\"1.0\" encoding=\"GBK\"?>\n".utf8)
        data += Data(Self.export(Self.item(1, content: "Q one") + Self.item(2, content: "two"), declaration: "").utf8)
            .drop { $0 == 10 }
        let position = try #require(data.range(of: Data("[CDATA[Q".utf8)))
        data.replaceSubrange(position, with: Data("[CDATA[".utf8) + [0xD6, 0xD0, 0xFF, 0x20])
        let (articles, _) = try read(data)
        #expect(articles.map(words) == ["中\u{FFFD} one", "two"])
    }
}
