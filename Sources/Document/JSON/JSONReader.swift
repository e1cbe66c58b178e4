import Kernel

/// Turns the editor's JSON into blocks; `JSONReader+Inline` does what stands in their lines.
struct JSONReader {
    private var nodes = 0

    mutating func document(_ node: JSONNode) throws(DocumentError) -> Document {
        guard node.type == "doc" else { throw node.misplaced() }
        try node.allow()
        return Document(try blocks(of: node))
    }

    mutating func count(_ node: JSONNode) throws(DocumentError) {
        nodes += 1
        if nodes > DocumentLimits.nodes { throw DocumentError(.tooLarge) }
    }

    /// Every child of `node`, read by `read`.
    mutating func children<Child>(
        of node: JSONNode, _ read: (inout JSONReader, JSONNode) throws(DocumentError) -> Child
    ) throws(DocumentError) -> [Child] {
        var result: [Child] = []
        result.reserveCapacity(node.count)
        for index in 0..<node.count {
            let child = try node.child(index)
            try count(child)
            result.append(try read(&self, child))
        }
        return result
    }

    private mutating func blocks(of node: JSONNode) throws(DocumentError) -> [Block] {
        try children(of: node) { (reader, child) throws(DocumentError) in try reader.block(child) }
    }

    private mutating func block(_ node: JSONNode) throws(DocumentError) -> Block {
        switch node.type {
        case "paragraph":
            try node.allow(ignoring: ["textAlign"])
            return .paragraph(try inlines(of: node))
        case "heading":
            try node.allow("level", ignoring: ["textAlign", "id"])
            let level = try node.integer("level", in: 2...4, default: 2)
            return .heading(HeadingLevel(rawValue: level) ?? .two, try inlines(of: node))
        case "bulletList":
            try node.allow()
            return .bulletList(try items(of: node))
        case "orderedList":
            try node.allow("start", ignoring: ["type"])
            return .orderedList(start: try node.integer("start", in: 0...999_999_999, default: 1), try items(of: node))
        case "blockquote":
            try node.allow()
            return .blockquote(try blocks(of: node))
        case "codeBlock": return try codeBlock(node)
        case "horizontalRule":
            try node.allow()
            try node.refuseChildren()
            return .rule
        case "figure": return .figure(try figure(node))
        case "gallery": return .gallery(try gallery(node))
        case "video": return .video(try video(node))
        case "table": return .table(try table(node))
        case "linkCard": return .linkCard(try linkCard(node))
        default: throw Self.refusal(of: node)
        }
    }

    /// A known node in the wrong place, or one nobody knows.
    static func refusal(of node: JSONNode) -> DocumentError {
        let known = [
            "doc", "paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "codeBlock",
            "horizontalRule", "figure", "gallery", "caption", "video", "table", "tableRow", "tableHeader", "tableCell",
            "linkCard", "footnote", "hardBreak", "text",
        ]
        if known.contains(node.type) { return node.misplaced() }
        return DocumentError(.unknownNode(node.type), path: JSONPath.key(node.path, "type").description)
    }

    private mutating func items(of node: JSONNode) throws(DocumentError) -> [ListItem] {
        try children(of: node) { (reader, child) throws(DocumentError) in
            guard child.type == "listItem" else { throw Self.refusal(of: child) }
            try child.allow()
            return ListItem(try reader.blocks(of: child))
        }
    }

    private mutating func codeBlock(_ node: JSONNode) throws(DocumentError) -> Block {
        try node.allow("language")
        let parts = try children(of: node) { (_, child) throws(DocumentError) -> String in
            guard child.type == "text" else { throw Self.refusal(of: child) }
            guard child.marks.isEmpty else { throw DocumentError(.misplaced("marks"), path: child.path.description) }
            return child.text ?? ""
        }
        let language = try node.string("language")
        guard language.map({ $0.isEmpty || $0.isLanguage }) ?? true else {
            throw node.error("language", "the name of a language, such as swift")
        }
        return .codeBlock(language: language?.normalizedLanguage, parts.joined())
    }

    private func linkCard(_ node: JSONNode) throws(DocumentError) -> LinkCard {
        try node.allow("href", "title", "summary")
        try node.refuseChildren()
        let href = try node.string("href") ?? ""
        guard let address = WebAddress(href) else {
            throw DocumentError(.badLink(href), path: JSONPath.key(.key(node.path, "attrs"), "href").description)
        }
        return LinkCard(
            address: address, title: try node.string("title") ?? "", summary: try node.string("summary") ?? "")
    }
}
