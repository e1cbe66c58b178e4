import Foundation

/// What a name looks like, whatever tricks it is written with: two names that a reader could take for each other have
/// the same key.
///
/// Full-width letters, upper case, accents, traditional characters, invisible and separating characters are folded, and
/// Cyrillic and Greek letters become the Latin ones they look like.
struct NameKey: Hashable, Sendable {
    let text: String

    init(_ name: String) {
        let plain = name.precomposedStringWithCompatibilityMapping.lowercased()
        let simplified = plain.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? plain
        let bare = simplified.folding(options: .diacriticInsensitive, locale: nil)
        text = String(
            String.UnicodeScalarView(
                bare.unicodeScalars.compactMap { scalar in
                    let scalar = Self.lookalikes[scalar] ?? scalar
                    let isShown = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    return isShown || scalar.properties.isIdeographic ? scalar : nil
                }))
    }

    /// Whether this stands anywhere in another name.
    func isIn(_ other: NameKey) -> Bool { !text.isEmpty && other.text.contains(text) }

    private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = zip(
            "аеорсухіјѕԁһԛԝкмнтвαεορυνικτχ".unicodeScalars, "aeopcyxijsdhqwkmhtbaeopuviktx".unicodeScalars)
        return Dictionary(pairs.map { ($0, $1) }) { first, _ in first }
    }()
}

extension JoiningPolicy {
    /// The reserved terms in a publication's name or handle, as the policy writes them.
    public func reservedTerms(in names: [String]) -> [String] {
        let keys = names.map(NameKey.init)
        return reservedTerms.filter { term in
            let key = NameKey(term)
            return keys.contains { key.isIn($0) }
        }
    }
}
