/// A database, whichever it is.
///
/// The closures are synchronous, so that nothing can be waited for inside a transaction, and run on threads
/// that may block. Going there costs more than a query: one `read` per request, not one per question.
public protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Reads from one consistent snapshot; nothing can be written.
    func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T

    /// Runs one transaction, which is rolled back when the closure throws or the task was cancelled.
    ///
    /// PostgreSQL runs several at a time, each seeing what the others have committed (READ COMMITTED).
    /// When two block each other it undoes one, whose closure is run again, three times in all at most:
    /// a closure must not have effects outside the database.
    func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T

    /// What is wrong with the stored data, one sentence each; empty when all is well.
    ///
    /// SQLite: reads the whole file and checks its structure and every foreign key.
    /// PostgreSQL: checks that every foreign key is enforced; the server checks its own files.
    func integrityProblems() async throws -> [String]

    /// Waits for what is under way; everything afterwards fails with `StorageError.closed`.
    func close() async throws
}
