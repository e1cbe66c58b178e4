/// The kind of place a reader came from to an article; never the place itself.
public enum ReadSource: String, Sendable, CaseIterable {
    // Pages of this site.
    case portal, channel, topic, publication, article, hot, latest
    case forYou = "for-you"
    case following, search, site
    // Elsewhere.
    case feed
    case searchEngine = "search-engine"
    case elsewhere
    /// Nothing was said: a bookmark, an app, a mail, a typed address.
    case direct
}
