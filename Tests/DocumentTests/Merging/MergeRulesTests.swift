import Testing

@testable import Document

@Suite struct MergeRulesTests {
    private func paragraphs(_ texts: String...) -> Document {
        Document(texts.map { .paragraph([.plain($0)]) })
    }

    private func text(_ document: Document) -> [String] {
        document.blocks.map { PlainTextWriter.write(Document([$0])) }
    }

    @Test func changesOfDifferentPlacesAreJoined() {
        let base = paragraphs("第一段。", "第二段。", "第三段。")
        let mine = paragraphs("第一段改了。", "第二段。", "第三段。")
        let theirs = paragraphs("第一段。", "第二段。", "第三段。", "第四段。")
        let merge = Document.merge(base: base, mine: mine, theirs: theirs)
        #expect(text(merge.document) == ["第一段改了。", "第二段。", "第三段。", "第四段。"])
        #expect(merge.conflicts.isEmpty)
    }

    @Test func neighboursAreJoined() {
        let base = paragraphs("one two three", "four five six")
        let merge = Document.merge(
            base: base, mine: paragraphs("one two three!", "four five six"),
            theirs: paragraphs("one two three", "four five six?"))
        #expect(text(merge.document) == ["one two three!", "four five six?"])
        #expect(merge.conflicts.isEmpty)
    }

    @Test func twoWhoTypeAtTheEndOfOneParagraphAreBothThere() {
        let merge = Document.merge(
            base: paragraphs("潮水第二次涨上来"), mine: paragraphs("潮水第二次涨上来，街上没有人"), theirs: paragraphs("潮水第二次涨上来。天亮了"))
        #expect(text(merge.document) == ["潮水第二次涨上来。天亮了，街上没有人"])
        #expect(merge.conflicts.isEmpty)
    }

    @Test func twoWhoBeginAnEmptyArticleAreBothThere() {
        let merge = Document.merge(base: Document(), mine: paragraphs("甲"), theirs: paragraphs("乙"))
        #expect(text(merge.document) == ["乙", "甲"])
    }

    @Test func wordsOfOneSentenceAreJoined() {
        let merge = Document.merge(
            base: paragraphs("The quick fox jumps over the dog."),
            mine: paragraphs("The quick brown fox jumps over the dog."),
            theirs: paragraphs("The quick fox jumps over the lazy dog."))
        #expect(text(merge.document) == ["The quick brown fox jumps over the lazy dog."])
    }

    @Test func differentWordsForTheSameAreAConflictAndTheirsStands() {
        let merge = Document.merge(
            base: paragraphs("共有 30 人到场，会议开了两个小时。"), mine: paragraphs("共有 50 人到场，会议开了两个小时。"),
            theirs: paragraphs("共有 20 人到场，会议开了两个小时。"))
        #expect(text(merge.document) == ["共有 20 人到场，会议开了两个小时。"])
        #expect(merge.conflicts.map(\.path) == [[0]])
        #expect(merge.conflicts.first?.mine == [.paragraph([.plain("共有 50 人到场，会议开了两个小时。")])])
    }

    @Test func whatOneDeletesAndTheOtherChangesStays() {
        let base = paragraphs("保留的一段。", "有争议的一段文字。")
        let changed = paragraphs("保留的一段。", "有争议的一段文字，补充。")
        let shortened = paragraphs("保留的一段。")
        for (mine, theirs) in [(changed, shortened), (shortened, changed)] {
            let merge = Document.merge(base: base, mine: mine, theirs: theirs)
            #expect(text(merge.document) == ["保留的一段。", "有争议的一段文字，补充。"])
            #expect(merge.conflicts.count == 1)
        }
    }

    @Test func boldAndWordsAreJoined() {
        let bold = Document([.paragraph([.plain("one "), .text("two", Marks(.bold)), .plain(" three")])])
        let merge = Document.merge(
            base: paragraphs("one two three"), mine: bold, theirs: paragraphs("one two three four"))
        #expect(
            merge.document
                == Document([.paragraph([.plain("one "), .text("two", Marks(.bold)), .plain(" three four")])]))
    }

    @Test func itemsCellsAndCaptionsAreJoined() throws {
        func list(_ items: String...) -> Block {
            .bulletList(items.map { ListItem([.paragraph([.plain($0)])]) })
        }
        func table(_ cells: [[String]]) -> Block {
            .table(Table(rows: cells.map { $0.map { TableCell(isHeader: false, content: [.plain($0)]) } }))
        }
        let base = Document([list("盐", "糖"), table([["a", "b"], ["c", "d"]]), .codeBlock(language: "c", "x\ny\nz")])
        let mine = Document([
            list("盐", "糖", "醋"), table([["a", "b"], ["c", "d mine"]]), .codeBlock(language: "c", "x1\ny\nz"),
        ])
        let theirs = Document([
            list("油", "盐", "糖"), table([["a theirs", "b"], ["c", "d"]]), .codeBlock(language: "c", "x\ny\nz3"),
        ])
        let merge = Document.merge(base: base, mine: mine, theirs: theirs)
        #expect(merge.conflicts.isEmpty)
        #expect(
            merge.document
                == Document([
                    list("油", "盐", "糖", "醋"), table([["a theirs", "b"], ["c", "d mine"]]),
                    .codeBlock(language: "c", "x1\ny\nz3"),
                ]).normalized())
    }

    @Test func twoHundredWritersOnOneBaseLoseNothing() {
        let base = paragraphs("开头。", "结尾。")
        var current = base
        for writer in 0..<200 {
            let mine = paragraphs("开头。", "第\(writer)位作者写的一段。", "结尾。")
            let merge = Document.merge(base: base, mine: mine, theirs: current)
            #expect(merge.conflicts.isEmpty)
            current = merge.document
        }
        let all = Set(text(current))
        for writer in 0..<200 { #expect(all.contains("第\(writer)位作者写的一段。")) }
        #expect(current.blocks.count == 202)
    }

    @Test(arguments: 0..<300) func theLawsOfMergingHold(_ seed: UInt64) {
        var maker = DocumentMaker(seed: seed)
        let base = maker.document(), other = maker.document()
        #expect(Document.merge(base: base, mine: other, theirs: base).document == other)
        #expect(Document.merge(base: base, mine: base, theirs: other).document == other)
        #expect(Document.merge(base: base, mine: other, theirs: other).document == other)
    }

    /// Both sides add words of their own at random places; each of them is in the document or in a conflict.
    @Test(arguments: 0..<200) func noWordIsLost(_ seed: UInt64) {
        var maker = DocumentMaker(seed: seed)
        let base = maker.document()
        let mine = maker.changed(base, word: "mine"), theirs = maker.changed(base, word: "theirs")
        let merge = Document.merge(base: base, mine: mine.document, theirs: theirs.document)
        let shown =
            PlainTextWriter.write(merge.document)
            + merge.conflicts.map { PlainTextWriter.write(Document($0.mine + $0.theirs)) }.joined()
        for word in mine.words + theirs.words { #expect(shown.contains(word), "\(word)") }
        #expect(merge.document == merge.document.normalized())
    }
}

extension DocumentMaker {
    /// A document with new words in some of its paragraphs, new paragraphs, and some blocks taken away.
    mutating func changed(_ document: Document, word: String) -> (document: Document, words: [String]) {
        var blocks: [Block] = []
        var words: [String] = []
        func new(_ number: Int) -> String { "\(word)\(number)x" }
        for (index, block) in document.blocks.enumerated() {
            switch (Int.random(in: 0...5, using: &random), block) {
            case (0, .rule), (0, .linkCard): break
            case (1, _):
                words.append(new(index))
                blocks += [block, .paragraph([.plain(new(index))])]
            case (2, .paragraph(let content)):
                words.append(new(index))
                blocks.append(.paragraph(content + [.plain(" " + new(index))]))
            case (3, .paragraph(let content)):
                words.append(new(index))
                blocks.append(.paragraph([.plain(new(index) + " ")] + content))
            default: blocks.append(block)
            }
        }
        return (Document(blocks).normalized(), words)
    }
}
