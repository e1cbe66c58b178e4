import Document
import Testing

/// What must hold whatever changed, tried on random documents.
@Suite struct ChangesPropertyTests {
    static let seeds: [UInt64] = Array(0..<300)

    private func edited(_ seed: UInt64) -> (old: Document, new: Document) {
        var maker = DocumentMaker(seed: seed)
        let old = maker.document()
        var editor = DocumentEditor(seed: seed &* 3, signature: "x")
        return (old, seed % 5 == 0 ? maker.document() : editor.edit(old, times: 1 + Int(seed % 9)))
    }

    @Test(arguments: seeds) func changesHoldBothDocuments(seed: UInt64) {
        let (old, new) = edited(seed)
        let changes = Document.changes(from: old, to: new)
        #expect(difference(Document(changes.blocks.compactMap(\.old)), old) == "")
        #expect(difference(Document(changes.blocks.compactMap(\.new)), new) == "")
        #expect(changes.isEmpty == (old == new))
        for case .changed(.paragraph(let old), .paragraph(let new), .line(let line)) in changes.blocks {
            #expect(Document([.paragraph(line.flatMap(\.old))]).normalized() == Document([.paragraph(old)]))
            #expect(Document([.paragraph(line.flatMap(\.new))]).normalized() == Document([.paragraph(new)]))
        }
    }

    @Test(arguments: seeds) func textChangesHoldBothTexts(seed: UInt64) {
        var maker = DocumentMaker(seed: seed)
        let (old, new) = (maker.text() + maker.text(), maker.text() + maker.text())
        let changes = TextChanges(from: old, to: new)
        #expect(changes.parts.map(\.old).joined() == old)
        #expect(changes.parts.map(\.new).joined() == new)
    }

    @Test func aComparisonIsBounded() {
        var random = SeededGenerator(state: 1)
        func text(_ words: Range<Int>) -> Document {
            let words = (0..<20_000).map { _ in "w\(Int.random(in: words, using: &random))" }
            return Document([.paragraph([.plain(words.joined(separator: " "))])])
        }
        for (old, new) in [(text(0..<50_000), text(50_000..<99_999)), (text(0..<9), text(0..<9))] {
            #expect(!Document.changes(from: old, to: new).isEmpty)
            #expect(Document.merge(base: text(0..<3), mine: old, theirs: new).conflicts.count == 1)
        }
    }
}

extension Change {
    fileprivate var old: Element? {
        switch self {
        case .kept(let element), .deleted(let element), .changed(let element, _, _): element
        case .inserted: nil
        }
    }

    fileprivate var new: Element? {
        switch self {
        case .kept(let element), .inserted(let element), .changed(_, let element, _): element
        case .deleted: nil
        }
    }
}

extension LineChange {
    fileprivate var old: [Inline] {
        switch self {
        case .kept(let line), .deleted(let line), .restyled(let line, _): line
        case .inserted: []
        }
    }

    fileprivate var new: [Inline] {
        switch self {
        case .kept(let line), .inserted(let line), .restyled(_, let line): line
        case .deleted: []
        }
    }
}

extension TextChanges.Part {
    fileprivate var old: String {
        switch self {
        case .kept(let text), .deleted(let text): text
        case .inserted: ""
        }
    }

    fileprivate var new: String {
        switch self {
        case .kept(let text), .inserted(let text): text
        case .deleted: ""
        }
    }
}
