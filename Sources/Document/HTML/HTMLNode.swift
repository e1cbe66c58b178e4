/// A parsed page's node, copied out of libgumbo so that nothing else touches C memory.
enum HTMLNode {
    case text(String)
    case element(HTMLElement)
}

struct HTMLElement {
    /// In lower case.
    var name: String
    var attributes: [(name: String, value: String)]
    var children: [HTMLNode]

    subscript(_ attribute: String) -> String? {
        attributes.first { $0.name == attribute }?.value
    }

    var classes: [Substring] { self["class"]?.split { $0 == " " || $0 == "\n" || $0 == "\t" } ?? [] }

    func hasClass(_ name: String) -> Bool {
        guard let value = self["class"], value.utf8.count >= name.utf8.count else { return false }
        return classes.contains { $0 == name }
    }

    var elements: [HTMLElement] {
        children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The first element below for which `matches` holds, in document order.
    func first(where matches: (HTMLElement) -> Bool) -> HTMLElement? {
        for element in elements {
            if matches(element) { return element }
            if let found = element.first(where: matches) { return found }
        }
        return nil
    }

    func first(named name: String) -> HTMLElement? { first { $0.name == name } }

    /// All elements below for which `matches` holds, without those inside another of them.
    func all(where matches: (HTMLElement) -> Bool) -> [HTMLElement] {
        elements.flatMap { matches($0) ? [$0] : $0.all(where: matches) }
    }

    /// All text below, as it stands.
    var text: String { children.text }
}

extension [HTMLNode] {
    var text: String {
        map { node in
            switch node {
            case .text(let text): text
            case .element(let element): element.name == "br" ? "\n" : element.text
            }
        }.joined()
    }
}
