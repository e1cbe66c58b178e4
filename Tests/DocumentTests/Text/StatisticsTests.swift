import Document
import Kernel
import Testing

@Suite struct StatisticsTests {
    private func document(_ text: String) -> Document { Document([.paragraph([.plain(text)])]) }

    @Test func wordsAreCountedAsChineseEditorsDo() {
        #expect(document("你好，world! It's 2024年。").wordCount == 6)
        #expect(document("naïve e-mail x.y").wordCount == 3)
        #expect(Document().wordCount == 0)
    }

    @Test func readingTakesAMinuteAtLeast() {
        #expect(document("短").readingMinutes == 1)
        #expect(document(String(repeating: "字", count: 4_000)).readingMinutes == 10)
        let pictures = (0..<12).map { Block.figure(Figure(source: .remote("\($0).png"))) }
        #expect(Document(pictures).readingMinutes == 2)
    }

    @Test func excerptsEndWithASentence() {
        let article = Document([
            .heading(.two, [.plain("标题")]),
            .paragraph([.plain("第一句话。"), .footnote([.plain("注")]), .plain("第二句话很长很长。")]),
            .paragraph([.plain("第三句。")]),
        ])
        #expect(article.excerpt(100) == "第一句话。第二句话很长很长。第三句。")
        #expect(article.excerpt(9) == "第一句话。")
        #expect(article.excerpt(4) == "第一句…")
        #expect(document("One two. Three four five").excerpt(12) == "One two.")
        #expect(Document().excerpt(10) == "")
    }

    @Test func plainTextKeepsEveryWord() throws {
        let document = try MarkdownReader.read(
            "## T\n\n1. a\n2. b[^1]\n\n> q\n\n|x|y|\n|-|-|\n|1|2|\n\n![alt](a.png)\n\n[^1]: n\n"
        ).document
        #expect(PlainTextWriter.write(document) == "T\n\n1. a\n2. b (n)\n\nq\n\nx\ty\n1\t2\n\nalt")
    }

    @Test func mediaAndLinksAreFoundEverywhereAndReplaced() throws {
        let document = try HTMLReader.read(
            """
            <ul><li><a href=/a>x</a><img src=1.png></ul><figure class=gallery><img src=2.png><img src=1.png><figcaption><a href=/b>g</a></figcaption></figure>
            <video src=v.mp4 poster=3.png></video><table><tr><td><a href=/c>c</a><td>d</table>
            """
        ).document
        #expect(document.mediaSources == ["1.png", "2.png", "1.png", "v.mp4", "3.png"].map(MediaSource.remote))
        #expect(document.links.map(\.description) == ["/a", "/b", "/c"])
        let hash = try #require(ContentHash(String(repeating: "d", count: 64)))
        let mapped = document.mapMedia { $0 == .remote("1.png") ? .stored(hash) : nil }
        #expect(
            mapped.mediaSources == [.stored(hash), .remote("2.png"), .stored(hash), .remote("v.mp4"), .remote("3.png")])
        #expect(mapped.figures.count == 3)
    }
}
