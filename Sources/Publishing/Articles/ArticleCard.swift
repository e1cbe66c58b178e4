public import Kernel
import Storage

/// An article as lists show it.
public struct ArticleCard: Hashable, Sendable {
    public let id: Identifier<Article>
    public let title: String
    public let summary: String
    /// BCP 47.
    public let language: String
    public let publishedAt: Timestamp
    public let cover: StoredMedia?
    public let publicationHandle: Handle
    public let publicationName: String
    public let publicationAvatar: StoredMedia?
    public let channelSlug: Slug?
    public let channelName: LocalizedText?
    /// Comments readers may see.
    public let commentCount: Int
    /// Its author claims that it is original, and nobody has shown otherwise.
    public let isOriginal: Bool

    /// Everything a card needs; goes before a `WHERE`.
    static let select: SQL = """
        SELECT article.id AS id, article.published_at AS published_at, article.originality AS originality,
            revision.title AS title,
            revision.summary AS summary, revision.language AS language, publication.handle AS publication_handle,
            publication.name AS publication_name, channel.slug AS channel_slug, channel.name_zh AS channel_name_zh,
            channel.name_en AS channel_name_en, \(StoredMedia.columns(of: "cover")), \(StoredMedia.columns(of: "avatar")),
            coalesce((SELECT article_tally.comments FROM article_tally WHERE article_tally.article_id = article.id), 0)
                AS comment_count
        FROM article
        JOIN revision ON revision.id = article.revision_id
        JOIN publication ON publication.id = article.publication_id
        LEFT JOIN channel ON channel.id = article.channel_id
        LEFT JOIN media cover ON cover.hash = revision.cover
        LEFT JOIN media avatar ON avatar.hash = publication.avatar
        """

    init(row: Row) throws {
        id = try row["id"]
        title = try row["title"]
        summary = try row["summary"]
        language = try row["language"]
        publishedAt = try row["published_at"]
        cover = try StoredMedia(row: row, alias: "cover")
        publicationHandle = try row["publication_handle"]
        publicationName = try row["publication_name"]
        publicationAvatar = try StoredMedia(row: row, alias: "avatar")
        channelSlug = try row["channel_slug"]
        channelName =
            channelSlug == nil
            ? nil
            : LocalizedText(simplifiedChinese: try row["channel_name_zh"], english: try row["channel_name_en"])
        commentCount = try row["comment_count"]
        isOriginal = (try row["originality"] as OriginalityState).isBadge
    }
}
