/// One element around a run of text, in the written forms that have elements.
enum InlineTag: Equatable {
    case link(WebAddress)
    case style(Marks.Style, String)

    private static let styles: [(style: Marks.Style, tag: InlineTag)] = [
        (.bold, .style(.bold, "strong")), (.italic, .style(.italic, "em")), (.underline, .style(.underline, "u")),
        (.strike, .style(.strike, "s")), (.highlight, .style(.highlight, "mark")), (.sub, .style(.sub, "sub")),
        (.sup, .style(.sup, "sup")), (.code, .style(.code, "code")),
    ]

    /// From the outside in.
    static func tags(of marks: Marks) -> [InlineTag] {
        let link = marks.link.map { [InlineTag.link($0)] } ?? []
        guard !marks.style.isEmpty else { return link }
        return link + styles.filter { marks.style.contains($0.style) }.map(\.tag)
    }
}

/// A part of a line and the tags it stands in.
struct TaggedInline {
    let inline: Inline
    let tags: [InlineTag]
}

extension [Inline] {
    /// Each part with its tags. A break stands in those its neighbours share, a note in none.
    var tagged: [TaggedInline] {
        var result = map { inline in
            if case .text(_, let marks) = inline {
                TaggedInline(inline: inline, tags: InlineTag.tags(of: marks))
            } else {
                TaggedInline(inline: inline, tags: [])
            }
        }
        for index in indices.dropFirst().dropLast() where self[index] == .hardBreak {
            let shared = zip(result[index - 1].tags, result[index + 1].tags).prefix { $0 == $1 }.map(\.0)
            result[index] = TaggedInline(inline: .hardBreak, tags: shared)
        }
        return result
    }
}
