/// Puts runs of text together as HTML sets them: white space collapsed, nothing at either end, equal runs joined.
///
/// A space between two runs gets the marks both share, so that no mark begins or ends with a space: Markdown
/// could not write that. A line end between two Chinese or Japanese characters is no space at all
/// (CSS Text 3, section 4.1.3). Control characters are removed; XML and HTML forbid them.
struct InlineBuilder {
    /// What two or more hard breaks in a row divide.
    private var parts: [[Inline]] = []
    private var current: [Inline] = []
    /// The text at the end of `current`, apart from it so that more is added in place.
    private var run: (text: String, marks: Marks)?
    private var breaks = 0
    private var space: Space?

    private enum Space {
        case ordinary, lineEnd
    }

    /// Whether nothing has been appended that could be seen.
    var isEmpty: Bool { parts.isEmpty && isCurrentEmpty }

    private var isCurrentEmpty: Bool { run == nil && current.isEmpty }

    mutating func append(_ text: String, _ marks: Marks) {
        guard !text.isEmpty else { return }
        if text.utf8.isCollapsed, let first = text.unicodeScalars.first {
            settle(before: first, marks)
            push(text, marks)
        } else {
            appendCollapsing(text, marks)
        }
    }

    mutating func appendBreak() {
        space = nil
        if !isEmpty { breaks += 1 }
    }

    mutating func append(footnote content: [Inline]) {
        guard !content.isEmpty else { return }
        settle(before: " ", Marks())
        endRun()
        current.append(.footnote(content))
    }

    /// The text divided where two breaks stood in a row, without the parts in which nothing can be seen.
    mutating func finish() -> [[Inline]] {
        endRun()
        parts.append(current)
        let all = parts.filter { !$0.isBlank }
        self = InlineBuilder()
        return all
    }

    /// The same on one line of descent: a single break where the parts meet.
    mutating func finishJoined() -> [Inline] {
        Array(finish().joined(separator: [.hardBreak]))
    }

    private mutating func appendCollapsing(_ text: String, _ marks: Marks) {
        var run: [UInt8] = []
        run.reserveCapacity(text.utf8.count)
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x0D: space = .lineEnd
            case 0x20, 0x09, 0x0C: space = space ?? .ordinary
            case 0..<0x20: continue
            case 0x7F... where scalar.isForbiddenInMarkup: continue
            default:
                if let last {
                    if let space, space == .ordinary || !last.joins(scalar) { run.append(0x20) }
                    space = nil
                } else {
                    settle(before: scalar, marks)
                }
                if scalar.isASCII { run.append(UInt8(scalar.value)) } else { run.append(contentsOf: scalar.utf8) }
                last = scalar
            }
        }
        if !run.isEmpty { push(String(decoding: run, as: UTF8.self), marks) }
    }

    /// Decides what becomes of the space and the breaks before `scalar`.
    private mutating func settle(before scalar: Unicode.Scalar, _ marks: Marks) {
        if breaks > 1 {
            endRun()
            parts.append(current)
            current = []
        } else if breaks == 1 {
            endRun()
            current.append(.hardBreak)
        } else if let space, !isCurrentEmpty, space == .ordinary || !endJoins(scalar) {
            push(" ", (run?.marks ?? Marks()).shared(with: marks))
        }
        breaks = 0
        space = nil
    }

    private mutating func push(_ text: String, _ marks: Marks) {
        if run?.marks == marks {
            run?.text += text
        } else {
            endRun()
            run = (text, marks)
        }
    }

    private mutating func endRun() {
        if let run { current.append(.text(run.text, run.marks)) }
        run = nil
    }

    private func endJoins(_ next: Unicode.Scalar) -> Bool {
        run?.text.unicodeScalars.last?.joins(next) ?? false
    }
}

extension Marks {
    fileprivate func shared(with other: Marks) -> Marks {
        Marks(style.intersection(other.style), link: link == other.link ? link : nil)
    }
}

extension [Inline] {
    /// Whether a reader would see nothing.
    var isBlank: Bool {
        allSatisfy { inline in
            switch inline {
            case .text(let text, _): text.unicodeScalars.allSatisfy(\.isInvisible)
            case .hardBreak: true
            case .footnote(let content): content.isBlank
            }
        }
    }
}

extension String.UTF8View {
    /// Whether collapsing would leave every byte as it is, wherever the text stands. May say no to be safe.
    fileprivate var isCollapsed: Bool {
        var previous: UInt8 = 0x20
        for byte in self {
            switch (previous, byte) {
            case (0x20, 0x20), (_, 0x00..<0x20), (_, 0x7F): return false
            // The lead of U+0080…, the byte order mark's beginning, and the tails of non-characters.
            case (_, 0xC2), (0xEF, 0xB7), (0xEF, 0xBB), (0xEF, 0xBF), (0xBF, 0xBE...): return false
            default: previous = byte
            }
        }
        return previous != 0x20
    }
}
