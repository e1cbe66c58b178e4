/// One step of the schema, run once and never changed afterwards.
public struct Migration: Sendable {
    /// Unique and sortable, such as `0001_accounts`.
    public let name: String
    /// One statement each, run in one transaction.
    public let statements: [SQL]

    public init(_ name: String, _ statements: [SQL]) {
        self.name = name
        self.statements = statements
    }
}
