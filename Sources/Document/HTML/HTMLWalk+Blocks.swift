extension HTMLWalk {
    mutating func heading(
        _ level: HeadingLevel, _ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow
    ) {
        guard flow.holdsBlocks else { return visitBlock(element.children, context, &flow) }
        flow.endLine()
        var hoisted = HTMLFlow(holdsBlocks: true)
        let content = line(of: element.children, context, hoisting: &hoisted)
        if !content.isEmpty { flow.blocks.append(.heading(level, content)) }
        flow.blocks += hoisted.blocks
    }

    mutating func quotation(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        guard flow.holdsBlocks else { return visitBlock(element.children, context, &flow) }
        flow.add(.blockquote(blocks(of: element.children, context)))
    }

    mutating func list(
        _ element: HTMLElement, ordered: Bool, _ context: HTMLContext, _ flow: inout HTMLFlow
    ) {
        guard flow.holdsBlocks else { return visitBlock(element.children, context, &flow) }
        var items: [ListItem] = []
        var loose: [HTMLNode] = []
        // Words and lists that stand between items belong to the item before.
        func settle(_ walk: inout HTMLWalk) {
            let blocks = walk.blocks(of: loose, context)
            loose = []
            guard !blocks.isEmpty else { return }
            if items.isEmpty { items.append(ListItem()) }
            items[items.count - 1].blocks += blocks
        }
        for child in element.children {
            if case .element(let item) = child, item.name == "li" {
                settle(&self)
                items.append(ListItem(blocks(of: [.element(item)], context)))
            } else {
                loose.append(child)
            }
        }
        settle(&self)
        let start = element["start"].flatMap { Int($0) } ?? 1
        flow.add(ordered ? .orderedList(start: start, items) : .bulletList(items))
    }

    /// A task's box becomes a character; every other control is left out.
    mutating func input(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        if element["type"]?.lowercased() == "checkbox" {
            flow.line.append(element["checked"] == nil ? "☐ " : "☑ ", context.marks)
        } else if element["type"]?.lowercased() != "hidden" {
            drop("element input", element["value"] ?? element["placeholder"] ?? "")
        }
    }

    /// MathML is kept as the TeX it was made from, or else as its characters.
    mutating func formula(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        drop("element math", element.text.normalizedLine)
        if let source = element.first(named: "annotation")?.text ?? element["alttext"] {
            flow.line.append(source, context.adding(.code).marks)
        } else {
            flow.line.append(element.text, context.marks)
        }
    }

    /// MathJax keeps formulas in script elements; they are text.
    mutating func script(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        if element["type"]?.hasPrefix("math/tex") == true {
            flow.line.append(element.text, context.adding(.code).marks)
        } else {
            drop("element script", element["src"] ?? element.text.normalizedLine)
        }
    }
}

extension ListItem {
    fileprivate init() { self.init([]) }
}
