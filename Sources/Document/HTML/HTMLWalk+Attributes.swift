extension HTMLWalk {
    /// Reports what may not come along and reads the style a document can express.
    mutating func inspect(_ element: HTMLElement) -> InlineStyle {
        var style = InlineStyle()
        for (name, value) in element.attributes {
            if name == "style" {
                style = InlineStyle(value)
                if !style.isUnderstood { drop("attribute style", value) }
            } else if name.hasPrefix("on") {
                drop("attribute \(name.prefix(40))", value)
            }
        }
        return style
    }

    /// What a browser does not show, and what is there for screen readers only.
    mutating func isHidden(_ element: HTMLElement, _ style: InlineStyle) -> Bool {
        let classes = ["screen-reader-text", "sr-only", "visually-hidden", "katex-html", "MathJax_Preview"]
        guard
            style.isHidden || element["hidden"] != nil
                || element.classes.contains(where: { classes.contains(String($0)) })
        else { return false }
        let text = element.text.normalizedLine
        if !text.isEmpty { drop("hidden text", text) }
        return true
    }

    /// Elements that are what their class says; `false` when it says nothing.
    mutating func visitByClass(
        _ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow
    ) -> Bool {
        if notes.isContainer(element) {
            remainingNotes(element, context, &flow)
            return true
        }
        guard element["class"] != nil else { return false }
        let classes = Set(element.classes)
        if context.isHighlight, !classes.isDisjoint(with: HTMLElement.gutterClasses) { return true }
        if element.name != "figure", !classes.isDisjoint(with: ["wp-caption", "gallery-item"]) {
            figure(element, context, &flow)
            return true
        }
        if !classes.isDisjoint(with: HTMLElement.galleryClasses) {
            gallery(element, context, &flow)
            return true
        }
        if !context.isHighlight, element.isHighlightContainer(classes) {
            var inner = context
            inner.isHighlight = true
            inner.language = element.codeLanguage
            visitBlock(element.children, inner, &flow)
            return true
        }
        return false
    }
}

/// The few declarations of a `style` attribute that mean the same as an element.
struct InlineStyle {
    private var bold: Bool?
    private var italic: Bool?
    private var lines: Marks.Style = []
    private(set) var isHidden = false
    private(set) var alignment: TableCell.Alignment?
    /// Whether nothing of it was passed over.
    private(set) var isUnderstood = true

    init() {}

    init(_ text: String) {
        for declaration in text.lowercased().split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1).map { String($0).normalizedLine }
            if parts.count == 2 { read(parts[0], parts[1]) } else { isUnderstood = false }
        }
    }

    private mutating func read(_ name: String, _ value: String) {
        switch name {
        case "font-weight": bold = value.hasPrefix("bold") || (Int(value) ?? 400) >= 600
        case "font-style": italic = value == "italic" || value == "oblique"
        case "text-decoration", "text-decoration-line":
            if value.contains("underline") { lines.insert(.underline) }
            if value.contains("line-through") { lines.insert(.strike) }
        case "display" where value == "none": isHidden = true
        case "text-align" where TableCell.Alignment(rawValue: value) != nil: alignment = .init(rawValue: value)
        default: isUnderstood = false
        }
    }

    func apply(to marks: inout Marks) {
        if let bold { if bold { marks.style.insert(.bold) } else { marks.style.remove(.bold) } }
        if let italic { if italic { marks.style.insert(.italic) } else { marks.style.remove(.italic) } }
        marks.style.formUnion(lines)
    }
}
