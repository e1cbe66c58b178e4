import Document
import Testing

@Suite struct DocumentChangesTests {
    private func paragraphs(_ texts: String...) -> Document { Document(texts.map { .paragraph([.plain($0)]) }) }

    @Test func textIsComparedWordByWordAndChineseCharacterByCharacter() {
        #expect(
            TextChanges(from: "The quick fox", to: "The slow fox").parts
                == [.kept("The "), .deleted("quick"), .inserted("slow"), .kept(" fox")])
        #expect(
            TextChanges(from: "今天去公园。", to: "今天不去公园。").parts
                == [.kept("今天"), .inserted("不"), .kept("去公园。")])
        #expect(TextChanges(from: "v1.2", to: "v1.3").parts == [.kept("v1."), .deleted("2"), .inserted("3")])
        #expect(TextChanges(from: "same", to: "same").isEmpty)
        #expect(TextChanges(from: "", to: "new").parts == [.inserted("new")])
    }

    @Test func whatTwoRewrittenSentencesHappenToShareIsNotKept() {
        #expect(
            TextChanges(from: "他们的老师昨天来了", to: "我家的小猫今天走了").parts.count <= 4)
    }

    @Test func blocksAreFoundAgain() {
        let changes = Document.changes(
            from: paragraphs("one", "two words here", "three"),
            to: paragraphs("zero", "one", "two other words here", "four"))
        #expect(
            changes.blocks == [
                .inserted(.paragraph([.plain("zero")])), .kept(.paragraph([.plain("one")])),
                .changed(
                    from: .paragraph([.plain("two words here")]), to: .paragraph([.plain("two other words here")]),
                    .line([.kept([.plain("two ")]), .inserted([.plain("other ")]), .kept([.plain("words here")])])),
                .deleted(.paragraph([.plain("three")])), .inserted(.paragraph([.plain("four")])),
            ])
    }

    @Test func otherMarksAreAChangeAndAnotherLinkIsAnother() {
        func line(_ marks: Marks) -> [Inline] { [.plain("see "), .text("this page", marks), .plain(" for more")] }
        func change(_ old: Marks, _ new: Marks) -> [LineChange] {
            let changes = Document.changes(
                from: Document([.paragraph(line(old))]), to: Document([.paragraph(line(new))]))
            guard case .changed(_, _, .line(let line)) = changes.blocks.first else { return [] }
            return line
        }
        let words = [Inline.text("this page", Marks())], bold = [Inline.text("this page", Marks(.bold))]
        let linked = [Inline.text("this page", Marks(link: WebAddress("/a")))]
        let (before, after) = (LineChange.kept([.plain("see ")]), LineChange.kept([.plain(" for more")]))
        #expect(change(Marks(), Marks(.bold)) == [before, .restyled(from: words, to: bold), after])
        #expect(
            change(Marks(), Marks(link: WebAddress("/a"))) == [before, .deleted(words), .inserted(linked), after])
    }

    @Test func listsAndTablesAreComparedByTheirParts() {
        func list(_ items: String...) -> Document {
            Document([.bulletList(items.map { ListItem([.paragraph([.plain($0)])]) })])
        }
        let changes = Document.changes(from: list("milk", "bread", "eggs"), to: list("milk", "eggs", "tea"))
        guard case .changed(_, _, .items(let items)) = changes.blocks.first else {
            Issue.record("the list was not found again")
            return
        }
        #expect(items.count == 4)
        #expect(items[1] == .deleted(ListItem([.paragraph([.plain("bread")])])))
        func table(_ rows: [String]...) -> Document {
            Document([.table(Table(rows: rows.map { $0.map { TableCell(content: [.plain($0)]) } }))])
        }
        let rows = Document.changes(from: table(["a", "b c"], ["d", "e"]), to: table(["a", "b c d"], ["d", "e"]))
        guard case .changed(_, _, .table(let rows, _)) = rows.blocks.first else {
            Issue.record("the table was not found again")
            return
        }
        #expect(rows.count == 2)
    }

    @Test func picturesAreTheSameWhileTheirFileIs() {
        func picture(_ address: String, _ caption: String) -> Document {
            Document([.figure(Figure(source: .remote(address), alt: "alt", caption: [.plain(caption)]))])
        }
        let recaptioned = Document.changes(from: picture("a.png", "one two"), to: picture("a.png", "one three"))
        guard case .changed(_, _, .words(let alt, let caption)) = recaptioned.blocks.first else {
            Issue.record("the picture was not found again")
            return
        }
        #expect(alt.isEmpty)
        #expect(caption.count == 3)
        #expect(Document.changes(from: picture("a.png", "one"), to: picture("b.png", "one")).blocks.count == 2)
    }
}
