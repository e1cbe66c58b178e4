import Foundation

/// The part of an address that names a channel or topic: letters and digits of any script, lower case, joined by hyphens.
public struct Slug: Hashable, Sendable, LosslessStringConvertible {
    public static let maximumLength = 64
    public let description: String

    /// `nil` unless `text` is already in the form `init(naming:)` makes.
    public init?(_ text: String) {
        guard let slug = Slug(naming: text), slug.description == text else { return nil }
        self = slug
    }

    /// Makes a slug of a name: "Swift 语言 & C++" becomes "swift-语言-c". `nil` if no letter or digit is in it.
    public init?(naming name: String) {
        var text = ""
        var pendingHyphen = false
        for character in name.precomposedStringWithCompatibilityMapping.lowercased()
        where text.count < Self.maximumLength {
            if character.isLetter || character.isNumber {
                if pendingHyphen && !text.isEmpty { text.append("-") }
                pendingHyphen = false
                text.append(character)
            } else {
                pendingHyphen = true
            }
        }
        guard !text.isEmpty else { return nil }
        description = text
    }
}
