/// What the operator may choose for an import.
public struct ImportOptions: Sendable {
    /// Reads and reports, and writes nothing.
    public var isDryRun: Bool
    /// The channel of articles none of whose categories is a channel.
    public var channel: Slug?
    /// Makes a channel of every top-level category that is none yet; otherwise such a category becomes a topic.
    public var makesChannels: Bool
    /// For articles that do not say theirs; a BCP 47 tag.
    public var language: String?

    public init(isDryRun: Bool = false, channel: Slug? = nil, makesChannels: Bool = false, language: String? = nil) {
        self.isDryRun = isDryRun
        self.channel = channel
        self.makesChannels = makesChannels
        self.language = language
    }
}
