extension TemplateExpander {
    private static let maximumTag = 2048

    /// The tag that begins at `start`, and where it ends.
    func tag(at start: Int) -> (TemplateTag, Int)? {
        let bytes = code.bytes
        guard start + 3 < bytes.count else { return nil }
        switch (bytes[start + 1], bytes[start + 2]) {
        case (0x25, _) where context.generator != .hugo:  // {%
            return tag(.statement, from: start, open: 2, close: "%}")
        case (0x7B, 0x3C) where context.generator == .hugo:  // {{<
            return shortcode(from: start, close: ">}}", shown: "*/>}}")
        case (0x7B, 0x25) where context.generator == .hugo:  // {{%
            return shortcode(from: start, close: "%}}", shown: "*/%}}")
        case (0x7B, _) where context.generator != .hugo:  // {{
            return tag(.output, from: start, open: 2, close: "}}")
        case (0x3A, _) where context.generator == .jekyll:  // {:
            return tag(.attributes, from: start, open: 2, close: "}")
        default:
            return nil
        }
    }

    private func shortcode(from start: Int, close: String, shown: String) -> (TemplateTag, Int)? {
        let bytes = code.bytes
        if bytes[(start + 3)...].starts(with: "/*".utf8) {
            guard let end = find(shown, from: start + 5) else { return nil }
            let open = String(decoding: bytes[start..<(start + 3)], as: UTF8.self)
            let text = open + String(decoding: bytes[(start + 5)..<end], as: UTF8.self) + close
            var tag = TemplateTag(form: .shownShortcode, content: "")
            tag.rest = text
            return (tag, end + shown.utf8.count)
        }
        return tag(.shortcode, from: start, open: 3, close: close)
    }

    private func tag(_ form: TemplateTag.Form, from start: Int, open: Int, close: String) -> (TemplateTag, Int)? {
        guard let end = find(close, from: start + open) else { return nil }
        var content = code.bytes[(start + open)..<end]
        if form != .shortcode {
            // `{%- … -%}` only trims white space, which Markdown does not mind.
            if content.first == 0x2D { content = content.dropFirst() }
            if content.last == 0x2D { content = content.dropLast() }
        }
        return (TemplateTag(form: form, content: String(decoding: content, as: UTF8.self)), end + close.utf8.count)
    }

    private func find(_ text: String, from start: Int) -> Int? {
        guard let end = marks.next(text, from: start), end - start <= TemplateExpander.maximumTag else { return nil }
        return end
    }
}
