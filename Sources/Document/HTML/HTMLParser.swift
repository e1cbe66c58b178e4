import CGumbo

/// Parses HTML as browsers do, with libgumbo, within bounds.
enum HTMLParser {
    /// Elements nested deeper than this are taken for their text.
    static let depth = 200
    private static let memory = 256 << 20
    private static let milliseconds: Int32 = 2_000

    /// The nodes of a page's body, and whether some were nested too deeply to keep their elements.
    static func parse(_ html: String) throws(DocumentError) -> (nodes: [HTMLNode], flattened: Bool) {
        guard html.utf8.count <= DocumentLimits.markupBytes else { throw DocumentError(.tooLarge) }
        var html = html
        let parsed: (nodes: [HTMLNode], flattened: Bool)? = html.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                // An empty buffer may have no address.
                guard let start = text.baseAddress, !text.isEmpty else { return ([], false) }
                let tree = byline_html_parse(start, text.count, memory, milliseconds)
                defer { byline_html_free(tree) }
                guard let root = tree.output?.pointee.root else { return nil }
                var copy = GumboCopy()
                let nodes = copy.children(of: root, depth: 0)
                return (nodes, copy.flattened)
            }
        }
        guard let parsed else { throw DocumentError(.tooComplex) }
        return parsed
    }
}

/// Copies libgumbo's tree into Swift values.
private struct GumboCopy {
    var flattened = false

    mutating func children(of node: UnsafePointer<GumboNode>, depth: Int) -> [HTMLNode] {
        let vector = byline_node_element(node).pointee.children
        var result: [HTMLNode] = []
        result.reserveCapacity(Int(vector.length))
        for index in 0..<Int(vector.length) {
            guard let child = vector.data[index]?.assumingMemoryBound(to: GumboNode.self) else { continue }
            switch child.pointee.type {
            case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
                result.append(.text(String(cString: byline_node_text(child))))
            case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
                result.append(
                    depth < HTMLParser.depth ? .element(element(child, depth: depth)) : .text(text(of: child)))
            default: continue
            }
        }
        return result
    }

    private mutating func element(_ node: UnsafePointer<GumboNode>, depth: Int) -> HTMLElement {
        let element = byline_node_element(node).pointee
        return HTMLElement(
            name: name(of: element), attributes: attributes(of: element), children: children(of: node, depth: depth + 1)
        )
    }

    private func name(of element: GumboElement) -> String {
        if element.tag != GUMBO_TAG_UNKNOWN { return String(cString: gumbo_normalized_tagname(element.tag)) }
        var original = element.original_tag
        gumbo_tag_from_original_text(&original)
        guard let start = original.data else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: start, count: min(original.length, 60)), as: UTF8.self)
            .lowercased()
    }

    private func attributes(of element: GumboElement) -> [(name: String, value: String)] {
        (0..<Int(element.attributes.length)).compactMap { index in
            element.attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self).pointee
        }.map { (String(cString: $0.name), String(cString: $0.value)) }
    }

    /// All text below, without calling itself: this is for trees that are too deep for that.
    private mutating func text(of node: UnsafePointer<GumboNode>) -> String {
        flattened = true
        var text = ""
        var waiting = [node]
        while let node = waiting.popLast() {
            switch node.pointee.type {
            case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
                text += String(cString: byline_node_text(node))
            case GUMBO_NODE_ELEMENT:
                let element = byline_node_element(node).pointee
                if element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_STYLE { continue }
                for index in (0..<Int(element.children.length)).reversed() {
                    if let child = element.children.data[index] {
                        waiting.append(child.assumingMemoryBound(to: GumboNode.self))
                    }
                }
            default: continue
            }
        }
        return text
    }
}
