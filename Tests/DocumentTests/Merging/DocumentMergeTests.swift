import Document
import Testing

@Suite struct DocumentMergeTests {
    private func paragraphs(_ texts: String...) -> Document { Document(texts.map { .paragraph([.plain($0)]) }) }

    private func merged(_ base: Document, _ mine: Document, _ theirs: Document) -> Document {
        let merge = Document.merge(base: base, mine: mine, theirs: theirs)
        #expect(merge.conflicts.isEmpty)
        return merge.document
    }

    @Test func changesOfDifferentBlocksAreBothTaken() {
        #expect(
            merged(
                paragraphs("one", "two", "three"), paragraphs("one more", "two", "three"), paragraphs("one", "three"))
                == paragraphs("one more", "three"))
    }

    @Test func changesOfDifferentWordsOfAParagraphAreBothTaken() {
        #expect(
            merged(
                paragraphs("The quick brown fox jumps over the dog."),
                paragraphs("The slow brown fox jumps over the dog."),
                paragraphs("The quick brown fox jumps over the lazy cat."))
                == paragraphs("The slow brown fox jumps over the lazy cat."))
        #expect(
            merged(paragraphs("我们今天去公园散步。"), paragraphs("我们明天去公园散步。"), paragraphs("我们今天去公园跑步。"))
                == paragraphs("我们明天去公园跑步。"))
    }

    @Test(arguments: [("短", "短，甲写的", "短，乙写的"), ("end.", "end. Mine", "end. Theirs"), ("a", "a b", "a c")])
    func whatTwoWriteAtTheEndOfAParagraphSurvives(_ base: String, _ mine: String, _ theirs: String) {
        #expect(
            merged(paragraphs(base), paragraphs(mine), paragraphs(theirs))
                == paragraphs(theirs + mine.dropFirst(base.count)))
    }

    @Test func twoHundredWritersOnTheSameBaseKeepTheirParagraphs() {
        let base = paragraphs("the beginning", "the end")
        var current = base
        let places = (0..<200).map { $0 % 3 }
        for (writer, place) in places.enumerated() {
            var mine = base
            mine.blocks.insert(.paragraph([.plain("paragraph \(writer)")]), at: place)
            current = merged(base, mine, current)
        }
        #expect(current.blocks.count == 202)
        #expect(Set(current.blocks).isSuperset(of: (0..<200).map { .paragraph([.plain("paragraph \($0)")]) }))
    }

    @Test func aListAndATableAreMergedByTheirParts() {
        func list(_ items: String...) -> Block { .bulletList(items.map { ListItem([.paragraph([.plain($0)])]) }) }
        func table(_ rows: [String]...) -> Block {
            .table(Table(rows: rows.map { $0.map { TableCell(content: [.plain($0)]) } }))
        }
        let base = Document([list("milk", "brown bread", "eggs"), table(["a", "b"], ["c", "d"])])
        let mine = Document([list("milk", "white bread", "eggs", "tea"), table(["a", "b"], ["c", "d mine"])])
        let theirs = Document([list("brown bread", "eggs"), table(["a theirs", "b"], ["c", "d"], ["e", "f"])])
        #expect(
            merged(base, mine, theirs)
                == Document([
                    list("white bread", "eggs", "tea"), table(["a theirs", "b"], ["c", "d mine"], ["e", "f"]),
                ]))
    }

    @Test func howWordsAreSetIsMergedStyleByStyle() throws {
        func line(_ first: Marks, _ second: Marks) -> Document {
            Document([.paragraph([.text("one", first), .plain(" and "), .text("two", second)])])
        }
        let link = Marks(link: WebAddress("/a"))
        #expect(
            merged(line(Marks(), Marks()), line(Marks(.bold), link), line(Marks(.italic), Marks(.bold)))
                == line(Marks([.bold, .italic]), Marks(.bold, link: WebAddress("/a"))))
        let other = Marks(link: WebAddress("/b"))
        let merge = Document.merge(
            base: line(Marks(), Marks()), mine: line(link, Marks()), theirs: line(other, Marks()))
        #expect(merge.conflicts.count == 1)
        #expect(merge.document == line(other, Marks()).normalized())
    }

    @Test func theSameWordsReplacedDifferentlyAreAConflict() throws {
        let (base, mine, theirs) = (
            paragraphs("x", "the old title"), paragraphs("x", "the good title"), paragraphs("y", "x", "the best title")
        )
        let merge = Document.merge(base: base, mine: mine, theirs: theirs)
        #expect(merge.document == theirs)
        let conflict = try #require(merge.conflicts.first)
        #expect(merge.conflicts.count == 1)
        #expect(conflict.path == [2])
        #expect(conflict.shown == .theirs)
        #expect(conflict.base == [base.blocks[1]])
        #expect((conflict.mine, conflict.theirs) == ([mine.blocks[1]], [theirs.blocks[2]]))
    }

    @Test(arguments: [true, false]) func whatOneDeletedAndTheOtherChangedStays(_ minePerhaps: Bool) throws {
        let base = paragraphs("one", "two words", "three")
        let deleted = paragraphs("one", "three"), changed = paragraphs("one", "two more words", "three")
        let merge = Document.merge(
            base: base, mine: minePerhaps ? deleted : changed, theirs: minePerhaps ? changed : deleted)
        #expect(merge.document == changed)
        let conflict = try #require(merge.conflicts.first)
        #expect(conflict.path == [1])
        #expect(conflict.shown == (minePerhaps ? .theirs : .mine))
        #expect(conflict.mine.isEmpty == minePerhaps)
    }

    @Test func aConflictInAListNamesItsItem() throws {
        func list(_ text: String) -> Document {
            Document([
                .rule, .bulletList([ListItem([.paragraph([.plain("a")])]), ListItem([.paragraph([.plain(text)])])]),
            ])
        }
        let merge = Document.merge(base: list("one two"), mine: list("one three"), theirs: list("one four"))
        #expect(merge.conflicts.map(\.path) == [[1, 1, 0]])
        #expect(merge.document == list("one four"))
    }

    @Test func aConflictIsDecidedByItsNumber() {
        let merge = Document.merge(
            base: paragraphs("one a", "two", "three a"), mine: paragraphs("one m", "two", "three m"),
            theirs: paragraphs("one t", "two", "three t"))
        #expect(merge.resolved([:]) == merge.document)
        #expect(merge.resolved([0: .mine]) == paragraphs("one m", "two", "three t"))
        #expect(merge.resolved([0: .both, 1: .mine]) == paragraphs("one t", "one m", "two", "three m"))
        let deleted = Document.merge(
            base: paragraphs("one a", "two"), mine: paragraphs("one m", "two"), theirs: paragraphs("two"))
        #expect(deleted.resolved([0: .theirs]) == paragraphs("two"))
    }

    @Test func wordsNeverGrowTogether() {
        #expect(TextMerge(base: "", mine: "Mine", theirs: "Theirs").text == "Theirs Mine")
        #expect(TextMerge(base: "a b c d", mine: "a d", theirs: "a b d").text == "a d")
        #expect(TextMerge(base: "标题", mine: "新标题", theirs: "标题二") == TextMerge(base: "", mine: "", theirs: "新标题二"))
        #expect(TextMerge(base: "old", mine: "good", theirs: "best").isConflict)
    }
}
