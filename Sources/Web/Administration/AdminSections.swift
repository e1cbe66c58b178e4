/// The pages of the administration, as the navigation of each of them shows them.
enum AdminSections: String, CaseIterable {
    case overview, site, appearance, channels, people, publications, joining, review, comments, complaints, ranking,
        credit,
        mail, audit

    var path: String { self == .overview ? "/admin" : "/admin/\(rawValue)" }

    static func make(current: AdminSections, _ pages: Pages) -> WorkFrame {
        WorkFrame(
            area: .admin,
            sections: allCases.map {
                WorkFrame.Section(
                    name: pages.texts("admin.section.\($0.rawValue)"), url: $0.path, isCurrent: $0 == current)
            })
    }
}
