/// A short text an operator gives in the languages of the interface, such as a channel's name. Traditional Chinese shows the
/// Simplified one.
public struct LocalizedText: Hashable, Sendable, Codable {
    public var simplifiedChinese: String
    public var english: String

    public init(simplifiedChinese: String, english: String) {
        self.simplifiedChinese = simplifiedChinese
        self.english = english
    }

    /// The same text in every language.
    public init(_ text: String) {
        self.init(simplifiedChinese: text, english: text)
    }

    /// The languages it is given in.
    public static let languages: [Language] = [.simplifiedChinese, .english]

    public subscript(_ language: Language) -> String {
        switch language {
        case .simplifiedChinese, .traditionalChinese: simplifiedChinese
        case .english: english
        }
    }

    private enum CodingKeys: String, CodingKey {
        case simplifiedChinese = "zh-Hans"
        case english = "en"
    }
}
