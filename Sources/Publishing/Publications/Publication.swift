public import Kernel
import Storage

/// What publishes (号): a name readers know, with a handle, a tagline and people behind it.
public struct Publication: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case personal, organisation, enterprise, media
    }

    public enum State: String, Sendable, CaseIterable {
        case probation, active, muted, frozen, closed
    }

    public let id: Identifier<Publication>
    public let handle: Handle
    public let name: String
    public let tagline: String
    public let about: String
    public let kind: Kind
    public let state: State
    public let avatar: ContentHash?
    public let createdAt: Timestamp

    public init(
        id: Identifier<Publication>, handle: Handle, name: String, tagline: String = "", about: String = "",
        kind: Kind = .personal, state: State = .active, avatar: ContentHash? = nil, createdAt: Timestamp
    ) {
        self.id = id
        self.handle = handle
        self.name = name
        self.tagline = tagline
        self.about = about
        self.kind = kind
        self.state = state
        self.avatar = avatar
        self.createdAt = createdAt
    }

    init(row: Row) throws {
        self.init(
            id: try row["id"], handle: try row["handle"], name: try row["name"], tagline: try row["tagline"],
            about: try row["about"], kind: try row["kind"], state: try row["state"], avatar: try row["avatar"],
            createdAt: try row["created_at"])
    }
}
