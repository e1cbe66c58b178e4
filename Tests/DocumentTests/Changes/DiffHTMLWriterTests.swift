import Document
import Testing

@Suite struct DiffHTMLWriterTests {
    private func html(_ old: [Block], _ new: [Block], context: Int? = nil) -> String {
        let labels = DiffHTMLWriter.Labels(inserted: "+", deleted: "-", restyled: "~", alt: "Alt:", gap: "{count} same")
        return DiffHTMLWriter(writer: HTMLWriter { _ in nil }, labels: labels, context: context)
            .write(Document.changes(from: Document(old), to: Document(new)))
    }

    private func paragraph(_ text: String) -> Block { .paragraph([.plain(text)]) }
    private let plus = #"<span class="visually-hidden">+ </span>"#
    private let minus = #"<span class="visually-hidden">- </span>"#
    private let tilde = #"<span class="visually-hidden">~ </span>"#

    @Test func wordsAndBlocks() {
        #expect(
            html([paragraph("one & two three"), paragraph("gone")], [paragraph("new"), paragraph("one & 2 three")])
                == "<ins class=\"diff-block\">\(plus)<p>new</p></ins>"
                + "<p>one &amp; <del>\(minus)two</del><ins>\(plus)2</ins> three</p>"
                + "<del class=\"diff-block\">\(minus)<p>gone</p></del>")
    }

    @Test func settingAndKind() {
        #expect(
            html([paragraph("one two")], [.paragraph([.plain("one "), .text("two", Marks(.bold))])])
                == "<p>one <span class=\"diff-restyled\">\(tilde)<strong>two</strong></span></p>")
        #expect(
            html([paragraph("one two")], [.heading(.two, [.plain("one two")])])
                == "<div class=\"diff-restyled\">\(tilde)<h2 id=\"one-two\">one two</h2></div>")
    }

    @Test func whatStayedIsLeftOut() {
        let blocks = (0..<9).map { paragraph("paragraph number \($0)") }
        var changed = blocks
        changed.remove(at: 4)
        #expect(
            html(blocks, changed, context: 1)
                == "<p class=\"diff-gap\">3 same</p><p>paragraph number 3</p>"
                + "<del class=\"diff-block\">\(minus)<p>paragraph number 4</p></del><p>paragraph number 5</p>"
                + "<p class=\"diff-gap\">3 same</p>")
        #expect(html(blocks, blocks, context: 0) == "<p class=\"diff-gap\">9 same</p>")
    }

    @Test func listsTablesAndPictures() {
        func item(_ text: String) -> ListItem { ListItem([paragraph(text)]) }
        #expect(
            html([.bulletList([item("a"), item("b")])], [.bulletList([item("a"), item("b"), item("c")])])
                == "<ul><li>a</li><li>b</li><li><ins class=\"diff-block\">\(plus)c</ins></li></ul>")
        func table(_ rows: [[String]]) -> Block {
            .table(Table(rows: rows.map { $0.map { TableCell(content: [.plain($0)]) } }))
        }
        #expect(
            html([table([["a", "b c"], ["d", "e"]])], [table([["a", "b x"], ["d", "e"], ["f", "g"]])])
                .contains(
                    "<tr><td>a</td><td>b <del>\(minus)c</del><ins>\(plus)x</ins></td></tr><tr><td>d</td><td>e</td></tr>"
                        + "<tr><td><ins>\(plus)f</ins></td><td><ins>\(plus)g</ins></td></tr>"))
        func picture(_ alt: String) -> Block { .figure(Figure(source: .remote("a.png"), alt: alt)) }
        #expect(
            html([picture("a cat")], [picture("a dog")])
                == "<figure class=\"figure\" data-source=\"a.png\"><span>a dog</span><figcaption>"
                + "<span class=\"diff-alt\">Alt: a <del>\(minus)cat</del><ins>\(plus)dog</ins></span></figcaption></figure>"
        )
    }

    @Test func notesStandWhereTheyAreCalled() {
        func text(_ note: String) -> Block { .paragraph([.plain("words"), .footnote([.plain(note)])]) }
        #expect(
            html([text("one")], [text("two")])
                == "<p>words<del>\(minus)<small class=\"diff-note\">(one)</small></del>"
                + "<ins>\(plus)<small class=\"diff-note\">(two)</small></ins></p>")
    }

    /// Without labels, insertions and the elements around them, the page is the old document's, and the other way round.
    @Test(arguments: UInt64(0)..<150) func everyWordIsWritten(seed: UInt64) throws {
        var maker = DocumentMaker(seed: seed)
        let old = maker.document()
        var editor = DocumentEditor(seed: seed &* 3, signature: "x")
        let new = editor.edit(old, times: 5)
        let html = DiffHTMLWriter(writer: HTMLWriter { _ in nil }).write(Document.changes(from: old, to: new))
        let text = PlainTextWriter.write(try HTMLReader.read(html).document)
        for word in editor.written where PlainTextWriter.write(new).contains(word) { #expect(text.contains(word)) }
        #expect(html.components(of: "<ins") == html.components(of: "</ins>"))
        #expect(html.components(of: "<del") == html.components(of: "</del>"))
    }

    @Test func titles() {
        let writer = DiffHTMLWriter(writer: HTMLWriter { _ in nil })
        #expect(
            writer.write(TextChanges(from: "A <b>", to: "B <b>"))
                == "<del><span class=\"visually-hidden\">Deleted: </span>A</del>"
                + "<ins><span class=\"visually-hidden\">Inserted: </span>B</ins> &lt;b&gt;")
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
