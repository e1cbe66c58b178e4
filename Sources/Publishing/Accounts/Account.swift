public import Kernel
import Storage

/// One person's login (用户); not a publication.
public struct Account: Hashable, Sendable {
    /// What a person does for the site as a whole. Most have none of these.
    public enum Role: String, Sendable, CaseIterable, Codable {
        case reviewer
        case channelEditor = "channel-editor"
        case complaintsOfficer = "complaints-officer"
        case appealsOfficer = "appeals-officer"
        case `operator`
    }

    public let id: Identifier<Account>
    public let email: EmailAddress
    public let name: String
    public let roles: Set<Role>
    public let createdAt: Timestamp
    public let disabledAt: Timestamp?
    /// In which they are written to.
    public let language: Language
    /// Without one they sign in by links made for them.
    public let hasPassword: Bool

    public func has(_ role: Role) -> Bool { roles.contains(role) }

    init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        roles = Set((try row["roles"] as String).split(separator: " ").compactMap { Role(rawValue: String($0)) })
        createdAt = try row["created_at"]
        disabledAt = try row["disabled_at"]
        language = Language(rawValue: try row["language"]) ?? .simplifiedChinese
        hasPassword = try row["password"] as String? != nil
    }
}
