/// Reads HTML, from ``HTMLWriter`` or from anywhere else, as a document.
///
/// It keeps the words a reader of the page would have seen and every structure a document has a node for; all
/// else is left out and reported. Nothing of the input reaches a page but through the document.
public enum HTMLReader {
    /// - Throws: ``DocumentError`` when the text is too large or too tangled (more than two seconds of parsing).
    public static func read(_ html: String) throws(DocumentError) -> Reading {
        let (nodes, flattened) = try HTMLParser.parse(html)
        var walk = HTMLWalk(notes: FootnoteDefinitions(in: nodes))
        if flattened { walk.drop("nesting", "elements nested deeper than \(HTMLParser.depth) levels") }
        var flow = HTMLFlow(holdsBlocks: true)
        walk.visit(nodes, HTMLContext(), &flow)
        guard !walk.notes.areTooLong else { throw DocumentError(.tooLarge) }
        let document = Document(flow.finish()).normalized()
        guard document.nodeCount <= DocumentLimits.nodes else { throw DocumentError(.tooLarge) }
        return Reading(document: document, dropped: walk.dropped)
    }
}

/// What holds for the elements below.
struct HTMLContext {
    var marks = Marks()
    /// Of the code blocks below, where a container says it.
    var language: String?
    /// Inside a container of highlighted code, where tables only set lines beside their numbers.
    var isHighlight = false
    /// Inside `noscript`, where pages that load pictures late repeat each of them.
    var isWithoutScript = false

    func adding(_ style: Marks.Style) -> HTMLContext {
        var context = self
        context.marks.style.formUnion(style)
        return context
    }

    func linked(to address: WebAddress?) -> HTMLContext {
        var context = self
        context.marks.link = address
        return context
    }
}

/// Goes through a parsed page once and fills flows with what it finds.
struct HTMLWalk {
    private(set) var dropped: [Dropped] = []
    var notes: FootnoteDefinitions

    init(notes: FootnoteDefinitions) {
        self.notes = notes
    }

    mutating func drop(_ kind: String, _ detail: String) {
        if dropped.count < 1_000 { dropped.append(Dropped(kind: kind, detail: detail)) }
    }

    mutating func visit(_ nodes: [HTMLNode], _ context: HTMLContext, _ flow: inout HTMLFlow) {
        for node in nodes {
            switch node {
            case .text(let text): flow.line.append(text, context.marks)
            case .element(let element): visit(element, context, &flow)
            }
        }
    }

    private mutating func visit(_ element: HTMLElement, _ outer: HTMLContext, _ flow: inout HTMLFlow) {
        guard !element.attributes.isEmpty else { return visitByRole(element, outer, &flow) }
        let style = inspect(element)
        guard !isHidden(element, style) else { return }
        // What the element means comes first: `<b style="font-weight: normal">` is not bold.
        var context = outer
        if case .span(let marks) = HTMLRole.of(element.name) { context = context.adding(marks) }
        style.apply(to: &context.marks)
        if visitByClass(element, context, &flow) { return }
        if case .span = HTMLRole.of(element.name) { return visit(element.children, context, &flow) }
        visitByRole(element, context, &flow)
    }

    private mutating func visitByRole(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        switch HTMLRole.of(element.name) {
        case .flow(let style): visitBlock(element.children, context.adding(style), &flow)
        case .span(let style): visit(element.children, context.adding(style), &flow)
        case .sup: sup(element, context, &flow)
        case .link: link(element, context, &flow)
        case .lineBreak: flow.line.appendBreak()
        case .rule: flow.add(.rule)
        case .heading(let level): heading(level, element, context, &flow)
        case .list(let ordered): list(element, ordered: ordered, context, &flow)
        case .quotation: quotation(element, context, &flow)
        case .preformatted: code(element, context, &flow)
        case .quotes:
            flow.line.append("“", context.marks)
            visit(element.children, context, &flow)
            flow.line.append("”", context.marks)
        case .reading:
            flow.line.append("(", context.marks)
            visit(element.children, context, &flow)
            flow.line.append(")", context.marks)
        case .scriptless:
            var inner = context
            inner.isWithoutScript = true
            visit(element.children, inner, &flow)
        case .picture: picture(element, context, &flow)
        case .figure: figure(element, context, &flow)
        case .video: video(element, &flow)
        case .audio: audio(element, &flow)
        case .frame: frame(element, &flow)
        case .plugin: plugin(element, &flow)
        case .table: table(element, context, &flow)
        case .input: input(element, context, &flow)
        case .form:
            drop("element form", element["action"] ?? "")
            visitBlock(element.children, context, &flow)
        case .formula: formula(element, context, &flow)
        case .script: script(element, context, &flow)
        case .silent: break
        case .dropped: drop("element \(element.name)", element.text.normalizedLine)
        case .unknown:
            drop("element \(element.name.prefix(40))", element.text.normalizedLine)
            visit(element.children, context, &flow)
        }
    }

    /// What begins and ends a line of its own.
    mutating func visitBlock(_ nodes: [HTMLNode], _ context: HTMLContext, _ flow: inout HTMLFlow) {
        flow.endLine()
        visit(nodes, context, &flow)
        flow.endLine()
    }

    /// The blocks that some nodes make by themselves.
    mutating func blocks(of nodes: [HTMLNode], _ context: HTMLContext) -> [Block] {
        var flow = HTMLFlow(holdsBlocks: true)
        visit(nodes, context, &flow)
        return flow.finish()
    }

    /// The line that some nodes make where no block can stand; what cannot be in a line goes to `flow` instead.
    mutating func line(of nodes: [HTMLNode], _ context: HTMLContext, hoisting flow: inout HTMLFlow) -> [Inline] {
        var inner = HTMLFlow(holdsBlocks: false)
        visit(nodes, context, &inner)
        flow.blocks += inner.blocks
        return inner.line.finishJoined()
    }
}
