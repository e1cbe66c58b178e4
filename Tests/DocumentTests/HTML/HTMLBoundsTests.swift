import Document
import Kernel
import Testing

/// Markup made to cost: each must end soon, in a document or an error that can be read.
@Suite struct HTMLBoundsTests {
    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test(arguments: ["<div>", "<b>", "<ul><li>", "<blockquote>", "<table><td>", "<font color=x>", "<span>x"])
    func deepNesting(_ tag: String) throws {
        for count in [300, 20_000] {
            do {
                let reading = try HTMLReader.read(repeated(tag, count) + "end")
                #expect(PlainTextWriter.write(reading.document).hasSuffix("end"))
                #expect(reading.dropped.contains { $0.kind == "nesting" } || count == 300)
                #expect(try Document(json: reading.document.json()) == reading.document)
            } catch {
                #expect(error.problem == .tooComplex)
            }
        }
    }

    @Test func veryDeepNesting() {
        _ = try? HTMLReader.read(repeated("<div>", 100_000))
        _ = try? HTMLReader.read(repeated("<svg><g>", 50_000))
    }

    @Test func deepNestingInMarkdown() throws {
        for text in [repeated("> ", 50_000), repeated("- ", 5_000), repeated("*a ", 20_000), repeated("[", 50_000)] {
            do {
                _ = try MarkdownReader.read(text + "x")
            } catch {
                #expect(error.kind == .tooLarge)
            }
        }
    }

    @Test func formattingThatMultiplies() throws {
        let fonts = (0..<2_000).map { "<font size=\($0)>" }.joined()
        #expect(throws: DocumentError(.tooComplex)) {
            _ = try HTMLReader.read("<p>" + fonts + repeated("<p>x", 20_000))
        }
    }

    @Test func manyAttributes() {
        let attributes = (0..<50_000).map { "a\($0)=1" }.joined(separator: " ")
        _ = try? HTMLReader.read("<p \(attributes)>x</p>")
    }

    @Test func tooLarge() {
        #expect(throws: DocumentError(.tooLarge)) { _ = try HTMLReader.read(repeated("x", 16_000_001)) }
        #expect(throws: DocumentError(.tooLarge)) { _ = try HTMLReader.read(repeated("<p>x</p>", 60_000)) }
    }

    @Test(arguments: [
        "", " ", "<", "<!", "</", "<a", "<a b='", "&", "&#0;", "&#x110000;", "\u{0}x", "<p>\u{FFFE}</p>", "</p></div>",
    ])
    func fragmentsOfMarkup(_ text: String) throws {
        let document = try HTMLReader.read(text).document
        #expect(try Document(json: document.json()) == document)
    }
}
