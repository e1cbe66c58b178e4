public import Kernel
import Storage

/// What the operator has said about the site as a whole.
public struct SiteSettings: Hashable, Setting {
    public static let name = "site"

    /// Which law the forms, deadlines and labels follow.
    public enum Jurisdiction: String, Sendable, Codable, CaseIterable {
        case cn, eu, none
    }

    public var name: LocalizedText
    public var tagline: LocalizedText
    /// An IANA time zone, in which every time on the site is shown.
    public var timeZone: String
    /// A square picture in the place of the seal.
    public var logo: ContentHash?
    /// Stands below every article; empty for the program's own words.
    public var notice = LocalizedText("")
    /// Those a reader may choose; the first is that of a reader who asks for another.
    public var languages = Language.allCases
    public var jurisdiction = Jurisdiction.none
    public var appearance = Appearance()

    public init(name: LocalizedText, tagline: LocalizedText, timeZone: String) {
        self.name = name
        self.tagline = tagline
        self.timeZone = timeZone
    }

    public static let standard = SiteSettings(
        name: LocalizedText(simplifiedChinese: "署名", english: "Byline"),
        tagline: LocalizedText(simplifiedChinese: "让每个人以自己的名字发表", english: "Publish under your own name"),
        timeZone: "Asia/Shanghai")
}
