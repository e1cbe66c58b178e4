import Document
import Testing

@Suite struct NormalizedTests {
    private func paragraph(_ inlines: Inline...) -> [Block] {
        Document([.paragraph(inlines)]).normalized().blocks
    }

    @Test func whiteSpaceIsCollapsed() {
        #expect(paragraph(.plain("  a \n\t b  "), .plain(" c ")) == [.paragraph([.plain("a b c")])])
        #expect(paragraph(.plain("\u{A0}a\u{A0}\u{A0}b")) == [.paragraph([.plain("\u{A0}a\u{A0}\u{A0}b")])])
    }

    @Test func lineEndsBetweenChineseCharactersAreNoSpaces() {
        #expect(paragraph(.plain("中文\n中文，\n“好”\nword\n中")) == [.paragraph([.plain("中文中文，“好” word 中")])])
        #expect(paragraph(.plain("中 文")) == [.paragraph([.plain("中 文")])])
    }

    @Test func spacesLeaveTheMarksTheyEnd() {
        #expect(
            paragraph(.plain("a"), .text(" b ", Marks(.bold)), .text(" c", Marks([.bold, .italic])))
                == [
                    .paragraph([.plain("a "), .text("b ", Marks(.bold)), .text("c", Marks([.bold, .italic]))])
                ])
    }

    @Test func twoBreaksEndAParagraphAndOuterBreaksVanish() {
        #expect(
            paragraph(
                .hardBreak, .plain("a"), .hardBreak, .plain("b "), .hardBreak, .hardBreak, .plain("c"), .hardBreak)
                == [.paragraph([.plain("a"), .hardBreak, .plain("b")]), .paragraph([.plain("c")])])
    }

    @Test func blankBlocksAndForbiddenCharactersVanish() {
        let document = Document([
            .paragraph([]), .paragraph([.plain("\u{A0}\u{3000}\u{200B}")]), .heading(.two, [.hardBreak]),
            .bulletList([]),
            .bulletList([ListItem([])]), .blockquote([.paragraph([])]), .codeBlock(language: nil, "\n \n"),
            .gallery(Gallery(figures: [])), .table(Table(rows: [])), .paragraph([.plain("a\u{0}\u{8}\u{FFFE}\u{85}b")]),
        ])
        #expect(document.normalized().blocks == [.paragraph([.plain("ab")])])
    }

    @Test func notesInNotesBecomePartOfThem() {
        #expect(
            paragraph(.plain("x"), .footnote([.plain("a "), .footnote([.plain("b")])]), .footnote([]))
                == [.paragraph([.plain("x"), .footnote([.plain("a b")])])])
    }

    @Test func codeKeepsItsSpacesAndLosesItsOuterLineEnds() {
        let code = Document([.codeBlock(language: "Swift", "\r\n  a\r\n\tb  \r\n\n")]).normalized()
        #expect(code.blocks == [.codeBlock(language: "swift", "  a\n\tb  ")])
    }

    @Test func deepListsAndQuotationsStandBesideWhatHeldThem() throws {
        var blocks: [Block] = [.paragraph([.plain("x")])]
        for _ in 0..<300 { blocks = [.bulletList([ListItem(blocks)]), .blockquote(blocks)].suffix(1) + [] }
        for _ in 0..<300 { blocks = [.bulletList([ListItem(blocks)])] }
        let document = Document(blocks).normalized()
        #expect(try Document(json: document.json()) == document)
    }

    @Test func headingsSkipNoLevel() {
        func levels(_ levels: HeadingLevel...) -> [HeadingLevel] {
            Document(levels.map { .heading($0, [.plain("x")]) }).normalized().blocks.compactMap {
                if case .heading(let level, _) = $0 { level } else { nil }
            }
        }
        #expect(levels(.three, .three, .two, .four, .four, .three) == [.two, .two, .two, .three, .three, .three])
        #expect(levels(.two, .three, .four, .two) == [.two, .three, .four, .two])
        let quoted = Document([.blockquote([.heading(.four, [.plain("x")])])]).normalized()
        #expect(quoted.blocks == [.blockquote([.heading(.two, [.plain("x")])])])
    }

    @Test func tablesAreRectangles() throws {
        func cell(_ text: String, _ columns: Int = 1, _ rows: Int = 1) -> TableCell {
            TableCell(columnSpan: columns, rowSpan: rows, content: text.isEmpty ? [] : [.plain(text)])
        }
        func normalized(_ rows: [[TableCell]]) -> [Block] { Document([.table(Table(rows: rows))]).normalized().blocks }
        // A short row is filled, a span that reaches below is cut.
        #expect(
            normalized([[cell("a", 1, 9), cell("b")], [], [cell("c")], [cell("d"), cell("e")]]) == [
                .table(
                    Table(rows: [
                        [cell("a", 1, 3), cell("b"), cell("")], [cell("c"), cell("")], [cell("d"), cell("e")],
                    ]))
            ])
        // A column in which no cell begins is none.
        #expect(normalized([[cell("a", 3)], [cell("b", 3)]]) == [.table(Table(rows: [[cell("a")], [cell("b")]]))])
        // Cells that would overlap are cut.
        #expect(
            normalized([[cell("a"), cell("b", 1, 2)], [cell("c", 2)]]) == [
                .table(Table(rows: [[cell("a"), cell("b", 1, 2)], [cell("c")]]))
            ])
        #expect(normalized([[cell("alone")]]) == [.paragraph([.plain("alone")])])
    }

    @Test func anAccentAfterASlashDoesNotHideTheSlash() {
        #expect(WebAddress("//\u{301}evil.example") == nil)
        #expect(WebAddress("/a") != nil)
    }

    @Test func hugeSpansCostLittle() {
        let row = (0..<200).map { _ in TableCell(columnSpan: 100, rowSpan: 100, content: [.plain("x")]) }
        let table = Table(rows: Array(repeating: row, count: 60))
        #expect(Document([.table(table)]).normalized().nodeCount <= 2 * 60 * 200 + 400)
    }

    @Test(
        arguments: [
            ("  http://a.b/c d", "http://a.b/c%20d"), ("java\nscript:x", nil), ("//a.b/", "https://a.b/"),
            ("http://a.b/中?x={y}|\"z\"", "http://a.b/%E4%B8%AD?x=%7By%7D%7C%22z%22"),
            ("http://a.b/%zz%20[x]#a#b", "http://a.b/%25zz%20%5Bx%5D#a%23b"),
            ("http://[::1]/x", "http://[::1]/x"), ("relative/path", nil), ("https:\\\\evil", nil),
            ("http://a.b:port/x", nil), ("http:///x", nil),
            ("http://a.b:8080/", "http://a.b:8080/"), ("#标题", "#%E6%A0%87%E9%A2%98"),
        ] as [(String, String?)])
    func addressesAreSpeltAsBrowsersDo(_ text: String, _ expected: String?) {
        #expect(WebAddress(cleaning: text)?.description == expected)
        if let expected { #expect(WebAddress(cleaning: expected)?.description == expected) }
    }
}
