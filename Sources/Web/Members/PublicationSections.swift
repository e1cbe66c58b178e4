import Publishing

/// The pages on which the members look after a publication.
enum PublicationSections: String, CaseIterable {
    case profile, numbers, comments, members, licences, closing

    func path(_ handle: Handle) -> String {
        self == .profile ? "/studio/publication/\(handle)" : "/studio/publication/\(handle)/\(rawValue)"
    }

    static func make(current: PublicationSections, _ settings: PublicationSettings, _ pages: Pages) -> WorkFrame {
        let handle = settings.publication.publication.handle
        return WorkFrame(
            area: .studio,
            sections: allCases.filter { $0 != .comments || settings.role != .contributor }.map {
                WorkFrame.Section(
                    name: pages.texts("members.section.\($0.rawValue)"), url: $0.path(handle), isCurrent: $0 == current,
                    count: $0 == .comments ? settings.waitingComments : nil)
            })
    }
}

/// What every page about a publication's own affairs shows at its head.
enum PublicationHead {
    static func fields(_ settings: PublicationSettings, _ pages: Pages) -> Fields {
        let publication = settings.publication.publication
        var fields = pages.publicationFields(settings.publication)
        fields["stateName"] = pages.texts("publication.state.\(publication.state.rawValue)")
        fields["stateStyle"] = PublicationStates.style(publication.state)
        fields["meaning"] = pages.texts(
            "members.state.\(publication.state.rawValue)",
            ["until": settings.mutedUntil.map(pages.time.full) ?? ""])
        return fields
    }
}

/// How a publication's standing is shown.
enum PublicationStates {
    static func style(_ state: Publication.State) -> String {
        switch state {
        case .active: "state-good"
        case .probation: "state-waiting"
        case .muted, .frozen: "state-trouble"
        case .closed: ""
        }
    }
}
