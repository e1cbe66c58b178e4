public import Kernel
public import Storage

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

    public func has(_ role: Role) -> Bool { roles.contains(role) }

    init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        roles = Set((try row["roles"] as String).split(separator: " ").compactMap { Role(rawValue: String($0)) })
        createdAt = try row["created_at"]
        disabledAt = try row["disabled_at"]
    }
}

/// An e-mail address, in lower case. Only its shape is checked; mail sent there proves the rest.
public struct EmailAddress: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    /// Holds the operator's place until they say theirs; `.invalid` is reserved (RFC 2606), so no mail goes there.
    static let operatorsPlace = EmailAddress(checked: "operator@byline.invalid")

    private init(checked text: String) {
        description = text
    }

    /// What stands before the `@`.
    public var localPart: String { String(description.prefix { $0 != "@" }) }

    public init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, let local = parts.first, let domain = parts.last,
            (1...64).contains(local.utf8.count), domain.contains("."), !domain.hasPrefix("."), !domain.hasSuffix("."),
            text.utf8.allSatisfy({ $0 > 32 && $0 != 127 }),
            !text.contains(where: { "\"(),:;<>[\\]".contains($0) })
        else { return nil }
        description = text.lowercased()
    }
}

extension EmailAddress: SQLConvertible, SQLReadable {
    public var sqlValue: SQLValue { .text(description) }

    public init(sqlValue: SQLValue) throws {
        guard let email = EmailAddress(try String(sqlValue: sqlValue)) else { throw StoredValueError(column: "email") }
        self = email
    }
}
