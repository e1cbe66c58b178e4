import Document
import Kernel

/// What an article must have before it is submitted, by the site's jurisdiction.
public struct Requirements: Sendable {
    public let jurisdiction: SiteSettings.Jurisdiction

    public init(jurisdiction: SiteSettings.Jurisdiction) {
        self.jurisdiction = jurisdiction
    }

    /// Declarations that say how the text came to be.
    static let origins: Set<Declaration.Kind> = [
        .original, .reprint, .translation, .sourced, .aiGenerated, .fiction, .opinion,
        .compilation, .dispute,
    ]

    public func missing(from draft: DraftContent) -> [Requirement] {
        let content = draft.content
        var missing: [Requirement] = []
        if content.title.trimmed.isEmpty { missing.append(.title) }
        if content.document.wordCount == 0 && content.document.mediaSources.isEmpty { missing.append(.body) }
        if draft.filing.channel == nil { missing.append(.channel) }
        let kinds = Set(content.declarations.map(\.kind))
        if jurisdiction == .cn && kinds.isDisjoint(with: Self.origins) { missing.append(.origin) }
        if content.declarations.contains(where: {
            Self.needsSource.contains($0.kind) && ($0.source ?? "").trimmed.isEmpty
        }) {
            missing.append(.source)
        }
        if content.declarations.contains(where: lacksTimeOrPlace) { missing.append(.timeAndPlace) }
        return missing
    }

    private static let needsSource: Set<Declaration.Kind> = [.reprint, .translation, .sourced]

    private func lacksTimeOrPlace(_ declaration: Declaration) -> Bool {
        switch declaration.kind {
        case .ownPictures:
            jurisdiction == .cn
                && ((declaration.time ?? "").trimmed.isEmpty || (declaration.place ?? "").trimmed.isEmpty)
        case .oldNews: (declaration.time ?? "").trimmed.isEmpty
        default: false
        }
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}
