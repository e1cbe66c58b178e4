import Kernel
import Storage

/// Whether a handle or name can be had by a publication.
public struct NameAvailability: Hashable, Sendable {
    public enum Answer: String, Sendable {
        case free
        /// Another publication has it, or one that is being applied for.
        case taken
        /// It has not the form of a handle, or is empty or too long.
        case malformed
    }

    public let answer: Answer
    /// The reserved terms in it; with any of these it needs proof and a person's approval.
    public let reserved: [String]
}

extension Platform {
    /// - Parameter account: who asks; what they have applied for themselves does not stand in their way.
    public func availability(ofHandle text: String, for account: Account) async throws -> NameAvailability {
        try await read { connection in
            let policy: JoiningPolicy = try SettingStore(connection: connection).get()
            guard let handle = Handle(text) else {
                return NameAvailability(answer: .malformed, reserved: policy.reservedTerms(in: [text]))
            }
            let isTaken = try NameStore(connection: connection).isTaken(handle, except: account.id)
            return NameAvailability(
                answer: isTaken ? .taken : .free, reserved: policy.reservedTerms(in: [handle.description]))
        }
    }

    public func availability(ofName name: String, for account: Account) async throws -> NameAvailability {
        try await read { connection in
            let policy: JoiningPolicy = try SettingStore(connection: connection).get()
            let reserved = policy.reservedTerms(in: [name])
            guard PublicationName.isUsable(name) else {
                return NameAvailability(answer: .malformed, reserved: reserved)
            }
            let isTaken = try NameStore(connection: connection).isTaken(name: name, exceptApplicant: account.id)
            return NameAvailability(answer: isTaken ? .taken : .free, reserved: reserved)
        }
    }
}

/// Which names a publication may have.
public enum PublicationName {
    /// In characters.
    public static let length = 2...30

    static func isUsable(_ name: String) -> Bool {
        length.contains(name.count) && !NameKey(name).text.isEmpty && !name.contains(where: \.isNewline)
    }
}

/// Looks for handles and names among publications and among what is being applied for.
struct NameStore {
    let connection: any Connection

    /// - Parameter account: their own open application is left out.
    func isTaken(_ handle: Handle, except account: Identifier<Account>? = nil) throws -> Bool {
        if try PublicationStore(connection: connection).isTaken(handle) { return true }
        return try connection.exists(
            """
            SELECT 1 FROM application WHERE handle = \(handle) AND \(JoiningApplication.isWaiting)
                AND account_id <> \(account ?? .unused)
            """)
    }

    /// Names are compared as they look, so that none can be mistaken for another.
    /// - Parameter publication: the one that has the name, if it is to be changed.
    func isTaken(
        name: String, except publication: Identifier<Publication>? = nil,
        exceptApplicant account: Identifier<Account>? = nil
    ) throws -> Bool {
        let key = NameKey(name)
        let isApplied = try connection.exists(
            """
            SELECT 1 FROM application WHERE name_key = \(key.text) AND \(JoiningApplication.isWaiting)
                AND account_id <> \(account ?? .unused)
            """)
        if isApplied { return true }
        var isTaken = false
        try connection.forEach(
            "SELECT id, name FROM publication WHERE id <> \(publication ?? .unused)"
        ) { row in
            if !isTaken { isTaken = NameKey(try row["name"]) == key }
        }
        return isTaken
    }
}

extension Identifier {
    /// No entity has it.
    static var unused: Identifier { Identifier(rawValue: 0) }
}
