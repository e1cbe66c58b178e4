import Mustache

/// What a template is filled with: names and values, absent where there is nothing to say.
///
/// Conforming to `MustacheParent` spares the template engine its reflection, which costs more than the rest of a page.
struct Fields: MustacheParent, ExpressibleByDictionaryLiteral {
    private(set) var values: [String: Any]

    init(_ values: [String: Any] = [:]) {
        self.values = values
    }

    init(dictionaryLiteral elements: (String, Any?)...) {
        values = [:]
        for (name, value) in elements { values[name] = value }
    }

    subscript(name: String) -> Any? {
        get { values[name] }
        set { values[name] = newValue }
    }

    func child(named name: String) -> Any? { values[name] }

    func merging(_ other: Fields) -> Fields {
        Fields(values.merging(other.values) { _, new in new })
    }

    /// `{ items: […] }`, or nothing for an empty list, so that a template can leave out the heading too.
    static func list(_ items: [Any]) -> Fields? {
        items.isEmpty ? nil : ["items": items]
    }
}
