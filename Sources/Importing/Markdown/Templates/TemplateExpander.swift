import Document
import Foundation

/// Turns a generator's template tags in Markdown into Markdown and HTML, leaving code as it stands.
struct TemplateExpander {
    let context: TemplateContext
    private(set) var dropped: [Dropped] = []
    private(set) var code = MarkdownCode(bytes: [])
    private(set) var marks = ClosingMarks(bytes: [])
    private(set) var position = 0
    private var output: [UInt8] = []
    private let depth: Int
    /// Closing tags looked for in vain, so that a file of openings alone is not searched once for each.
    private var neverClosed: Set<String> = []

    init(context: TemplateContext) {
        self.init(context: context, depth: 0)
    }

    private init(context: TemplateContext, depth: Int) {
        self.context = context
        self.depth = depth
    }

    mutating func expand(_ text: String) -> String {
        guard context.generator != .plain else { return text }
        code = MarkdownCode(bytes: Array(text.utf8))
        marks = ClosingMarks(bytes: code.bytes)
        position = 0
        output = []
        neverClosed = []
        output.reserveCapacity(code.bytes.count)
        var isAfterBlank = true
        var isInList = false
        while position < code.bytes.count {
            if position == 0 || code.bytes[position - 1] == 0x0A {
                if code.isBlankLine(position) {
                    isAfterBlank = true
                } else {
                    if let end = code.fenceEnd(from: position) ?? indentedEnd(isAfterBlank, isInList) {
                        copyCode(upTo: end)
                        isAfterBlank = false
                        continue
                    }
                    if isAfterBlank, code.bytes[position] != 0x20, code.bytes[position] != 0x09 { isInList = false }
                    if code.isListItem(position) { isInList = true }
                    isAfterBlank = false
                }
            }
            step()
        }
        return String(decoding: output, as: UTF8.self)
    }

    private func indentedEnd(_ isAfterBlank: Bool, _ isInList: Bool) -> Int? {
        isAfterBlank && !isInList ? code.indentedEnd(from: position) : nil
    }

    private mutating func step() {
        switch code.bytes[position] {
        case 0x60:
            let (end, isCode) = code.spanEnd(from: position)
            if isCode { copyCode(upTo: end) } else { copy(upTo: end) }
        case 0x7B:
            if let (tag, end) = tag(at: position) {
                position = end
                apply(tag)
            } else {
                copy(upTo: position + 1)
            }
        default:
            copy(upTo: plainEnd)
        }
    }

    /// Where text that can be copied as it stands ends: before what may begin code or a tag, or with the line.
    private var plainEnd: Int {
        var end = position
        while end < code.bytes.count {
            switch code.bytes[end] {
            case 0x60, 0x7B: return end
            case 0x0A: return end + 1
            default: end += 1
            }
        }
        return end
    }

    private mutating func copy(upTo end: Int) {
        output += code.bytes[position..<end]
        position = end
    }

    /// Code is kept letter for letter, but for the marks that only guard it from the template language.
    private mutating func copyCode(upTo end: Int) {
        var text = String(decoding: code.bytes[position..<end], as: UTF8.self)
        if context.generator == .hugo {
            for (shown, meant) in [("{{</*", "{{<"), ("*/>}}", ">}}"), ("{{%/*", "{{%"), ("*/%}}", "%}}")] {
                text = text.replacingOccurrences(of: shown, with: meant)
            }
        } else if text.contains("raw") {
            text = text.replacing(/\{%-?\s*(?:end)?raw\s*-?%\}\n?/, with: "")
        }
        output += text.utf8
        position = end
    }
}

// MARK: - What handlers of tags may do

extension TemplateExpander {
    mutating func drop(_ kind: String, _ detail: String) {
        dropped.append(Dropped(kind: kind, detail: detail))
    }

    mutating func emit(_ markdown: String) {
        output += markdown.utf8
    }

    /// HTML that stands alone; within a line, `inline` takes its place.
    mutating func emitBlock(_ html: String, inline: String) {
        let reach = output.suffix(256)
        let lineStart = reach.lastIndex(of: 0x0A).map { $0 + 1 } ?? reach.startIndex
        let isAlone =
            (lineStart == 0 || output[lineStart - 1] == 0x0A)
            && output[lineStart...].allSatisfy { $0 == 0x20 || $0 == 0x09 } && code.isBlankLine(position)
        guard isAlone else { return emit(inline) }
        let indentation = String(decoding: output[lineStart...], as: UTF8.self)
        emit("\n\(indentation)\(html)\n")
    }

    /// Takes back what was written of this line, and the line before it, where that one is as `condition` says.
    mutating func removeLastLine(where condition: (String) -> Bool) {
        guard let thisLine = output.lastIndex(of: 0x0A) else { return }
        let previous = output[..<thisLine].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        guard condition(String(decoding: output[previous..<thisLine], as: UTF8.self)) else { return }
        output.removeSubrange(previous...)
    }

    /// A fenced block long enough to hold `text`.
    mutating func emitCode(_ text: String, language: String?) {
        var width = 3
        while text.contains(String(repeating: "`", count: width)) { width += 1 }
        let fence = String(repeating: "`", count: width)
        var text = text[...]
        if text.hasPrefix("\n") { text = text.dropFirst() }
        if text.hasSuffix("\n") { text = text.dropLast() }
        emit("\n\n\(fence)\(language ?? "")\n\(text)\n\(fence)\n\n")
    }

    /// What stands between here and the closing tag `{% name %}` or `{{< /name >}}`, past which reading goes on;
    /// `nil` where it never comes.
    mutating func takeBody(until closing: String) -> String? {
        guard !neverClosed.contains(closing) else { return nil }
        let start = position
        var i = position
        while i < code.bytes.count {
            guard code.bytes[i] == 0x7B, let (tag, end) = tag(at: i) else {
                i += 1
                continue
            }
            if (tag.isClosing ? "/" : "") + tag.name == closing {
                position = end
                return String(decoding: code.bytes[start..<i], as: UTF8.self)
            }
            i += 1
        }
        neverClosed.insert(closing)
        return nil
    }

    /// The body of a paired tag, its own tags expanded.
    mutating func expandedBody(until closing: String) -> String? {
        guard depth < 8, let body = takeBody(until: closing) else { return nil }
        var inner = TemplateExpander(context: context, depth: depth + 1)
        let text = inner.expand(body)
        dropped += inner.dropped
        return text
    }

    private mutating func apply(_ tag: TemplateTag) {
        switch tag.form {
        case .attributes:
            applyAttributes(tag)
        case .shownShortcode:
            emit(tag.rest)
        case .shortcode:
            applyShortcode(tag)
        case .output:
            applyOutput(tag)
        case .statement:
            if context.generator == .hexo { applyHexoTag(tag) } else { applyLiquidTag(tag) }
        }
    }
}
