/// Tells where code stands in Markdown, so that template tags in it are left alone.
struct MarkdownCode {
    let bytes: [UInt8]
    private static let searchLimit = 65_536

    /// The end of the fenced block that begins with the line at `start`, if one does.
    func fenceEnd(from start: Int) -> Int? {
        var i = skipMarkers(start)
        guard i < bytes.count, bytes[i] == 0x60 || bytes[i] == 0x7E else { return nil }
        let mark = bytes[i]
        let width = run(of: mark, at: i)
        guard width >= 3 else { return nil }
        i += width
        let firstEnd = lineEnd(i)
        if mark == 0x60, bytes[i..<firstEnd].contains(0x60) { return nil }
        var line = firstEnd
        while line < bytes.count {
            let begin = line + 1
            let end = lineEnd(begin)
            let content = skipMarkers(begin, lists: false)
            let closing = content < end ? run(of: mark, at: content) : 0
            if closing >= width, bytes[(content + closing)..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                return end
            }
            line = end
        }
        return bytes.count
    }

    /// The end of the code span whose first backtick is at `start`, or of that run of backticks where it opens none.
    func spanEnd(from start: Int) -> (end: Int, isCode: Bool) {
        let width = run(of: 0x60, at: start)
        var i = start + width
        let limit = min(bytes.count, i + MarkdownCode.searchLimit)
        while i < limit {
            if bytes[i] == 0x60 {
                let length = run(of: 0x60, at: i)
                if length == width { return (i + length, true) }
                i += length
            } else if bytes[i] == 0x0A, isBlankLine(i + 1) {
                break
            } else {
                i += 1
            }
        }
        return (start + width, false)
    }

    /// The end of the indented block that begins with the line at `start`, which must follow an empty line.
    func indentedEnd(from start: Int) -> Int? {
        guard isIndented(start), !isBlankLine(start) else { return nil }
        var end = start
        var line = start
        while line < bytes.count, isIndented(line) || isBlankLine(line) {
            let next = lineEnd(line)
            if !isBlankLine(line) { end = next }
            line = next + 1
        }
        return end
    }

    func lineEnd(_ position: Int) -> Int {
        var i = min(position, bytes.count)
        while i < bytes.count, bytes[i] != 0x0A { i += 1 }
        return i
    }

    func isBlankLine(_ start: Int) -> Bool {
        var i = start
        while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
        return i >= bytes.count || bytes[i] == 0x0A
    }

    /// Whether the line begins a list item, after which indented lines are no code.
    func isListItem(_ start: Int) -> Bool {
        let i = skipSpaces(start)
        return skipMarkers(start) > i
    }

    private func isIndented(_ start: Int) -> Bool {
        guard start < bytes.count else { return false }
        return bytes[start] == 0x09 || bytes[start...].prefix(4).elementsEqual([0x20, 0x20, 0x20, 0x20])
    }

    private func run(of mark: UInt8, at start: Int) -> Int {
        var i = start
        while i < bytes.count, bytes[i] == mark { i += 1 }
        return i - start
    }

    private func skipSpaces(_ start: Int) -> Int {
        var i = start
        while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
        return i
    }

    /// Past white space, `>`, and list bullets or numbers.
    private func skipMarkers(_ start: Int, lists: Bool = true) -> Int {
        var i = skipSpaces(start)
        while i < bytes.count {
            if bytes[i] == 0x3E {
                i = skipSpaces(i + 1)
                continue
            }
            var marker = i
            if lists, [0x2D, 0x2A, 0x2B].contains(bytes[i]) {
                marker += 1
            } else if lists, (48...57).contains(bytes[i]) {
                while marker < bytes.count, (48...57).contains(bytes[marker]) { marker += 1 }
                guard marker < bytes.count, bytes[marker] == 0x2E || bytes[marker] == 0x29 else { return i }
                marker += 1
            } else {
                return i
            }
            guard marker < bytes.count, bytes[marker] == 0x20 || bytes[marker] == 0x09 else { return i }
            i = skipSpaces(marker)
        }
        return i
    }
}
