import Testing

@testable import Document

/// What a script on the page sees must be what the document says, whatever the document.
@Suite struct MarkedPageTests {
    private let writer = HTMLWriter { _ in nil }

    @Test(arguments: UInt64(0)..<200) func textBlocksOfAPageAreThoseOfTheDocument(seed: UInt64) throws {
        var maker = DocumentMaker(seed: seed)
        let document = maker.document()
        let html = writer.write(document, marking: [])
        let elements = try HTMLParser.parse(html).nodes.flatMap { $0.all { $0["data-block"] != nil } }
        #expect(elements.map { $0["data-block"] } == document.textBlocks.indices.map(String.init))
        #expect(elements.map { $0.children.map(\.countedText).joined() } == document.textBlocks)
        #expect(difference(try HTMLReader.read(html).document, document) == "")
    }

    @Test(arguments: UInt64(0)..<200) func whatIsMarkedIsThePassage(seed: UInt64) throws {
        var maker = DocumentMaker(seed: seed)
        let document = maker.document()
        var passages: [String: Passage] = [:]
        for (block, text) in document.textBlocks.enumerated() {
            let length = text.utf16.count
            for (index, range) in [(length / 3, length), (0, length / 2)].enumerated() {
                let location = Passage.Location(block: block, start: range.0, end: range.1)
                passages["\(block)-\(index)"] = Passage(in: document, at: location)
            }
        }
        let marked = passages.compactMap { name, passage in
            passage.locate(in: document).map { MarkedPassage(name: name, location: $0) }
        }
        #expect(marked.count == passages.count)
        let nodes = try HTMLParser.parse(writer.write(document, marking: marked)).nodes
        for (name, passage) in passages {
            let parts = nodes.flatMap { $0.all { $0["data-passage"] == name } }
            #expect(parts.map { $0.children.map(\.countedText).joined() }.joined() == passage.quote)
            #expect(parts.filter { $0["id"] == "passage-\(name)" }.count == 1)
        }
    }
}

extension HTMLNode {
    fileprivate func all(where isWanted: (HTMLElement) -> Bool) -> [HTMLElement] {
        guard case .element(let element) = self else { return [] }
        return (isWanted(element) ? [element] : []) + element.children.flatMap { $0.all(where: isWanted) }
    }

    /// The text offsets count in.
    fileprivate var countedText: String {
        switch self {
        case .text(let text): text
        case .element(let element):
            switch element.name {
            case "br": "\n"
            case "sup" where element["class"] == "footnote-call": ""
            default: element.children.map(\.countedText).joined()
            }
        }
    }
}
