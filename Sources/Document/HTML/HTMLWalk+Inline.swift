extension HTMLWalk {
    mutating func link(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        guard let href = element["href"] else { return visit(element.children, context, &flow) }
        if notes.isBackLink(element) { return }
        if let note = notes.identifier(calledBy: element) { return call(note, context, &flow) }
        guard let address = WebAddress(cleaning: href) else {
            drop("link \(href.linkKind)", href)
            return visit(element.children, context, &flow)
        }
        if element.hasClass("link-card") {
            func part(_ name: String) -> String { element.first { $0.hasClass("link-card-\(name)") }?.text ?? "" }
            let title = part("title")
            flow.add(
                .linkCard(
                    LinkCard(address: address, title: title.isEmpty ? element.text : title, summary: part("summary"))))
        } else {
            visit(element.children, context.linked(to: address), &flow)
        }
    }

    /// Raised text, unless it only raises the call of a note.
    mutating func sup(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        let calls = element.all { $0.name == "a" }.compactMap { notes.identifier(calledBy: $0) }
        if calls.isEmpty {
            visit(element.children, context.adding(.sup), &flow)
        } else {
            for note in calls { call(note, context, &flow) }
        }
    }

    private mutating func call(_ note: String, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        guard !notes.areTooLong, let text = notes.line(of: note) ?? read(note, &flow), notes.spend(text) else { return }
        flow.line.append(footnote: text)
    }

    private mutating func read(_ note: String, _ flow: inout HTMLFlow) -> [Inline]? {
        // A note that calls itself, or one that calls it, ends here.
        guard let content = notes.open(note) else { return nil }
        let text = line(of: content, HTMLContext(), hoisting: &flow)
        notes.close(note, as: text)
        return text
    }

    /// The notes of a list of notes that no one called.
    mutating func remainingNotes(_ element: HTMLElement, _ context: HTMLContext, _ flow: inout HTMLFlow) {
        let items = notes.uncalled(in: element)
        guard !items.isEmpty else { return }
        var list = HTMLElement(name: "ol", attributes: [], children: [])
        list.children = items.map(HTMLNode.element)
        self.list(list, ordered: true, context, &flow)
    }
}

extension String {
    /// Why a link was left out: its scheme, or that it leads nowhere without the page it stood on.
    fileprivate var linkKind: String {
        let text = WebAddress.cleaned(self)
        guard !text.isEmpty else { return "empty" }
        let scheme = text.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
        guard scheme.endIndex < text.endIndex, text[scheme.endIndex] == ":" else {
            return text.utf8.count > 2048 ? "too long" : "relative"
        }
        return String(scheme.lowercased().prefix(20))
    }
}
