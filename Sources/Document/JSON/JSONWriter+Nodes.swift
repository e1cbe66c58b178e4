/// The value of a node's attribute; `nil` and nothing are not written.
enum JSONAttribute {
    case string(String?)
    case number(Int?)
    case inlines([Inline])
}

extension JSONWriter {
    /// The one shape of every node. Keys in their order: attrs, content, type.
    mutating func node<Child>(
        _ type: String, _ attributes: [(String, JSONAttribute)] = [], content: [Child],
        _ write: (inout JSONWriter, Child) -> Void
    ) {
        text += "{"
        self.attributes(attributes)
        if !content.isEmpty {
            text += "\"content\":["
            list(content, write)
            text += "],"
        }
        text += "\"type\":\"\(type)\"}"
    }

    mutating func node(_ type: String, _ attributes: [(String, JSONAttribute)] = []) {
        node(type, attributes, content: [Inline]()) { _, _ in }
    }

    mutating func write(_ inline: Inline) {
        switch inline {
        case .hardBreak: node("hardBreak")
        case .footnote(let content): node("footnote", content: content) { $0.write($1) }
        case .text(let string, let marks):
            text += "{"
            write(marks)
            text += "\"text\":"
            quote(string)
            text += ",\"type\":\"text\"}"
        }
    }

    private mutating func write(_ marks: Marks) {
        guard marks != Marks() else { return }
        var names = Marks.Style.named.filter { marks.style.contains($0.style) }.map(\.name)
        if marks.link != nil { names = (names + ["link"]).sorted() }
        text += "\"marks\":["
        list(names) { writer, name in
            writer.text += "{"
            if name == "link" { writer.attributes([("href", .string(marks.link?.description))]) }
            writer.text += "\"type\":\"\(name)\"}"
        }
        text += "],"
    }

    private mutating func attributes(_ attributes: [(String, JSONAttribute)]) {
        var isFirst = true
        for (name, value) in attributes where !value.isEmpty {
            text += isFirst ? "\"attrs\":{\"\(name)\":" : ",\"\(name)\":"
            isFirst = false
            switch value {
            case .string(let string): quote(string ?? "")
            case .number(let number): text += String(number ?? 0)
            case .inlines(let inlines):
                text += "["
                list(inlines) { $0.write($1) }
                text += "]"
            }
        }
        if !isFirst { text += "}," }
    }

    private mutating func list<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            write(&self, element)
        }
    }

    /// A JSON string (RFC 8259, section 7), with `<` escaped as well, so that it may stand in a page's script element.
    private mutating func quote(_ string: String) {
        text += "\""
        var rest = string.utf8[...]
        while let index = rest.firstIndex(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x3C }) {
            text += String(Substring(rest[..<index]))
            switch rest[index] {
            case 0x22: text += "\\\""
            case 0x5C: text += "\\\\"
            case 0x0A: text += "\\n"
            case 0x09: text += "\\t"
            case let byte: text += "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
            }
            rest = rest[rest.index(after: index)...]
        }
        text += String(Substring(rest))
        text += "\""
    }
}

extension JSONAttribute {
    fileprivate var isEmpty: Bool {
        switch self {
        case .string(let value): value == nil
        case .number(let value): value == nil
        case .inlines(let value): value.isEmpty
        }
    }
}
