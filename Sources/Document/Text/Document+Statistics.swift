extension Document {
    /// Chinese and Japanese characters, each counted once, plus the words of all other scripts, as 字数 counts them.
    public var wordCount: Int { PlainTextWriter.write(self).wordCount }

    /// Whole minutes, at least 1, at 400 Chinese characters or 230 words of other scripts a minute, and
    /// ten seconds a picture.
    public var readingMinutes: Int {
        let count = PlainTextWriter.write(self).wordsByScript
        let seconds = count.ideographs * 60 / 400 + count.words * 60 / 230 + figures.count * 10
        return max(1, (seconds + 30) / 60)
    }

    /// The beginning of the article's words, at most `length` characters: whole sentences where at least half of it
    /// is full then, else cut and closed with “…”. Headings, code, tables and notes are passed over.
    public func excerpt(_ length: Int) -> String {
        let text = blocks.runningText(longEnough: 2 * length).normalizedLine
        guard text.count > length else { return text }
        let cut = text.prefix(length)
        let end = cut.indices.last { index in
            let character = cut[index]
            if "。!?！？…".contains(character) { return true }
            let next = text.index(after: index)
            return character == "." && next < text.endIndex && text[next] == " "
        }
        if let end, cut.distance(from: cut.startIndex, to: end) + 1 >= length / 2 { return String(cut[...end]) }
        return cut.dropLast().trimmingSuffix { $0.isWhitespace || $0.isPunctuation } + "…"
    }

    /// Blocks, list items, cells, runs of text, breaks and notes: what ``DocumentLimits/nodes`` bounds.
    public var nodeCount: Int {
        blocks.reduce(0) { $0 + $1.nodeCount }
    }
}

extension String {
    fileprivate var wordCount: Int {
        let count = wordsByScript
        return count.ideographs + count.words
    }

    fileprivate var wordsByScript: (ideographs: Int, words: Int) {
        var ideographs = 0, words = 0
        var inWord = false
        for scalar in unicodeScalars {
            if scalar.isIdeograph {
                ideographs += 1
                inWord = false
            } else if scalar.isLetterOrNumber {
                if !inWord { words += 1 }
                inWord = true
            } else if scalar != "'" && scalar != "’" && scalar != "-" && scalar != "_" && scalar != "." {
                inWord = false
            }
        }
        return (ideographs, words)
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return rest
    }
}

extension [Block] {
    /// Paragraphs, quotations and lists in a row, no more of them than needed.
    fileprivate func runningText(longEnough length: Int) -> String {
        var text = ""
        for block in self {
            guard text.count < length else { break }
            let words =
                switch block {
                case .paragraph(let content): content.filter { !$0.isFootnote }.plainText
                case .blockquote(let blocks): blocks.runningText(longEnough: length)
                case .bulletList(let items), .orderedList(_, let items):
                    items.map { $0.blocks.runningText(longEnough: length) }.joined(separator: " ")
                default: ""
                }
            if !words.isEmpty { text += text.isEmpty ? words : "\n\(words)" }
        }
        return text
    }
}

extension Inline {
    fileprivate var isFootnote: Bool {
        if case .footnote = self { true } else { false }
    }
}

extension Block {
    fileprivate var nodeCount: Int {
        switch self {
        case .paragraph(let content), .heading(_, let content): 1 + content.nodeCount
        case .bulletList(let items), .orderedList(_, let items):
            items.reduce(1) { $0 + 1 + $1.blocks.reduce(0) { $0 + $1.nodeCount } }
        case .blockquote(let blocks): blocks.reduce(1) { $0 + $1.nodeCount }
        case .codeBlock: 2
        case .rule, .linkCard: 1
        case .figure(let figure): 1 + figure.caption.nodeCount
        case .gallery(let gallery):
            gallery.figures.reduce(2 + gallery.caption.nodeCount) { $0 + 1 + $1.caption.nodeCount }
        case .video(let video): 1 + video.caption.nodeCount
        case .table(let table):
            table.rows.reduce(1 + table.caption.nodeCount) { $0 + 1 + $1.reduce(0) { $0 + 1 + $1.content.nodeCount } }
        }
    }
}

extension [Inline] {
    fileprivate var nodeCount: Int {
        reduce(0) { count, inline in
            if case .footnote(let content) = inline { count + 1 + content.nodeCount } else { count + 1 }
        }
    }
}
