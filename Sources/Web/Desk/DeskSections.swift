import Publishing
/// The pages of the desk, as the navigation of each of them shows them.
enum DeskSections: String, CaseIterable {
    /// What was submitted and waits for a reviewer.
    case queue = "/desk"
    case applications = "/desk/applications"
    case channels = "/desk/channels"

    /// - Parameters:
    ///   - current: the section the page is in.
    ///   - counts: how much waits in a section; those without a number show none.
    static func make(current: DeskSections, counts: [DeskSections: Int] = [:], _ pages: Pages) -> [WorkFrame.Section] {
        allCases.filter { $0.isOpen(to: pages.viewer) }.map { section in
            WorkFrame.Section(
                name: pages.texts("desk.sections.\(section)"), url: section.rawValue, isCurrent: section == current,
                count: counts[section])
        }
    }

    /// Whether the section is in somebody's navigation. Each page of it asks the domain again.
    private func isOpen(to viewer: SignedIn?) -> Bool {
        guard let roles = viewer?.account.roles else { return false }
        return switch self {
        case .queue, .applications: !roles.isDisjoint(with: [.reviewer, .operator])
        case .channels: !roles.isDisjoint(with: [.channelEditor, .operator])
        }
    }
}
