import Document
import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
@testable import Publishing
import Storage
import TestSupport
import Testing

@testable import Web

let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
let resources = repository.appending(path: "Sources/Web/Resources")

/// A site with one publication, one channel and three articles, served without a network.
struct TestSite: Sendable {
    let platform: Platform
    let media: MemoryMedia
    let web: WebSite
    let client: any TestClientProtocol
    /// Shows a picture, has comments, topics and declarations.
    let article: Identifier<Article>
    let picture: ContentHash

    var articlePath: String { "/@paper/\(article)" }

    static func run(
        _ kind: DatabaseKind = .sqlite, _ body: @Sendable @escaping (TestSite) async throws -> Void
    ) async throws {
        try await withPlatform(kind) { platform, media in
            let picture = media.add(Array("picture of tea".utf8))
            let article = try await fill(platform, picture)
            let address = try #require(SiteAddress("https://byline.example"))
            let incoming = FileManager.default.temporaryDirectory.appending(
                path: "byline-incoming-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: incoming, withIntermediateDirectories: false)
            defer { try? FileManager.default.removeItem(at: incoming) }
            let web = try await WebSite(
                platform: platform, address: address, resources: resources, icons: nil,
                facts: ServerFacts(version: "test", startedAt: testNow, data: "/data"), incoming: incoming,
                logsRequests: false)
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let application = Application(responder: web.responder(), logger: logger)
            try await application.test(.router) { client in
                try await body(
                    TestSite(
                        platform: platform, media: media, web: web, client: client, article: article,
                        picture: picture.hash))
            }
        }
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await client.execute(uri: path, method: .get, headers: headers)
    }

    func text(_ path: String, _ headers: HTTPFields = [:]) async throws -> String {
        String(buffer: try await get(path, headers).body)
    }

    private static func fill(_ platform: Platform, _ picture: StoredMedia) async throws -> Identifier<Article> {
        try await platform.write { connection in
            let handle = try #require(Handle("paper")), slug = try #require(Slug("tech"))
            let publication = Publication(
                id: .mint(), handle: handle, name: "云汀街坊", tagline: "三条街以内的新闻", createdAt: testNow)
            try PublicationStore(connection: connection).insert(publication)
            let channel = Channel(
                id: .mint(), slug: slug, name: LocalizedText(simplifiedChinese: "科技", english: "Technology"),
                position: 1)
            try ChannelStore(connection: connection).insert(channel)
            try MediaRecordStore(connection: connection).insert(picture, at: testNow)
            let topic = try #require(try TopicStore(connection: connection).findOrInsert("潮汐", at: testNow))
            let articles = ArticleStore(connection: connection)
            var last: Identifier<Article> = .mint()
            for (index, title) in ["Merkle trees", "水边 <的> 测量", "潮水第二张脸"].enumerated() {
                let time = testNow.adding(seconds: Int64(index - 3) * 3600)
                last = .mint()
                try articles.insert(
                    Article(
                        id: last, publication: publication.id, channel: channel.id, state: .published,
                        publishedAt: time,
                        createdAt: time, modifiedAt: time))
                try articles.revise(
                    last,
                    ArticleContent(
                        title: title, summary: "摘要 & 更多", language: index == 0 ? "en" : "zh-Hans", cover: picture.hash,
                        document: Document([
                            .paragraph([.plain("潮水第二次涨上来。")]), .figure(Figure(source: .stored(picture.hash), alt: "茶")),
                        ]), declarations: [Declaration(.original), Declaration(.ownPictures, place: "云汀")]), at: time)
                try articles.setTopics([topic.id], of: last)
            }
            try CommentStore(connection: connection).insert(
                Publishing.Comment(
                    id: .mint(), article: last, authorName: "读者", body: "好<script>alert(1)</script>", createdAt: testNow
                ))
            return last
        }
    }
}
