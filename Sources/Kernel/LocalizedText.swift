/// A short text an operator gives in each language of the interface, such as a channel's name.
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

    public subscript(_ language: Language) -> String {
        switch language {
        case .simplifiedChinese: simplifiedChinese
        case .english: english
        }
    }

    private enum CodingKeys: String, CodingKey {
        case simplifiedChinese = "zh-Hans"
        case english = "en"
    }
}
