import Storage

extension PostgresReply {
    /// `cached plan must not change result type`, and `prepared statement … does not exist`.
    var invalidatesStatements: Bool {
        ["0A000", "26000"].contains(field("C"))
    }
}

extension StorageError {
    /// By the reply's SQLSTATE (PostgreSQL's appendix A), which no setting translates.
    init(_ reply: PostgresReply) {
        let message = reply.field("M") ?? "unknown error"
        let constraint = Constraint(reply)
        switch reply.field("C") {
        case "23505": self = .unique(constraint)
        case "23503", "23001": self = .foreignKey(constraint)
        case "23514": self = .check(constraint)
        case "23502": self = .notNull(constraint)
        case "40001", "40P01": self = .serialization
        case "57014": self = .timeout
        case "55P03": self = .busy
        case "53100": self = .full
        case "25006": self = .readOnly
        case "25P02": self = .transactionFailed
        case "XX001", "XX002": self = .damaged(reason: message)
        case let code?:
            self = code.hasPrefix("53") ? .unreachable(reason: message) : .statement(reason: "\(message) (\(code))")
        case nil: self = .statement(reason: message)
        }
    }
}

extension StorageError.Constraint {
    fileprivate init(_ reply: PostgresReply) {
        var columns = reply.field("c").map { [$0] } ?? []
        // `Key (site, name)=(…) already exists.`, in the server's language but always with these parentheses.
        if let detail = reply.field("D"), let start = detail.firstIndex(of: "("),
            let end = detail.firstRange(of: ")=(")?.lowerBound, start < end
        {
            columns = detail[detail.index(after: start)..<end].split(separator: ", ").map(String.init)
        }
        self.init(name: reply.field("n"), table: reply.field("t"), columns: columns)
    }
}
