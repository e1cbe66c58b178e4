/// A link, and where in the text it stands.
public struct LinkPlace: Hashable, Sendable {
    public let address: WebAddress
    /// The text block it is in; `nil` for a link card, which has none.
    public let block: Int?
    /// Its words; `nil` in a note, whose text is elsewhere on the page.
    public let location: Passage.Location?
}

extension Document {
    /// Every link in the order they stand, with its place among the text blocks.
    public var linkPlaces: [LinkPlace] {
        var places: [LinkPlace] = []
        var block = 0
        blocks.collectLinks(into: &places, &block)
        return places
    }
}

extension [Block] {
    fileprivate func collectLinks(into places: inout [LinkPlace], _ block: inout Int) {
        for element in self {
            switch element {
            case .codeBlock(_, let code): if !code.isEmpty { block += 1 }
            case .linkCard(let card): places.append(LinkPlace(address: card.address, block: nil, location: nil))
            default:
                for line in element.lines {
                    line.collectLinks(into: &places, block)
                    if !line.countedText.isEmpty { block += 1 }
                }
                element.children.collectLinks(into: &places, &block)
            }
        }
    }
}

extension [Inline] {
    fileprivate func collectLinks(into places: inout [LinkPlace], _ block: Int) {
        var offset = 0
        for inline in self {
            let length = inline.countedText.utf16.count
            switch inline {
            case .text(_, let marks):
                if let address = marks.link {
                    places.append(
                        LinkPlace(
                            address: address, block: block,
                            location: Passage.Location(block: block, start: offset, end: offset + length)))
                }
            case .footnote(let content):
                for address in content.noteLinks {
                    places.append(LinkPlace(address: address, block: block, location: nil))
                }
            case .hardBreak: break
            }
            offset += length
        }
    }

    private var noteLinks: [WebAddress] {
        flatMap { inline -> [WebAddress] in
            switch inline {
            case .text(_, let marks): marks.link.map { [$0] } ?? []
            case .hardBreak: []
            case .footnote(let content): content.noteLinks
            }
        }
    }
}
