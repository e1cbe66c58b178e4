import Foundation

/// The name somebody is shown under: one line of 1 to 40 characters.
public struct DisplayName: Hashable, Sendable, LosslessStringConvertible {
    public static let maximumLength = 40

    public let description: String

    public init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...Self.maximumLength).contains(text.count), text.utf8.count <= 400,
            text.unicodeScalars.allSatisfy({ !Self.isInvisible($0.properties.generalCategory) || $0 == "\u{200D}" })
        else { return nil }
        description = text
    }

    /// Controls, line breaks and marks that turn the direction of what follows. (The joiner of emoji is none.)
    private static func isInvisible(_ category: Unicode.GeneralCategory) -> Bool {
        switch category {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }
}
