import Publishing

/// Where a page of those who write, review or run the site belongs.
struct WorkFrame {
    enum Area: String, CaseIterable {
        case studio, desk, admin, notifications, account
    }

    struct Section {
        let name: String
        let url: String
        var isCurrent = false
        /// How much waits there.
        var count: Int?
    }

    /// `nil` where nobody is signed in, such as on the sign-in page.
    var area: Area?
    /// The pages of the area.
    var sections: [Section] = []
}

extension Pages {
    func workFields(_ frame: WorkFrame) -> Fields {
        let areas = WorkFrame.Area.allCases.filter { viewer.map($0.isOpen(to:)) ?? false }
        let sections: Fields? =
            frame.sections.isEmpty
            ? nil
            : [
                "title": frame.area.map { texts("work.\($0.rawValue)") } ?? "",
                "items": frame.sections.map { section -> Fields in
                    [
                        "name": section.name, "url": section.url, "isCurrent": section.isCurrent,
                        "hasCount": (section.count ?? 0) > 0, "count": texts.number(section.count ?? 0),
                    ]
                },
            ]
        return [
            "areas": Fields.list(
                areas.map { area in
                    let count = area == .notifications ? viewer?.unread ?? 0 : 0
                    return [
                        "name": texts("work.\(area.rawValue)"), "url": "/\(area.rawValue)",
                        "isCurrent": area == frame.area, "hasCount": count > 0,
                        "count": count < 100 ? String(count) : "99+",
                    ] as Fields
                }), "sections": sections,
        ]
    }
}

extension WorkFrame.Area {
    /// Whether the area is in somebody's navigation. Each page of it asks the domain again.
    func isOpen(to viewer: SignedIn) -> Bool {
        switch self {
        case .studio, .notifications, .account: true
        case .desk: viewer.account.isAdjudicator || viewer.account.has(.channelEditor)
        case .admin: viewer.account.has(.operator)
        }
    }
}
