import Document
import Foundation
import Kernel
import Testing

@Suite struct PassageTests {
    private func paragraphs(_ texts: String...) -> Document { Document(texts.map { .paragraph([.plain($0)]) }) }

    private func passage(_ document: Document, _ block: Int, _ words: String) throws -> Passage {
        let text = document.textBlocks[block]
        let range = try #require(text.range(of: words))
        let start = text.utf16.distance(from: text.startIndex, to: range.lowerBound)
        let location = Passage.Location(block: block, start: start, end: start + words.utf16.count)
        return try #require(Passage(in: document, at: location))
    }

    @Test func textBlocksAreInTheOrderOfThePage() throws {
        let document = try MarkdownReader.read(
            "## T\n\n- a[^1]\n  - b\n- c\n\n```\ncode\n```\n\n> q\\\n> r\n\n|x|y|\n|-|-|\n|1||\n\n[^1]: note\n"
        ).document
        #expect(document.textBlocks == ["T", "a", "b", "c", "code", "q\nr", "x", "y", "1"])
    }

    @Test func isFoundWhereItStood() throws {
        let document = paragraphs("first", "the same words, the same words, 😀 and more")
        let passage = try passage(document, 1, "😀 and")
        #expect((passage.start, passage.end) == (32, 38))
        #expect(passage.quote == "😀 and")
        #expect((passage.prefix, passage.suffix) == ("the same words, the same words, ", " more\n"))
        #expect(passage.locate(in: document) == Passage.Location(block: 1, start: 32, end: 38))
        let again = try JSONDecoder().decode(Passage.self, from: JSONEncoder().encode(passage))
        #expect(again == passage)
    }

    @Test func isFoundAgainAfterEdits() throws {
        let passage = try passage(paragraphs("zero", "we said that the words are here."), 1, "the words")
        let edited = paragraphs("new", "zero", "Yesterday we said that the words are not here.", "Other the words.")
        #expect(passage.locate(in: edited) == Passage.Location(block: 2, start: 23, end: 32))
    }

    @Test func ofPlacesThatAreAsGoodOnlyTheOldOneIsTaken() throws {
        let twice = paragraphs("again and again", "again and again")
        let passage = try #require(Passage(in: paragraphs("again"), at: Passage.Location(block: 0, start: 0, end: 5)))
        #expect(passage.locate(in: paragraphs("x again x", "x again x")) == nil)
        let first = try self.passage(twice, 1, "again and")
        #expect(first.locate(in: twice)?.block == 1)
    }

    @Test func isNotFoundWhenItsWordsAreGone() throws {
        let passage = try passage(paragraphs("some old words here"), 0, "old")
        #expect(passage.locate(in: paragraphs("some new words here")) == nil)
        #expect(passage.locate(in: paragraphs("entirely different and old beyond measure")) == nil)
        #expect(passage.locate(in: Document()) == nil)
    }

    @Test func whatIsNowhereIsNoPassage() {
        let document = paragraphs("a😀b")
        let nowhere = [
            (0, 0, 0), (0, 2, 1), (0, 0, 5), (1, 0, 1), (-1, 0, 1), (0, -1, 1), (0, 0, 2), (0, 2, 3), (0, 0, .max),
            (.max, 0, 1), (0, .min, 1),
        ]
        for (block, start, end) in nowhere {
            #expect(Passage(in: document, at: Passage.Location(block: block, start: start, end: end)) == nil)
        }
        let long = paragraphs(String(repeating: "a", count: 3_000))
        #expect(Passage(in: long, at: Passage.Location(block: 0, start: 0, end: 2_001)) == nil)
    }

    @Test func aSearchIsLinear() throws {
        let document = paragraphs(String(repeating: "a", count: 40_000))
        let passage = try #require(Passage(in: document, at: Passage.Location(block: 0, start: 1_000, end: 3_000)))
        #expect(passage.locate(in: document)?.start == 1_000)
    }

    @Test func isMarkedAcrossMarksNotesAndOtherPassages() {
        let document = Document([
            .paragraph([
                .plain("one "), .text("two three", Marks(.bold)), .footnote([.plain("note")]), .plain(" four"),
            ])
        ])
        func marked(_ name: String, _ start: Int, _ end: Int) -> MarkedPassage {
            MarkedPassage(name: name, location: Passage.Location(block: 0, start: start, end: end))
        }
        let html = HTMLWriter { _ in nil }.write(document, marking: [marked("1", 2, 7), marked("2", 5, 15)])
        let body = html.prefix(upTo: html.range(of: "<section")?.lowerBound ?? html.endIndex)
        #expect(
            body == ##"<p data-block="0">on<mark class="passage" id="passage-1" data-passage="1">e <strong>t</strong>"##
                + ##"<mark class="passage" id="passage-2" data-passage="2"><strong>wo</strong></mark></mark>"##
                + ##"<mark class="passage" data-passage="2"><strong> three</strong><sup class="footnote-call">"##
                + ##"<a id="fnref-1" href="#fn-1">1</a></sup> f</mark>our</p>"##)
    }
}
