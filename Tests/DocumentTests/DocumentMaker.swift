import Document
import Kernel

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Makes documents of every node and mark, with text full of what the written forms give a meaning to.
struct DocumentMaker {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(state: seed) }

    mutating func document() -> Document {
        Document((0..<Int.random(in: 1...8, using: &random)).map { _ in block(depth: 0) }).normalized()
    }

    private static let pieces = [
        "你好", "世界。", "“引文”", "word", "a b c", "*", "_", "**", "`", "```", "<b>", "</p>", "&amp;", "&", "<", ">", "[x]",
        "](y)", "!", "#", "# a", "- b", "1. c", "2) d", "+", "=", "---", "|", "\\", "~", "~~", "http://a.b/c",
        "www.example.com",
        "me@example.com", "https:", "//", "\"quoted\"", "it's", "：", "（中文）", "😀", "é", "\u{3000}", "\u{A0}", "[^1]",
        "[ ]", ":---", "$x$",
        "{{a}}", "<!--", "-->", "\n", "  ", "\t", "·", "％", "x_y_z", "a*b*c", "3 < 4 > 2", "(paren)", ":", "#tag", "0",
        "。",
    ]

    mutating func text() -> String {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
            .joined(separator: Bool.random(using: &random) ? " " : "")
    }

    private static let links = [
        "https://example.com/", "http://a.b/c?d=e&f=g", "https://x.y/(a)", "mailto:me@example.com", "/@handle/1", "#标题",
        "https://zh.example.org/中文", "http://a.b/c*d_e", "https://a.b/?q=&copy;",
    ]

    private mutating func marks() -> Marks {
        guard Int.random(in: 0...2, using: &random) == 0 else { return Marks() }
        let style = Marks.Style(rawValue: 1 << Int.random(in: 0...7, using: &random))
        let other: Marks.Style = Int.random(in: 0...3, using: &random) == 0 ? .bold : []
        let link = Int.random(in: 0...2, using: &random) == 0 ? Self.links.randomElement(using: &random) : nil
        return Marks(style.union(other), link: link.flatMap { WebAddress($0) })
    }

    mutating func line(notes: Bool = true) -> [Inline] {
        (0..<Int.random(in: 1...5, using: &random)).map { _ in
            switch Int.random(in: 0...15, using: &random) {
            case 0: .hardBreak
            case 1 where notes: .footnote(line(notes: false))
            default: .text(text(), marks())
            }
        }
    }

    private mutating func source() -> MediaSource {
        let addresses = [
            "https://a.b/c.jpg", "images/图.png", "/media/\(String(repeating: "ab", count: 32))/640.webp", "../x(1).gif",
        ]
        return MediaSource(address: addresses.randomElement(using: &random) ?? "") ?? .remote("a")
    }

    private mutating func figure() -> Figure {
        Figure(
            source: source(), alt: Bool.random(using: &random) ? text() : "",
            caption: Bool.random(using: &random) ? line() : [])
    }

    private mutating func linkCard() -> Block {
        let address = Self.links.randomElement(using: &random).flatMap { WebAddress($0) }
        return address.map { .linkCard(LinkCard(address: $0, title: text(), summary: text())) } ?? .rule
    }

    private mutating func items(depth: Int) -> [ListItem] {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
            ListItem((0..<Int.random(in: 1...2, using: &random)).map { _ in block(depth: depth + 1) })
        }
    }

    private mutating func block(depth: Int) -> Block {
        switch Int.random(in: 0...(depth < 4 ? 15 : 9), using: &random) {
        case 0: .heading(HeadingLevel.allCases.randomElement(using: &random) ?? .two, line())
        case 1: .codeBlock(language: Bool.random(using: &random) ? "swift" : nil, text() + "\n" + text())
        case 2: .rule
        case 3: .figure(figure())
        case 4:
            .gallery(
                Gallery(figures: (0..<3).map { _ in figure() }, caption: Bool.random(using: &random) ? line() : []))
        case 5:
            .video(
                Video(
                    source: source(), poster: Bool.random(using: &random) ? .remote("https://a.b/p.jpg") : nil,
                    caption: line()))
        case 6: .table(table())
        case 7: linkCard()
        case 10...11: .bulletList(items(depth: depth))
        case 12: .orderedList(start: Int.random(in: 0...12, using: &random), items(depth: depth))
        case 13: .blockquote((0..<2).map { _ in block(depth: depth + 1) })
        default: .paragraph(line())
        }
    }

    private mutating func table() -> Table {
        let isPlain = Bool.random(using: &random)
        let alignments: [TableCell.Alignment?] = [nil, .left, .center, .right]
        let columns = Int.random(in: 1...4, using: &random)
        let ofColumn = (0..<columns).map { _ in alignments.randomElement(using: &random) ?? nil }
        let rows = (0..<Int.random(in: 1...4, using: &random)).map { row in
            (0..<columns).map { column in
                TableCell(
                    isHeader: isPlain ? row == 0 : Bool.random(using: &random),
                    columnSpan: isPlain ? 1 : Int.random(in: 1...2, using: &random),
                    rowSpan: isPlain ? 1 : Int.random(in: 1...2, using: &random), alignment: ofColumn[column],
                    content: line())
            }
        }
        return Table(rows: rows, caption: isPlain ? [] : line())
    }
}
