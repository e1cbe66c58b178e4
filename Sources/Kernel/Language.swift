/// A language of the interface.
public enum Language: String, CaseIterable, Sendable, Codable {
    case simplifiedChinese = "zh-Hans"
    case english = "en"
}
