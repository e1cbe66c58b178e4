import Foundation

/// A publication's name in addresses (`/@handle`): 3 to 32 of a–z, 0–9 and hyphens, beginning with a letter or digit.
public struct Handle: Hashable, Sendable, LosslessStringConvertible {
    public static let length = 3...32
    public let description: String

    public init?(_ text: String) {
        guard Self.length.contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed), text.first != "-",
            text.last != "-"
        else { return nil }
        description = text
    }

    /// The handle nearest to a login or name of another system; `nil` when nothing usable is left of it.
    public init?(nearest name: String) {
        let latin = name.applyingTransform(.toLatin, reverse: false) ?? name
        let plain = (latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin).lowercased()
        let words = plain.split { !Self.isAllowed($0.utf8.first ?? 0) || $0.utf8.count > 1 || $0 == "-" }
        let text = words.joined(separator: "-").prefix(Self.length.upperBound)
        self.init(text.hasSuffix("-") ? String(text.dropLast()) : String(text))
    }

    /// This handle with a number behind it, for when it is taken.
    func numbered(_ number: Int) -> Handle? {
        let suffix = "-\(number)"
        return Handle(String(description.prefix(Self.length.upperBound - suffix.utf8.count)) + suffix)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == 45
    }
}
