import Document
import Foundation
import Importing
import Kernel
import Storage

/// Writes the sample site in one transaction; what is there already is left as it is.
struct SampleLoading: Sendable {
    static let source = "sample"

    let folder: SampleFolder
    let media: SampleMedia
    let now: Timestamp

    func load(_ connection: any Connection) throws -> SampleReport {
        var report = SampleReport()
        for file in Array(media.files.values) + Array(media.posters.values) {
            try MediaRecordStore(connection: connection).insert(file, at: now)
            try origins(connection).set(.media, file.hash.description, entity: 0, revision: nil, "")
        }
        report.media = media.files.count + media.posters.count
        let settings = SettingStore(connection: connection)
        try settings.set(
            SiteSettings(
                name: text(folder.site.name), tagline: text(folder.site.tagline), timeZone: folder.site.timezone))
        let channels = try loadChannels(connection, &report)
        let publications = try loadPublications(connection, &report)
        let shift = try shift()
        let loaded = try folder.articles.compactMap { article in
            try load(article, channels, publications, shift, connection, &report)
        }
        try LogStore(connection: connection).append(loaded.map { .published($0, .sample) }, at: now)
        return report
    }

    private func loadChannels(_ connection: any Connection, _ report: inout SampleReport) throws -> [String: Identifier<
        Channel
    >] {
        let store = ChannelStore(connection: connection)
        var ids: [String: Identifier<Channel>] = [:]
        for sample in folder.site.channels {
            guard let slug = Slug(sample.slug) else { throw StoredValueError(column: "slug") }
            if let known = try store.find(slug) {
                ids[sample.slug] = known.id
                continue
            }
            let channel = Channel(
                id: .mint(at: now), slug: slug, name: text(sample.name), about: text(sample.description),
                position: try store.nextPosition())
            try store.insert(channel)
            try origins(connection).set(.channel, sample.slug, entity: channel.id.rawValue, revision: nil, "")
            ids[sample.slug] = channel.id
            report.channels += 1
        }
        return ids
    }

    private func loadPublications(_ connection: any Connection, _ report: inout SampleReport) throws -> [String:
        Identifier<Publication>]
    {
        let store = PublicationStore(connection: connection)
        var ids: [String: Identifier<Publication>] = [:]
        for sample in folder.publications {
            if let known = try origins(connection).find(.author, sample.handle) {
                ids[sample.handle] = Identifier(rawValue: known.entity)
                continue
            }
            guard let handle = Handle(sample.handle), let kind = Publication.Kind(rawValue: sample.type) else {
                throw StoredValueError(column: "handle or type of \(sample.handle)")
            }
            let publication = Publication(
                id: .mint(at: now), handle: try store.firstFree(handle), name: try store.firstFree(name: sample.name),
                tagline: sample.tagline, about: sample.about, kind: kind,
                avatar: sample.avatar.flatMap { media.files[$0]?.hash },
                createdAt: try time(sample.joined + "T00:00:00Z"))
            try store.insert(publication)
            try origins(connection).set(.author, sample.handle, entity: publication.id.rawValue, revision: nil, "")
            ids[sample.handle] = publication.id
            report.publications += 1
        }
        return ids
    }

    private func load(
        _ sample: SampleFolder.Article, _ channels: [String: Identifier<Channel>],
        _ publications: [String: Identifier<Publication>], _ shift: Int64, _ connection: any Connection,
        _ report: inout SampleReport
    ) throws -> Identifier<Revision>? {
        guard try origins(connection).find(.article, sample.slug) == nil else { return nil }
        guard let publication = publications[sample.front.publication] else {
            throw StoredValueError(column: "publication of \(sample.slug)")
        }
        let published = try time(sample.front.date).adding(milliseconds: shift)
        let articles = ArticleStore(connection: connection)
        let id = Identifier<Article>.mint(at: now)
        try articles.insert(
            Article(
                id: id, publication: publication, channel: channels[sample.front.channel], state: .published,
                publishedAt: published, createdAt: published, modifiedAt: published))
        try articles.record(id, state: .published, reason: "part of the sample", at: now)
        let revision = try articles.revise(id, media.content(sample), at: published)
        let topics = TopicStore(connection: connection)
        try articles.setTopics(try sample.front.topics.compactMap { try topics.findOrInsert($0, at: now)?.id }, of: id)
        try origins(connection).set(.article, sample.slug, entity: id.rawValue, revision: revision.rawValue, "")
        for comment in sample.front.comments ?? [] {
            try load(comment, on: id, parent: nil, shift, connection, &report)
        }
        report.articles += 1
        return revision
    }

    private func load(
        _ sample: SampleFolder.Comment, on article: Identifier<Article>, parent: Identifier<Comment>?, _ shift: Int64,
        _ connection: any Connection, _ report: inout SampleReport
    ) throws {
        let comment = Comment(
            id: .mint(at: now), article: article, parent: parent, authorName: sample.name, body: sample.text,
            createdAt: try time(sample.time).adding(milliseconds: shift))
        try CommentStore(connection: connection).insert(comment)
        report.comments += 1
        for reply in sample.replies ?? [] {
            try load(reply, on: article, parent: parent ?? comment.id, shift, connection, &report)
        }
    }

    /// How far the dates move, in whole days so that morning news stays morning news, for the newest to be of today.
    private func shift() throws -> Int64 {
        var newest = Int64.min
        for article in folder.articles {
            newest = max(newest, try time(article.front.date).milliseconds)
            for comment in article.front.comments ?? [] {
                newest = max(newest, try time(comment.time).milliseconds)
                for reply in comment.replies ?? [] { newest = max(newest, try time(reply.time).milliseconds) }
            }
        }
        let day: Int64 = 86_400_000
        return newest == .min ? 0 : Int64((Double(now.milliseconds - newest) / Double(day)).rounded(.down)) * day
    }

    private func time(_ text: String) throws -> Timestamp {
        do {
            return Timestamp(try Date(text, strategy: .iso8601))
        } catch {
            throw StoredValueError(column: "date \(text)")
        }
    }

    private func text(_ name: SampleFolder.Name) -> LocalizedText {
        LocalizedText(simplifiedChinese: name.zh, english: name.en)
    }

    private func origins(_ connection: any Connection) -> ImportOriginStore {
        ImportOriginStore(connection: connection, source: Self.source)
    }
}
