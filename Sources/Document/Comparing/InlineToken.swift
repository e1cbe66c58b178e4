/// A piece of a line that a comparison never divides, and how it is set.
struct InlineToken: Hashable {
    enum Content: Hashable {
        case text(String)
        case hardBreak
        /// A note is compared as a whole.
        case footnote([Inline])
    }

    var content: Content
    var marks = Marks()

    var weight: Int {
        switch content {
        case .text(let text): text.weight
        case .hardBreak: 0
        case .footnote: 1
        }
    }

    func growsTogether(with next: InlineToken) -> Bool {
        guard case (.text(let text), .text(let nextText)) = (content, next.content) else { return false }
        return text.growsTogether(with: nextText)
    }
}

extension [Inline] {
    var tokens: [InlineToken] {
        flatMap { inline -> [InlineToken] in
            switch inline {
            case .text(let text, let marks): text.tokens.map { InlineToken(content: .text($0), marks: marks) }
            case .hardBreak: [InlineToken(content: .hardBreak)]
            case .footnote(let content): [InlineToken(content: .footnote(content))]
            }
        }
    }

    /// The line some tokens make, equal runs joined.
    init(_ tokens: some Sequence<InlineToken>) {
        self = []
        var run = "", marks = Marks()
        func end(_ line: inout [Inline]) {
            if !run.isEmpty { line.append(.text(run, marks)) }
            run = ""
        }
        for token in tokens {
            switch token.content {
            case .text(let text):
                if token.marks != marks { end(&self) }
                marks = token.marks
                run += text
            case .hardBreak:
                end(&self)
                append(.hardBreak)
            case .footnote(let content):
                end(&self)
                append(.footnote(content))
            }
        }
        end(&self)
    }
}

extension Alignment {
    /// Compares words only; how they are set is compared where they stay.
    init(_ old: [InlineToken], _ new: [InlineToken], effort: inout Effort) {
        let exact = Alignment(old.map(\.content), new.map(\.content), effort: &effort)
        self = exact.readable({ old[$0].weight }, { new[$0].weight })
    }
}
