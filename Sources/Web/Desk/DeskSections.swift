import Publishing
/// The pages of the desk, as the navigation of each of them shows them.
enum DeskSections: String, CaseIterable {
    /// What was submitted and waits for a reviewer.
    case queue = "/desk"
    case applications = "/desk/applications"
    /// Those that wait or were reported.
    case comments = "/desk/comments"
    case complaints = "/desk/complaints"
    /// Published articles that are another's for the most part.
    case originality = "/desk/originality"
    case channels = "/desk/channels"
    case decisions = "/desk/decisions"
    case appeals = "/desk/appeals"

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
        guard let account = viewer?.account else { return false }
        let roles = account.roles
        return switch self {
        case .queue, .applications, .comments, .originality: !roles.isDisjoint(with: [.reviewer, .operator])
        case .channels: !roles.isDisjoint(with: [.channelEditor, .operator])
        case .decisions: account.isAdjudicator
        case .complaints: account.handlesComplaints
        case .appeals: account.hearsAppeals
        }
    }
}
