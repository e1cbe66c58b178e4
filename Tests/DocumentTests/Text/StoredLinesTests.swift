import Testing

@testable import Document

@Suite struct StoredLinesTests {
    @Test func areTheWordsOfTheDocument() throws {
        let document = Document([
            .heading(.two, [.plain("标题“引号” \"quote\"")]),
            .paragraph([.plain("前"), .text("重<点>", Marks(.bold)), .plain("后\\n")]),
            .bulletList([ListItem([.paragraph([.plain("一项")])]), ListItem([.paragraph([.plain("两项")])])]),
            .codeBlock(language: "swift", "let a = 1\nlet b = 2"),
        ])
        #expect(
            Document.words(inStored: document.json())
                == "标题“引号” \"quote\"\n前重<点>后\\n\n一项\n两项\nlet a = 1 let b = 2")
    }

    @Test(arguments: [
        "", "{", "\"", "{\"text\":\"\\", "{\"text\":\"\\u12", "[[[\"type\":\"x\"", "\"text\":\"\\ud800\"",
    ])
    func whatIsNoDocumentIsSurvived(_ json: String) {
        #expect(Document.words(inStored: json).utf8.count <= json.utf8.count)
    }

    @Test func leavesOutWhatIsNoTextOfTheAuthor() {
        let json = """
            {"content":[{"attrs":{"alt":"一张照片"},"type":"image"},
            {"content":[{"text":"正文","type":"text"}],"type":"paragraph"}]}
            """
        #expect(StoredLines(json).map { String(decoding: $0, as: UTF8.self) } == ["一张照片", "正文"])
        #expect(StoredLines(json, hasAttributes: false).map { String(decoding: $0, as: UTF8.self) } == ["正文"])
    }
}
