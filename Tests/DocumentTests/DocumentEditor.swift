import Document

/// Changes documents at random as a writer would: words put in, taken out and set otherwise, blocks moved about.
struct DocumentEditor {
    var maker: DocumentMaker
    /// What every word put in ends with, so that it can be found again.
    let signature: String
    private var count = 0

    init(seed: UInt64, signature: String) {
        maker = DocumentMaker(seed: seed)
        self.signature = signature
    }

    /// The words put in so far.
    private(set) var written: Set<String> = []

    mutating func edit(_ document: Document, times: Int) -> Document {
        var document = document
        for _ in 0..<times { edit(&document.blocks) }
        return document.normalized()
    }

    private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &maker.random) }

    private mutating func word() -> String {
        count += 1
        let word = "w\(count)\(signature)"
        written.insert(word)
        return word
    }

    private mutating func edit(_ blocks: inout [Block]) {
        let place = number(blocks.count)
        switch number(10) {
        case 0: blocks.insert(.paragraph([.plain(word() + " 新的一段 " + word())]), at: number(blocks.count + 1))
        case 1 where !blocks.isEmpty: blocks.remove(at: place)
        case 2 where !blocks.isEmpty: blocks[place] = .paragraph([.plain(word())])
        case 3 where !blocks.isEmpty: blocks.swapAt(place, number(blocks.count))
        default: if !blocks.isEmpty { edit(&blocks[place]) }
        }
    }

    private mutating func edit(_ block: inout Block) {
        switch block {
        case .paragraph(var line):
            edit(&line)
            block = number(12) == 0 ? .heading(.two, line) : .paragraph(line)
        case .heading(let level, var line):
            edit(&line)
            block = .heading(level, line)
        case .codeBlock(let language, let code): block = .codeBlock(language: language, code + "\n" + word())
        case .blockquote(var blocks):
            edit(&blocks)
            block = .blockquote(blocks)
        case .bulletList(var items):
            edit(&items)
            block = .bulletList(items)
        case .orderedList(let start, var items):
            edit(&items)
            block = .orderedList(start: start, items)
        case .figure(var figure):
            edit(&figure.caption)
            block = .figure(figure)
        case .gallery(var gallery):
            edit(&gallery.figures[number(gallery.figures.count)].caption)
            block = .gallery(gallery)
        case .video(var video):
            edit(&video.caption)
            block = .video(video)
        case .table(var table):
            let row = number(table.rows.count)
            edit(&table.rows[row][number(table.rows[row].count)].content)
            block = .table(table)
        case .linkCard(var card):
            card.summary += " " + word()
            block = .linkCard(card)
        case .rule: break
        }
    }

    private mutating func edit(_ items: inout [ListItem]) {
        guard !items.isEmpty else { return }
        let place = number(items.count)
        switch number(4) {
        case 0: items.insert(ListItem([.paragraph([.plain(word())])]), at: place)
        case 1 where items.count > 1: items.remove(at: place)
        default: edit(&items[place].blocks)
        }
    }

    private mutating func edit(_ line: inout [Inline]) {
        guard !line.isEmpty, case .text(let text, let marks) = line[number(line.count)] else {
            line.append(.plain(" " + word()))
            return
        }
        let place = line.firstIndex(of: .text(text, marks)) ?? 0
        let middle = text.index(text.startIndex, offsetBy: number(text.count))
        switch number(4) {
        case 0: line[place] = .text(String(text[middle...]), marks)
        case 1: line[place] = .text(text, Marks(marks.style.symmetricDifference(.italic), link: marks.link))
        default: line[place] = .text("\(text[..<middle]) \(word()) \(text[middle...])", marks)
        }
    }
}
