/// A language of the interface.
public enum Language: String, CaseIterable, Sendable, Codable {
    case simplifiedChinese = "zh-Hans"
    case traditionalChinese = "zh-Hant"
    case english = "en"

    /// What it calls itself, for those who look for it.
    public var ownName: String {
        switch self {
        case .simplifiedChinese: "简体中文"
        case .traditionalChinese: "繁體中文"
        case .english: "English"
        }
    }

    /// Another script of the same language is not another language.
    public var isChinese: Bool { self != .english }

    /// The one of `offered` that somebody who asks for `tag` (RFC 5646, as in `zh-TW`) reads best, if they read any.
    public static func best(for tag: String, among offered: [Language]) -> Language? {
        let parts = tag.lowercased().split { $0 == "-" || $0 == "_" }
        switch parts.first {
        case "en": return offered.first { $0 == .english }
        case "zh":
            let isSimplified = parts.contains("hans") || parts.contains("cn") || parts.contains("sg")
            let isTraditional =
                parts.contains("hant") || !isSimplified && parts.contains { ["tw", "hk", "mo"].contains($0) }
            let wanted: [Language] =
                isTraditional ? [.traditionalChinese, .simplifiedChinese] : [.simplifiedChinese, .traditionalChinese]
            return wanted.first(where: offered.contains)
        default: return nil
        }
    }
}
