import Document
import Kernel

extension ReuseReport: Encodable {
    private enum Key: String, CodingKey {
        case share, quotedShare = "quoted_share", sources
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(share, forKey: .share)
        try container.encode(quotedShare, forKey: .quotedShare)
        try container.encode(sources, forKey: .sources)
    }
}

extension ReuseSource: Encodable {
    private enum Key: String, CodingKey {
        case article, title, publication, handle, relation, share, passages
        case publishedAt = "published_at"
        case otherShare = "other_share"
        case isReprint = "is_reprint"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(article.description, forKey: .article)
        try container.encode(title, forKey: .title)
        try container.encode(publicationName, forKey: .publication)
        try container.encode(handle.description, forKey: .handle)
        try container.encode(publishedAt.milliseconds, forKey: .publishedAt)
        try container.encode(relation.rawValue, forKey: .relation)
        try container.encode(share, forKey: .share)
        try container.encode(otherShare, forKey: .otherShare)
        try container.encode(isReprint, forKey: .isReprint)
        try container.encode(passages, forKey: .passages)
    }
}

extension ReusedPassage: Encodable {
    private enum Key: String, CodingKey {
        case text, other, block, start
        case isQuoted = "is_quoted"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(own, forKey: .text)
        try container.encode(other, forKey: .other)
        try container.encodeIfPresent(place?.block, forKey: .block)
        try container.encodeIfPresent(place?.start, forKey: .start)
        try container.encode(isQuoted, forKey: .isQuoted)
    }
}
