import Kernel
import Publishing

/// What a reader's own list goes by: everything that is known, each to be changed, and all to be erased.
struct InterestsPage {
    let contents: ForYouContents
    let done: String?
    /// What was typed, where there is no topic of that name.
    let unknownTopic: String?

    func render(_ pages: Pages) throws -> String {
        let texts = pages.texts
        return try pages.render(
            "for-you/interests",
            [
                "done": done.map { texts("forYou.done.\($0)") },
                "problem": unknownTopic.map { texts("forYou.unknownTopic", ["topic": $0]) }, "typed": unknownTopic,
                "learns": contents.choice?.learns == true,
                "since": contents.choice.map { texts("forYou.since", ["day": pages.time.day($0.since)]) },
                "groups": Interest.Kind.allCases.compactMap { group($0, pages) },
                "isEmpty": contents.interests.isEmpty,
            ],
            PageFrame(
                name: "interests", heading: texts("forYou.interests"),
                work: .account(texts, current: "/for-you/interests")))
    }

    /// Channels are all there to be chosen; of the rest, what is known.
    private func group(_ kind: Interest.Kind, _ pages: Pages) -> Fields? {
        var interests = contents.interests.filter { $0.kind == kind }
        if kind == .channel {
            let known = Set(interests.map(\.subject))
            interests += contents.chrome.channels.filter { !known.contains($0.id.rawValue) }.map {
                Interest(kind: .channel, subject: $0.id.rawValue, name: $0.name, place: $0.slug.description)
            }
        }
        guard !interests.isEmpty else { return nil }
        return [
            "title": pages.texts("forYou.group.\(kind.rawValue)"), "items": interests.map { item($0, pages) },
        ]
    }

    private func item(_ interest: Interest, _ pages: Pages) -> Fields {
        let texts = pages.texts
        let name = interest.name[pages.language]
        let isKnown = interest.learned > 0 || interest.chosen != nil || interest.isFollowed
        var levels: [(String, Bool)] = [
            ("learned", interest.chosen == nil), ("more", interest.chosen == .more), ("some", interest.chosen == .some),
            ("never", interest.chosen == .never),
        ]
        if isKnown, !interest.isFollowed { levels.append(("forget", false)) }
        let weight = interest.weight ?? 0
        return [
            "field": "\(interest.kind.rawValue)-\(interest.subject)", "name": name, "url": url(interest),
            "why": why(interest, texts), "width": String(Int((weight / 3 * 100).rounded())),
            "weight": texts("forYou.weight", ["percent": String(Int((weight / 3 * 100).rounded()))]),
            "levels": levels.map { level, isChosen in
                [
                    "value": level, "isChosen": isChosen,
                    "text": texts(
                        level == "learned" && interest.isFollowed ? "forYou.level.followed" : "forYou.level.\(level)"),
                ] as Fields
            },
        ]
    }

    private func why(_ interest: Interest, _ texts: Catalogue) -> String {
        if interest.chosen == .never { return texts("forYou.why.never") }
        if interest.isFollowed { return texts("forYou.why.followed") }
        if interest.chosen != nil { return texts("forYou.why.chosen") }
        return texts(interest.learned > 0 ? "forYou.why.read" : "forYou.why.nothing")
    }

    private func url(_ interest: Interest) -> String {
        let place = Path.encoded(interest.place)
        switch interest.kind {
        case .topic: return "/t/\(place)"
        case .publication: return "/@\(place)"
        case .channel: return "/c/\(place)"
        }
    }
}
