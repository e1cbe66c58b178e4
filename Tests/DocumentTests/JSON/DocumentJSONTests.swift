import Document
import Kernel
import Testing

@Suite struct DocumentJSONTests {
    private func document(_ content: String) throws -> Document {
        try Document(json: "{\"type\":\"doc\",\"content\":[\(content)]}")
    }

    @Test func writesKeysInOrderAndNothingThatSaysNothing() {
        let document = Document([
            .heading(.three, [.text("题", Marks([.bold, .italic], link: WebAddress("/x")))]),
            .orderedList(start: 2, [ListItem([.paragraph([.plain("a"), .hardBreak, .footnote([.plain("n")])])])]),
        ])
        #expect(
            document.json()
                == #"{"content":[{"attrs":{"level":3},"content":[{"marks":[{"type":"bold"},{"type":"italic"},{"attrs":{"href":"/x"},"type":"link"}],"text":"题","type":"text"}],"type":"heading"},{"attrs":{"start":2},"content":[{"content":[{"content":[{"text":"a","type":"text"},{"type":"hardBreak"},{"content":[{"text":"n","type":"text"}],"type":"footnote"}],"type":"paragraph"}],"type":"listItem"}],"type":"orderedList"}],"type":"doc"}"#
        )
    }

    @Test func escapesWhatStringsMayNotHold() throws {
        let document = Document([.codeBlock(language: nil, "\"\\</script>\t\u{1F}é\n\u{2028}x")]).normalized()
        #expect(document.json().contains(#""\"\\\u003c/script>\té\n"#))
        #expect(try Document(json: document.json()) == document)
    }

    @Test func anEmptyDocumentIsItself() throws {
        #expect(Document().json() == #"{"type":"doc"}"#)
        #expect(try Document(json: #"{"type":"doc"}"#) == Document())
    }

    @Test func readsWhatTiptapWrites() throws {
        let read = try document(
            #"""
            {"type":"paragraph","attrs":{"textAlign":null},"content":[
              {"type":"text","text":"a ","marks":[{"type":"link","attrs":{"href":"https://a.b/","target":"_blank","rel":"x","class":null}}]},
              {"type":"text","text":"b","marks":[{"type":"highlight","attrs":{"color":null}}]}]},
            {"type":"table","content":[{"type":"tableRow","content":[
              {"type":"tableHeader","attrs":{"colspan":1,"rowspan":1,"colwidth":null},"content":[{"type":"paragraph","content":[{"type":"text","text":"h"}]}]},
              {"type":"tableCell","attrs":{"colspan":1,"rowspan":1,"align":"right"},"content":[{"type":"paragraph"},{"type":"paragraph","content":[{"type":"text","text":"c"}]}]}]}]},
            {"type":"codeBlock","attrs":{"language":null},"content":[{"type":"text","text":"x"}]}
            """#)
        #expect(
            read.blocks == [
                .paragraph([
                    .text("a", Marks(link: WebAddress("https://a.b/"))), .plain(" "), .text("b", Marks(.highlight)),
                ]),
                .table(
                    Table(rows: [
                        [
                            TableCell(isHeader: true, content: [.plain("h")]),
                            TableCell(alignment: .right, content: [.plain("c")]),
                        ]
                    ])), .codeBlock(language: nil, "x"),
            ])
    }

    @Test func readsEveryMedium() throws {
        let hash = String(repeating: "0f", count: 32)
        let read = try document(
            """
            {"type":"figure","attrs":{"hash":"\(hash)","alt":"x"}},
            {"type":"gallery","content":[{"type":"figure","attrs":{"src":"a.png"}},{"type":"caption","content":[{"type":"text","text":"c"}]}]},
            {"type":"video","attrs":{"src":"https://a.b/v.mp4","posterHash":"\(hash)"}},
            {"type":"linkCard","attrs":{"href":"https://a.b/","title":"","summary":null}}, {"type":"horizontalRule"}
            """)
        let stored = MediaSource.stored(try #require(ContentHash(hash)))
        #expect(
            read.blocks == [
                .figure(Figure(source: stored, alt: "x")),
                .gallery(Gallery(figures: [Figure(source: .remote("a.png"))], caption: [.plain("c")])),
                .video(Video(source: .remote("https://a.b/v.mp4"), poster: stored)),
                .linkCard(LinkCard(address: try #require(WebAddress("https://a.b/")), title: "https://a.b/")), .rule,
            ])
    }

    @Test(arguments: [
        (#"{"type":"marquee"}"#, DocumentError.Problem.unknownNode("marquee"), "content[0].type"),
        (#"{"type":"text","text":"x"}"#, .misplaced("text"), "content[0].type"),
        (
            #"{"type":"bulletList","content":[{"type":"paragraph"}]}"#, .misplaced("paragraph"),
            "content[0].content[0].type"
        ),
        (
            #"{"type":"paragraph","content":[{"type":"paragraph"}]}"#, .misplaced("paragraph"),
            "content[0].content[0].type"
        ),
        (#"{"type":"horizontalRule","content":[{"type":"text","text":"x"}]}"#, .misplaced("content"), "content[0]"),
        (#"{"type":"heading","attrs":{"level":1}}"#, .badValue("a whole number from 2 to 4"), "content[0].attrs.level"),
        (
            #"{"type":"heading","attrs":{"level":true}}"#, .badValue("a whole number from 2 to 4"),
            "content[0].attrs.level"
        ),
        (
            #"{"type":"heading","attrs":{"level":2.5}}"#, .badValue("a whole number from 2 to 4"),
            "content[0].attrs.level"
        ),
        (
            #"{"type":"heading","attrs":{"level":"2"}}"#, .badValue("a whole number from 2 to 4"),
            "content[0].attrs.level"
        ),
        (#"{"type":"paragraph","attrs":{"onclick":"x"}}"#, .unknownAttribute("onclick"), "content[0].attrs"),
        (#"{"type":"paragraph","style":"x"}"#, .unknownAttribute("style"), "content[0]"),
        (#"{"type":"paragraph","content":[{"type":"text"}]}"#, .missing("text"), "content[0].content[0]"),
        (#"{"type":"paragraph","content":{}}"#, .badValue("an array"), "content[0].content"),
        (#"{"content":[]}"#, .missing("type"), "content[0]"),
        ("7", .badValue("a node, an object with “type”"), "content[0]"),
        (#"{"type":"figure","attrs":{"alt":"x"}}"#, .missing("hash"), "content[0].attrs"),
        (#"{"type":"figure","attrs":{"hash":"../x"}}"#, .badValue("a SHA-256 in hexadecimal"), "content[0].attrs.hash"),
        (
            #"{"type":"figure","attrs":{"src":"data:x"}}"#, .badValue("an http(s) address or a path"),
            "content[0].attrs.src"
        ),
        (#"{"type":"linkCard","attrs":{"href":"javascript:x"}}"#, .badLink("javascript:x"), "content[0].attrs.href"),
        (
            #"{"type":"codeBlock","attrs":{"language":"a b"}}"#, .badValue("the name of a language, such as swift"),
            "content[0].attrs.language"
        ),
    ])
    func refuses(_ node: String, _ problem: DocumentError.Problem, _ path: String) {
        #expect(throws: DocumentError(problem, path: path)) { try document(node) }
    }

    @Test func refusesMarksAndLinksItDoesNotKnow() {
        func paragraph(_ mark: String) -> String {
            #"{"type":"paragraph","content":[{"type":"text","text":"x"},{"type":"text","text":"y","marks":[\#(mark)]}]}"#
        }
        let path = "content[0].content[1].marks[0]"
        #expect(throws: DocumentError(.unknownMark("blink"), path: path + ".type")) {
            try document(paragraph(#"{"type":"blink"}"#))
        }
        #expect(throws: DocumentError(.badLink("//evil.example"), path: path + ".attrs.href")) {
            try document(paragraph(##"{"type":"link","attrs":{"href":"//evil.example"}}"##))
        }
        #expect(throws: DocumentError(.unknownAttribute("style"), path: path + ".attrs")) {
            try document(paragraph(#"{"type":"bold","attrs":{"style":"x"}}"#))
        }
    }

    @Test(arguments: ["", "[]", "{", "null", "\"doc\"", "\u{0}"])
    func refusesWhatIsNoObject(_ json: String) {
        #expect(throws: DocumentError(.notJSON)) { try Document(json: json) }
    }

    @Test func namesThePathOfWhatIsTooDeep() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: #"{"type":"blockquote","content":["#, count: levels) + #"{"type":"paragraph"}"#
                + String(repeating: "]}", count: levels)
        }
        #expect(throws: Never.self) { try document(nested(31)) }
        let path = Array(repeating: "content[0]", count: 33).joined(separator: ".")
        #expect(throws: DocumentError(.tooDeep, path: path)) { try document(nested(32)) }
        #expect(throws: DocumentError(.tooDeep)) { try document(nested(100_000)) }
        #expect(throws: DocumentError(.tooDeep)) { try Document(json: String(repeating: "[", count: 1_000_000)) }
    }

    @Test func refusesWhatIsTooLarge() {
        let many = Array(repeating: #"{"type":"horizontalRule"}"#, count: DocumentLimits.nodes + 1).joined(
            separator: ",")
        #expect(throws: DocumentError(.tooLarge)) { try document(many) }
        #expect(throws: DocumentError(.tooLarge)) { try Document(json: String(repeating: " ", count: 4_000_001)) }
    }

    @Test func errorsCanBeRead() {
        let error = DocumentError(.unknownNode("marquee"), path: "content[3].type")
        #expect(error.description == "the text at content[3].type has the unknown node type “marquee”")
        #expect(error.kind == .invalid)
        #expect(DocumentError(.tooLarge).kind == .tooLarge)
    }
}
