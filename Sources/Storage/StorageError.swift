public import Kernel

/// Why the database did not do what it was asked, in the same terms for both.
public enum StorageError: ReadableError, Hashable {
    /// The address of the database is not one. The address itself is left out, because it may hold a password.
    case invalidAddress(expected: String)
    /// The database could not be reached or opened.
    case unreachable(reason: String)
    /// The connection broke during a transaction, which is rolled back, except when it broke while committing:
    /// then it may have been kept.
    case connectionLost(whileCommitting: Bool)
    case closed
    /// Another process held the database for too long.
    case busy
    /// The statement took longer than allowed.
    case timeout
    /// Simultaneous transactions kept getting in each other's way.
    case serialization
    case full
    case readOnly
    /// The file is not a database, or is damaged.
    case damaged(reason: String)

    case unique(Constraint)
    case foreignKey(Constraint)
    case check(Constraint)
    case notNull(Constraint)

    /// An earlier statement of the transaction had failed outside a savepoint.
    case transactionFailed
    /// The statement is wrong, or its values do not fit.
    case statement(reason: String)
    /// A text holds U+0000, which cannot be stored.
    case nulCharacter
    /// A column is not in the result, or does not hold what the program expects.
    case column(String, problem: String)
    /// The database has been migrated by a newer version of the program.
    case newerDatabase(unknown: [String])

    /// What a refused change ran against, as far as the database says: SQLite names the table and columns of a unique
    /// or not-null constraint and the name of a check, PostgreSQL the constraint and table always.
    public struct Constraint: Hashable, Sendable {
        public let name: String?
        public let table: String?
        /// In the order of the constraint; empty if unknown. Both databases tell them for unique constraints.
        public let columns: [String]

        public init(name: String? = nil, table: String? = nil, columns: [String] = []) {
            self.name = name
            self.table = table
            self.columns = columns
        }
    }
}
