public import Kernel
import Storage

/// Something a reader is interested in, as their own list and the page about it have it.
public struct Interest: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case topic, publication, channel
    }

    /// What the reader has said about it.
    public enum Level: String, Sendable, CaseIterable {
        case more, some, never
    }

    public let kind: Kind
    /// Of the topic, publication or channel.
    public let subject: Int64
    /// Of a channel in both languages; a topic or publication has one name.
    public let name: LocalizedText
    /// A slug, or a publication's handle.
    public let place: String
    /// What reading has added up to and time has left of it.
    public let learned: Double
    public let chosen: Level?
    public let isFollowed: Bool

    public init(
        kind: Kind, subject: Int64, name: LocalizedText, place: String, learned: Double = 0, chosen: Level? = nil,
        isFollowed: Bool = false
    ) {
        self.kind = kind
        self.subject = subject
        self.name = name
        self.place = place
        self.learned = learned
        self.chosen = chosen
        self.isFollowed = isFollowed
    }

    /// What it adds to an article, from 0 to 3; `nil` for what the reader never wants to see.
    public var weight: Double? {
        switch chosen {
        case .never: nil
        case .more: 3
        case .some: 1
        case nil: isFollowed ? 3 : 2 * learned / (learned + 3)
        }
    }

    /// Learned interests lose half in so many days.
    public static let halfLifeDays: Int64 = 30
    /// More are not kept: the weakest that the reader has not chosen goes.
    static let maximum = 200
}

/// Whether a reader has a list of their own, and whether it learns from what they read.
public struct ForYouChoice: Hashable, Sendable {
    public let learns: Bool
    public let since: Timestamp
}
