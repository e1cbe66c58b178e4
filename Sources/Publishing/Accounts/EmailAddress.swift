public import Storage

/// An e-mail address, in lower case. Only its shape is checked; mail sent there proves the rest.
public struct EmailAddress: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    /// Holds the operator's place until they say theirs; `.invalid` is reserved (RFC 2606), so no mail goes there.
    static let operatorsPlace = EmailAddress(checked: "operator@byline.invalid")

    private init(checked text: String) {
        description = text
    }

    /// Whether no mail can be sent there.
    var isInvalid: Bool { description.hasSuffix(".invalid") }

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
