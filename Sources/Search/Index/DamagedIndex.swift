/// Stored bytes are not what an index writes. `byline search reindex` makes the index anew from the articles.
public struct DamagedIndex: Error, CustomStringConvertible {
    public init() {}

    public var description: String { "the search index is damaged; run “byline search reindex”" }
}
