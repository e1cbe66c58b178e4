import Kernel

/// What tells whether one thing is a later form of another.
struct Likeness: Hashable {
    enum Kind: Hashable {
        case text, code, list, quotation, gallery, table, rule, item
        /// Rows of as many cells.
        case row(Int)
        // These are what they show or lead to, whatever is written below.
        case figure(MediaSource)
        case video(MediaSource)
        case linkCard(WebAddress)

        var isWhole: Bool {
            switch self {
            case .figure, .video, .linkCard, .rule: true
            default: false
            }
        }
    }

    let kind: Kind
    /// Pairs of neighbouring words, in the order of their numbers: single characters would make all Chinese alike.
    private let pairs: [UInt64]

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        var previous: UInt64 = 0
        pairs =
            kind.isWhole
            ? []
            : text.tokens.filter(\.saysSomething).map { word in
                let number = word.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
                defer { previous = number }
                return previous &* 31 ^ number
            }.sorted()
    }

    /// From 0 to 1: how much of the shorter is in the longer; `nil` where they have too little to do with each other.
    func share(with other: Likeness, _ effort: inout Effort) -> Double? {
        guard kind == other.kind else { return nil }
        if kind.isWhole { return 1 }
        guard effort.spend(pairs.count + other.pairs.count) else { return nil }
        var (left, right, common) = (0, 0, 0)
        while left < pairs.count, right < other.pairs.count {
            let (a, b) = (pairs[left], other.pairs[right])
            if a == b { common += 1 }
            if a <= b { left += 1 }
            if b <= a { right += 1 }
        }
        guard common > 0, common * 3 >= min(pairs.count, other.pairs.count) else { return nil }
        return Double(2 * common) / Double(pairs.count + other.pairs.count)
    }
}

/// What can be an earlier or later form of another of its sort.
protocol Alike: Hashable {
    var likeness: Likeness { get }
}

extension Block: Alike {
    var likeness: Likeness { Likeness(kind, plainText) }

    private var kind: Likeness.Kind {
        switch self {
        case .paragraph, .heading: .text
        case .bulletList, .orderedList: .list
        case .blockquote: .quotation
        case .codeBlock: .code
        case .rule: .rule
        case .figure(let figure): .figure(figure.source)
        case .gallery: .gallery
        case .video(let video): .video(video.source)
        case .table: .table
        case .linkCard(let card): .linkCard(card.address)
        }
    }
}

extension ListItem: Alike {
    var likeness: Likeness { Likeness(.item, blocks.map(\.plainText).joined(separator: "\n")) }
}

extension Figure: Alike {
    var likeness: Likeness { Likeness(.figure(source), "") }
}

/// A table's row.
struct TableRow: Alike, Sendable {
    var cells: [TableCell]

    var likeness: Likeness { Likeness(.row(cells.count), cells.map(\.content.plainText).joined(separator: "\n")) }
}
