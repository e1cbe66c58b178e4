public import Kernel

extension StorageError {
    public var kind: ReadableErrorKind {
        switch self {
        case .unique, .foreignKey, .serialization: .conflict
        case .check, .notNull, .nulCharacter: .invalid
        default: .unavailable
        }
    }

    public var messageKey: String {
        switch self {
        case .unique, .foreignKey, .serialization: "storage.conflict"
        case .check, .notNull, .nulCharacter: "storage.invalid"
        case .full: "storage.full"
        case .readOnly: "storage.read-only"
        default: "storage.unavailable"
        }
    }

    public var description: String {
        switch self {
        case .invalidAddress(let expected):
            "The address of the database is not valid. It should look like \(expected)"
        case .unreachable(let reason):
            "The database cannot be reached: \(reason)"
        case .connectionLost(whileCommitting: false):
            "The connection to the database broke; nothing was changed. Try again."
        case .connectionLost(whileCommitting: true):
            "The connection to the database broke while saving; look whether the change was kept before trying again."
        case .closed:
            "The database has been closed."
        case .busy:
            "Another process is using the database; try again when it has finished."
        case .timeout:
            "The database took too long to answer; try again later."
        case .serialization:
            "Others kept changing the same data at the same time; try again."
        case .full:
            "The disk of the database is full; free some space and try again."
        case .readOnly:
            "The database cannot be written to; check the permissions of its folder, and that the disk is not mounted read-only."
        case .damaged(let reason):
            "The database is damaged or not a database (\(reason)); restore it from a backup."
        case .unique(let constraint):
            "There is one like it already\(constraint.place)."
        case .foreignKey(let constraint):
            "It refers to something that does not exist, or something else refers to it\(constraint.place)."
        case .check(let constraint):
            "A value is not allowed\(constraint.place)."
        case .notNull(let constraint):
            "A value is missing\(constraint.place)."
        case .transactionFailed:
            "An earlier statement of this transaction failed, so nothing was changed."
        case .statement(let reason):
            "The database did not accept a statement: \(reason)"
        case .nulCharacter:
            "A text contains the character U+0000, which cannot be stored; remove it."
        case .column(let name, let problem):
            "Column \(name) \(problem)."
        case .newerDatabase(let unknown):
            "The database is from a newer version of Byline (it has \(unknown.joined(separator: ", "))); use that version or a newer one."
        }
    }
}

extension StorageError.Constraint {
    fileprivate var place: String {
        let names = columns.isEmpty ? [name].compactMap { $0 } : columns
        let words = [table, names.isEmpty ? nil : names.joined(separator: ", ")].compactMap { $0 }
        return words.isEmpty ? "" : " (\(words.joined(separator: ": ")))"
    }
}
