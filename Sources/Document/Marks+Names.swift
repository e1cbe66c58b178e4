extension Marks.Style {
    /// Each style with the editor's name for it, in the order of those names.
    static let named: [(name: String, style: Marks.Style)] = [
        ("bold", .bold), ("code", .code), ("highlight", .highlight), ("italic", .italic), ("strike", .strike),
        ("subscript", .sub), ("superscript", .sup), ("underline", .underline),
    ]

    init?(name: String) {
        guard let entry = Self.named.first(where: { $0.name == name }) else { return nil }
        self = entry.style
    }
}
