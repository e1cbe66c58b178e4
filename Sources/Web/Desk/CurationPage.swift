import Kernel
import Publishing

/// The front page and every channel, to choose which to arrange.
struct CurationPlacesPage {
    let channels: [Channel]

    func render(_ pages: Pages) throws -> String {
        let places =
            [(pages.texts("curation.front"), CurationPlace.front.path)]
            + channels.map { ($0.name[pages.language], CurationPlace.channel($0.slug).path) }
        return try pages.render(
            "desk/channels", ["places": places.map { ["name": $0.0, "url": $0.1] as Fields }],
            PageFrame(
                name: "desk", heading: pages.texts("curation.title"),
                work: WorkFrame(area: .desk, sections: DeskSections.make(current: .channels, pages))))
    }
}

/// What stands first in one place, with the place as readers see it.
struct CurationPage {
    enum Preview {
        case front(PortalContents)
        case channel(ChannelContents)
    }

    let contents: CurationContents
    let preview: Preview
    /// When the preview is of; now without it.
    let at: Timestamp?
    var refused: CurationError?
    var form = Form("")

    func render(_ pages: Pages) throws -> String {
        let name = contents.channel?.name[pages.language] ?? pages.texts("curation.front")
        let heading = pages.texts("curation.place", ["place": name])
        return try pages.render(
            "desk/channel",
            [
                "heading": heading, "action": contents.place.path, "places": "/desk/channels",
                "refused": refused.flatMap { pages.texts.text(of: $0) },
                "lead": slots(.lead, pages), "pinned": slots(.pinned, pages),
                "newest": contents.newest.map { card -> Fields in
                    [
                        "value": card.id.description, "text": "\(card.title) – \(card.publicationName)",
                        "chosen": card.id.description == form.text("article"),
                    ]
                },
                "kindOptions": CuratedSlot.Kind.allCases.map { kind -> Fields in
                    [
                        "value": kind.rawValue, "text": pages.texts("curation.\(kind.rawValue)"),
                        "chosen": kind.rawValue == form.text("kind"),
                    ]
                },
                "typed": [
                    "address": form.text("address"), "startsAt": form.text("startsAt"), "endsAt": form.text("endsAt"),
                ] as Fields,
                "timesHint": pages.texts("curation.timesHint", ["zone": contents.settings.timeZone]),
                "blocks": blocks(pages),
                "previewForm": [
                    "action": contents.place.path, "at": pages.time.local(at ?? pages.now),
                ] as Fields,
                "previewHTML": try previewHTML(pages),
            ],
            PageFrame(
                name: "desk", heading: heading,
                work: WorkFrame(area: .desk, sections: DeskSections.make(current: .channels, pages))))
    }

    private func slots(_ kind: CuratedSlot.Kind, _ pages: Pages) -> Fields {
        let all = contents.slots.filter { $0.kind == kind }
        let items = all.enumerated().map { index, slot -> Fields in
            let phase = contents.phases[slot.id] ?? .idle
            return [
                "id": slot.id.description, "name": slot.title,
                "url": Path.article(slot.publicationHandle, slot.article),
                "publication": slot.publicationName, "phase": pages.texts("curation.phase.\(phase)"),
                "isShown": phase == .shown,
                "from": slot.startsAt.map { pages.texts("curation.from", ["time": pages.time.full($0)]) },
                "until": slot.endsAt.map { pages.texts("curation.until", ["time": pages.time.full($0)]) },
                "mayRise": kind == .pinned && index > 0, "mayFall": kind == .pinned && index < all.count - 1,
            ]
        }
        return ["items": items, "none": items.isEmpty]
    }

    private func blocks(_ pages: Pages) -> Fields? {
        Fields.list(
            contents.blocks.enumerated().map { index, block -> Fields in
                [
                    "id": block.channel.id.description, "name": block.channel.name[pages.language],
                    "isHidden": block.isHidden, "mayRise": index > 0, "mayFall": index < contents.blocks.count - 1,
                ]
            })
    }

    /// The page's own contents; it is shown, not used, so nothing in it can be pressed.
    private func previewHTML(_ pages: Pages) throws -> String {
        switch preview {
        case .front(let contents): try PortalPage(contents: contents).fragment(pages)
        case .channel(let contents): try ChannelPage(contents: contents).fragment(pages)
        }
    }
}
