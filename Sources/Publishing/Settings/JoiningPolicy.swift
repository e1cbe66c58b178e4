/// Who may join, and what is asked of those who apply.
public struct JoiningPolicy: Hashable, Setting {
    public static let name = "joining"

    public enum SignUp: String, Sendable, Codable, CaseIterable {
        case open
        case byInvitation = "by-invitation"
        case closed
    }

    public var signUp = SignUp.open
    /// So often a person may apply for a publication before an operator must help.
    public var attempts = 3
    /// Proof documents are deleted so many days after the decision.
    public var proofDays = 90
    /// In names and handles these need a person's approval; each is compared folded, anywhere in the name.
    public var reservedTerms = [
        "官方", "政府", "公安", "法院", "检察院", "人民日报", "新华社", "央视", "新闻社", "电视台", "日报", "晚报", "广播",
        "official", "government", "police", "court", "ministry", "news agency",
    ]

    public init() {}

    public static let standard = JoiningPolicy()
}
