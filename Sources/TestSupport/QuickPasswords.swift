public import Publishing

/// Hashes at once and cheaply, so that tests do not wait.
public struct QuickPasswords: PasswordHasher {
    public let cost: PasswordCost

    public init(cost: PasswordCost = PasswordCost(rounds: 1, blockSize: 1)) {
        self.cost = cost
    }

    public func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T { try work() }
}
