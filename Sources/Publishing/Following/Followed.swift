public import Kernel
import Storage

/// What readers follow.
public enum Followed: Hashable, Sendable {
    case publication(Identifier<Publication>)
    case topic(Identifier<Topic>)

    var table: SQL {
        switch self {
        case .publication: "publication_follow"
        case .topic: "topic_follow"
        }
    }

    var tally: SQL {
        switch self {
        case .publication: "publication_tally"
        case .topic: "topic_tally"
        }
    }

    var column: SQL {
        switch self {
        case .publication: "publication_id"
        case .topic: "topic_id"
        }
    }

    var identifier: SQLValue {
        switch self {
        case .publication(let id): id.sqlValue
        case .topic(let id): id.sqlValue
        }
    }
}
