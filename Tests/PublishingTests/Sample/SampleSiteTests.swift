import Foundation
import Importing
import Kernel
@testable import Publishing
import TestSupport
import Testing

@Suite struct SampleSiteTests {
    /// A sample of one article with a picture, in a folder of its own.
    private func withFolder<T>(_ body: (SampleFolder) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "byline-sample-\(Identifier<Article>.mint())")
        for part in ["articles", "pictures"] {
            try FileManager.default.createDirectory(at: folder.appending(path: part), withIntermediateDirectories: true)
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [
            "site.yaml": """
            name: {zh: 样本, en: Sample}
            tagline: {zh: 一句话, en: A line}
            timezone: Asia/Shanghai
            channels:
              - slug: news
                name: {zh: 要闻, en: News}
                description: {zh: "", en: ""}
            """,
            "publications.yaml": """
            - handle: paper
              name: 报纸
              tagline: 一份报纸
              type: media
              avatar: tea.jpg
              joined: 2026-01-02
              about: 关于。
            """,
            "articles/tea.md": """
            ---
            title: 茶
            publication: paper
            date: '2026-11-01T10:00:00+08:00'
            channel: news
            topics: [茶]
            cover: tea.jpg
            lang: zh-Hans
            declarations:
              - kind: own-pictures
                place: 云汀
            comments:
              - name: 读者
                time: '2026-11-01T12:00:00+08:00'
                text: 好。
                replies:
                  - {name: 报纸, time: '2026-11-01T13:00:00+08:00', text: 谢谢。}
            ---

            一段话。

            ![茶](../pictures/tea.jpg "一杯茶")
            """,
            "pictures/tea.jpg": "picture of tea",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return try await body(try SampleFolder(folder: folder))
    }

    @Test(arguments: DatabaseKind.allCases) func loadsOnceWithItsDatesMovedToNow(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await withFolder { folder in
                let report = try await platform.loadSample(folder)
                #expect(report.articles == 1 && report.comments == 2 && report.media == 1 && report.channels == 1)
                #expect(try await platform.loadSample(folder).articles == 0)
                let entry = try #require(try await platform.feed(.site).entries.first)
                // It is noon: the last reply, of one o'clock, moves to yesterday, and the article with it to 10:00.
                #expect(entry.card.publishedAt == testNow.adding(days: -1).adding(seconds: -2 * 3600))
                #expect(entry.revision.content.declarations == [Declaration(.ownPictures, place: "云汀")])
                let contents = try await platform.article(entry.card.id)
                #expect(contents.comments.threads.first?.replies.count == 1)
                #expect(contents.settings.name.english == "Sample")
                #expect(contents.publication.avatar != nil)
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func removingItLeavesEverythingElse(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let own = media.add(Array("picture of mine".utf8))
            try await withFolder { folder in _ = try await platform.loadSample(folder) }
            try await platform.put(Draft(title: "我的", publication: "mine", channel: "news", topics: ["茶"], cover: own))
            let report = try await platform.removeSample()
            #expect(report.articles == 1 && report.publications == 1 && report.media == 1)
            #expect(report.channels == 0, "a channel in use stays")
            #expect(try await media.hashes() == [own.hash])
            #expect(try await platform.feed(.site).entries.map(\.card.title) == ["我的"])
            #expect(try await platform.publications(page: 1).publications.items.count == 1)
            #expect(try await platform.check().problems.isEmpty)
            #expect(try await platform.removeSample().articles == 0)
        }
    }

    @Test func theSampleOfThisRepositoryIsWhole() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let folder = try SampleFolder(folder: root.appending(path: "Sample"))
        #expect(folder.site.channels.count >= 6)
        #expect(folder.publications.count >= 8)
        #expect(folder.articles.count >= 40)
        for name in SampleMedia.names(in: folder) { _ = try folder.picture(name) }
        let handles = Set(folder.publications.map(\.handle))
        let channels = Set(folder.site.channels.map(\.slug))
        for article in folder.articles {
            #expect(handles.contains(article.front.publication), "\(article.slug)")
            #expect(channels.contains(article.front.channel), "\(article.slug)")
            for declaration in article.front.declarations ?? [] {
                #expect(Declaration.Kind(rawValue: declaration.kind) != nil, "\(article.slug): \(declaration.kind)")
            }
        }
    }
}
