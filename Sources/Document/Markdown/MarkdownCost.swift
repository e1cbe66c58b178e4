/// What reading a Markdown text may cost, estimated in one pass before it is read.
///
/// cmark-gfm has no time limit, and some constructs cost it the square of a paragraph's length or, by references, of
/// the text's. Each term below is one of them with the nanoseconds measured for it (cmark-gfm 0.29.0.gfm.6), so that
/// ordinary text of any permitted length passes and what would take seconds does not. Where the estimate cannot know
/// how cmark divides the text it takes the worse case: a paragraph is never longer than lines without a blank one.
struct MarkdownCost {
    /// The most a text may cost: one second.
    static let limit = 1_000_000_000
    /// Quotations and lists that one line may open.
    static let markers = 200

    private(set) var opensTooMany = false
    private var cost = 0
    private var lines = 0
    private var depth = 0
    private var brackets = 0
    private var longestReference = 0
    private var paragraph = Paragraph()

    init(_ text: some Collection<UInt8>) {
        var line: [UInt8] = []
        for byte in text {
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                add(line)
                line.removeAll(keepingCapacity: true)
            } else {
                line.append(byte)
            }
        }
        add(line)
        endParagraph()
    }

    var nanoseconds: Int {
        // Every open quotation and list is looked at on every line; every use of a reference copies its address.
        cost + depth * lines * 20 + longestReference * brackets * 30
    }

    private mutating func add(_ line: [UInt8]) {
        lines += 1
        cost += 600
        let start = LineStart(line)
        opensTooMany = opensTooMany || start.markers > Self.markers
        depth = max(depth, start.columns / 2 + start.markers)
        guard !start.isBlank else { return endParagraph() }
        let counts = LineCounts(line)
        cost += counts.cost
        brackets += counts.openings
        paragraph.add(counts, length: line.count, beginsWithBracket: start.beginsWithBracket)
    }

    private mutating func endParagraph() {
        cost += paragraph.cost
        longestReference = max(longestReference, paragraph.longestReference)
        paragraph = Paragraph()
    }
}

/// Lines without a blank one between them.
private struct Paragraph {
    private var bytes = 0
    private var lines = 0
    private var declarations = 0
    private var pictures = 0
    private var closings = 0
    private var delimiters = 0
    private var mostPipes = 0
    private var tableCost = 0
    private var isInTable = false
    /// Of the line before, where it can be nothing but a row.
    private var rowPipes = 0
    private var reference: (length: Int, isDefinition: Bool)?
    private var longestDefinition = 0

    mutating func add(_ line: MarkdownCost.LineCounts, length: Int, beginsWithBracket: Bool) {
        // A line that could be a table's second makes cmark divide all that stands before it; in a table none does.
        isInTable = isInTable && line.beginsWithPipe
        if line.isTableRule, !isInTable {
            tableCost += lines * bytes / 3
            isInTable = line.beginsWithPipe && line.isPlainRow && line.pipes == rowPipes
        }
        rowPipes = line.beginsWithPipe && line.isPlainRow ? line.pipes : 0
        bytes += length + 1
        lines += 1
        declarations += line.declarations
        pictures += line.pictures
        closings += line.closings
        delimiters += line.delimiters
        mostPipes = max(mostPipes, line.pipes)
        tableCost += line.pipes * line.pipes * 4
        if beginsWithBracket {
            endReference()
            reference = (0, false)
        }
        reference?.length += length + 1
        if line.hasDefinition { reference?.isDefinition = true }
    }

    var cost: Int {
        // An unclosed `<!` or `<?` is looked for up to the end, a link in a picture's words goes through all open ones,
        // a reference through all signs of emphasis, and rows are filled up to the width of the widest.
        declarations * bytes / 2 + pictures * closings * 10 + closings * delimiters * 2 + tableCost + mostPipes * lines
    }

    var longestReference: Int {
        guard let reference, reference.isDefinition else { return longestDefinition }
        return max(longestDefinition, reference.length)
    }

    private mutating func endReference() {
        longestDefinition = longestReference
        reference = nil
    }
}
