import Document

/// The table of contents of a long piece.
struct ContentsFields {
    private let outline: [OutlineEntry]
    private let isLong: Bool

    private static let leastSections = 4
    private static let leastMinutes = 4

    init(_ outline: [OutlineEntry], minutes: Int) {
        // Smaller headings would make it longer than what it saves.
        self.outline = outline.filter { $0.level != .four && !$0.text.isEmpty }
        isLong = minutes >= Self.leastMinutes
    }

    /// Nothing for a piece that is seen through at a glance.
    func fields(_ pages: Pages) -> Fields? {
        guard isLong, outline.count >= Self.leastSections else { return nil }
        return [
            "count": pages.texts("article.sections", count: outline.filter { $0.level == .two }.count),
            "items": outline.map { entry -> Fields in
                ["heading": entry.text, "anchor": entry.id, "isInner": entry.level == .three]
            },
        ]
    }
}
