public import Kernel
import Storage

/// What the operator has said about the site as a whole.
public struct SiteSettings: Hashable, Sendable, Codable {
    public var name: LocalizedText
    public var tagline: LocalizedText
    /// An IANA time zone, in which every time on the site is shown.
    public var timeZone: String

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
