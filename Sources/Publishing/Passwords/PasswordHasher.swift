/// Hashes passwords somewhere it may take long. Handed in by the executable, as the domain has no threads of its own.
public protocol PasswordHasher: Sendable {
    /// What new hashes cost; a password stored at another cost is hashed again when its owner signs in.
    var cost: PasswordCost { get }

    /// - Throws: `PasswordError.busy` when too many wait already.
    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T
}

extension PasswordHasher {
    func hash(_ password: NewPassword) async throws -> PasswordHash {
        let cost = cost
        return try await run { try PasswordHash.making(from: password.text, cost: cost) }
    }

    /// Takes as long for an account that does not exist, or has no password, as for one that has.
    func matches(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
        let cost = cost
        return try await run {
            if let hash { return try hash.matches(password) }
            _ = try PasswordHash.making(from: password, cost: cost)
            return false
        }
    }
}

/// Stands where nobody signs in with a password.
public struct NoPasswords: PasswordHasher {
    public let cost = PasswordCost.standard

    public init() {}

    public func run<T: Sendable>(_: @escaping @Sendable () throws -> T) async throws -> T { throw PasswordError.busy }
}
