extension JSONReader {
    mutating func inlines(of node: JSONNode, notes: Bool = true) throws(DocumentError) -> [Inline] {
        try children(of: node) { (reader, child) throws(DocumentError) in try reader.inline(child, notes: notes) }
    }

    /// Inline nodes that stand in an attribute.
    mutating func inlines(in attribute: String, of node: JSONNode) throws(DocumentError) -> [Inline] {
        var result: [Inline] = []
        let path = JSONPath.key(.key(node.path, "attrs"), attribute)
        for (index, value) in (try node.array(attribute) ?? []).enumerated() {
            let child = try JSONNode(value, path: .index(path, index), depth: node.depth + 1)
            try count(child)
            result.append(try inline(child, notes: true))
        }
        return result
    }

    private mutating func inline(_ node: JSONNode, notes: Bool) throws(DocumentError) -> Inline {
        switch node.type {
        case "text":
            try node.allow()
            try node.refuseChildren()
            guard let text = node.text else { throw DocumentError(.missing("text"), path: node.path.description) }
            return .text(text, try marks(of: node))
        case "hardBreak":
            try node.allow()
            try node.refuseChildren()
            return .hardBreak
        case "footnote" where notes:
            try node.allow()
            return .footnote(try inlines(of: node, notes: false))
        default: throw Self.refusal(of: node)
        }
    }

    private func marks(of node: JSONNode) throws(DocumentError) -> Marks {
        var marks = Marks()
        for (index, value) in node.marks.enumerated() {
            let path = JSONPath.index(.key(node.path, "marks"), index)
            guard let mark = value as? [String: Any], let type = mark["type"] as? String else {
                throw DocumentError(.badValue("a mark, an object with “type”"), path: path.description)
            }
            for key in mark.keys.sorted() where key != "type" && key != "attrs" {
                throw DocumentError(.unknownAttribute(key), path: path.description)
            }
            let attributes = mark["attrs"] as? [String: Any] ?? [:]
            if type == "link" {
                marks.link = try link(attributes, path)
            } else if let style = Marks.Style(name: type) {
                // Tiptap's highlight has a colour; ours has one, and the page chooses it.
                for key in attributes.keys.sorted() where key != "color" {
                    throw DocumentError(.unknownAttribute(key), path: JSONPath.key(path, "attrs").description)
                }
                marks.style.insert(style)
            } else {
                throw DocumentError(.unknownMark(type), path: JSONPath.key(path, "type").description)
            }
        }
        return marks
    }

    private func link(_ attributes: [String: Any], _ path: JSONPath) throws(DocumentError) -> WebAddress {
        let path = JSONPath.key(path, "attrs")
        for key in attributes.keys.sorted() where !["href", "target", "rel", "class", "title"].contains(key) {
            throw DocumentError(.unknownAttribute(key), path: path.description)
        }
        let href = attributes["href"] as? String ?? ""
        guard let address = WebAddress(href) else {
            throw DocumentError(.badLink(href), path: JSONPath.key(path, "href").description)
        }
        return address
    }
}
