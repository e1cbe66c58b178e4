import Document
import Foundation
import Importing
import Kernel
@testable import Publishing
import Storage
import TestSupport
import Testing

@Suite struct SiteImportTests {
    private func run(
        _ items: [ImportedItem], into platform: Platform, options: ImportOptions = ImportOptions(),
        change: (inout FixedSource) -> Void = { _ in }
    ) async throws -> ImportReport {
        var fixed = FixedSource(items)
        change(&fixed)
        var source: any ImportSource = fixed
        return try await platform.importSite(from: &source, options: options)
    }

    @Test(arguments: DatabaseKind.allCases) func aSecondRunChangesNothing(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let items: [ImportedItem] =
                [.author(ImportedAuthor(key: "jane", name: "Jane Doe"))]
                + (0..<150).map { .article(importedArticle("\($0)") { $0.tags = ["茶"] }) }
            let first = try await run(items, into: platform)
            #expect(first.added == [.published: 150])
            #expect(first.publications == 1)
            let second = try await run(items, into: platform)
            #expect(second.addedCount == 0 && second.unchanged == 150 && second.updated == 0)
            #expect(try await platform.publications(page: 1).publications.items.map(\.articleCount) == [150])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func whatBrokeOffIsCompletedByRunningAgain(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let items = (0..<100).map { ImportedItem.article(importedArticle("\($0)")) }
            await #expect(throws: ImportError.truncated(file: "export.xml", line: 70)) {
                try await run(items, into: platform) { $0.breaksAfter = 70 }
            }
            let again = try await run(items, into: platform)
            #expect(again.unchanged == 70 && again.addedCount == 30)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func statesAreKeptAndNothingHiddenBecomesPublic(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let future = testNow.adding(days: 3)
            let table: [(ImportedState, Timestamp?, Bool, Article.State)] = [
                (.published, testNow.adding(days: -1), false, .published), (.published, future, false, .scheduled),
                (.published, nil, false, .published), (.published, testNow, true, .withdrawn),
                (.draft, nil, false, .draft), (.pending, nil, false, .submitted),
                (.scheduled, future, false, .scheduled),
                (.scheduled, testNow.adding(days: -1), false, .published), (.private, testNow, false, .withdrawn),
                (.trashed, testNow, false, .withdrawn),
            ]
            let items = table.enumerated().map { index, row in
                ImportedItem.article(
                    importedArticle("\(index)") {
                        $0.state = row.0
                        $0.published = row.1
                        $0.isPasswordProtected = row.2
                    })
            }
            _ = try await run(items, into: platform)
            let states: [String] = try await platform.read { connection in
                try connection.rows(
                    """
                    SELECT article.state AS state FROM article JOIN import_origin ON import_origin.entity_id = article.id
                    WHERE import_origin.kind = 'article' ORDER BY import_origin.key
                    """
                ) { try $0["state"] }
            }
            #expect(states == table.map(\.3.rawValue))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func changesThereComeInUnlessThereAreChangesHere(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            _ = try await run([.article(importedArticle("1")), .article(importedArticle("2"))], into: platform)
            let second: Int64? = try await platform.read { connection in
                try connection.value("SELECT entity_id FROM import_origin WHERE kind = 'article' AND key = '2'")
            }
            let edited = Identifier<Article>(rawValue: try #require(second))
            try await platform.write { connection in
                _ = try ArticleStore(connection: connection).revise(
                    edited, ArticleContent(title: "这里改过", document: Document()), at: testNow)
            }
            let changed = ["1", "2"].map { ImportedItem.article(importedArticle($0) { $0.title += "（更新）" }) }
            let report = try await run(changed, into: platform)
            #expect(report.updated == 1 && report.keptLocal == 1)
            let titles = try await platform.feed(.site).entries.map(\.card.title)
            #expect(Set(titles) == ["标题 1（更新）", "这里改过"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func commentsJoinTheirThreads(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            func comment(_ key: String, _ parent: String?, _ state: ImportedComment.State = .approved)
                -> ImportedComment
            {
                ImportedComment(key: key, parentKey: parent, authorName: key, text: "…", posted: testNow, state: state)
            }
            let article = importedArticle("1") {
                $0.comments = [
                    comment("a", nil), comment("b", "a"), comment("c", "b"), comment("spam", nil, .spam),
                    comment("wait", nil, .pending), comment("gone", nil, .trash),
                ]
            }
            let report = try await run([.article(article)], into: platform)
            #expect(report.comments == 5)
            let id = try #require(try await platform.feed(.site).entries.first?.card.id)
            let contents = try await platform.article(id)
            #expect(contents.comments.threads.map(\.comment.comment.authorName) == ["a"])
            #expect(contents.comments.threads.first?.replies.map(\.comment.authorName) == ["b", "c"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func categoriesBecomeChannelsWhereThereAreSuch(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(publication: "other", channel: "tech", state: .draft))
            let items: [ImportedItem] = [
                .term(ImportedTerm(kind: .category, slug: "tech", name: "技术")),
                .term(ImportedTerm(kind: .category, slug: "life", name: "生活")),
                .term(ImportedTerm(kind: .tag, slug: "cha", name: "茶")),
                .article(
                    importedArticle("1") {
                        $0.categories = ["life", "tech"]
                        $0.tags = ["cha", "cha"]
                    }),
            ]
            _ = try await run(items, into: platform)
            let id = try #require(try await platform.feed(.site).entries.first?.card.id)
            let contents = try await platform.article(id)
            #expect(contents.channel?.slug.description == "tech")
            #expect(contents.topics.map(\.name) == ["生活", "茶"])
        }
    }

    @Test(arguments: DatabaseKind.allCases) func oldAddressesLeadToTheArticle(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            let article = importedArticle("1") { $0.paths = ["/2016/05/%E8%8C%B6/", "/?p=7", "/old.html"] }
            let draft = importedArticle("2") {
                $0.paths = ["/draft"]
                $0.state = .draft
            }
            _ = try await run([.article(article), .article(draft)], into: platform)
            let id = try #require(try await platform.feed(.site).entries.first?.card.id)
            for path in [
                "/2016/05/%e8%8c%b6", "/2016/05/茶/", "/2016/05/%E8%8C%B6/index.html", "/?p=7", "/old", "/old.html",
            ] {
                #expect(try await platform.redirect(from: path)?.article == id, "\(path)")
            }
            for path in ["/", "/?p=8", "/draft", "/2016/05"] {
                #expect(try await platform.redirect(from: path) == nil, "\(path)")
            }
        }
    }

    @Test(arguments: DatabaseKind.allCases) func aDryRunWritesNothing(_ kind: DatabaseKind) async throws {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let report = try await run(
                [.article(importedArticle("1"))], into: platform, options: ImportOptions(isDryRun: true))
            #expect(report.added == [.published: 1])
            #expect(try await platform.isEmpty())
            #expect(try await media.hashes().isEmpty)
        }
    }

    @Test(arguments: DatabaseKind.allCases) func authorsOfOneNameGetHandlesAndNamesOfTheirOwn(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, _: MemoryMedia) async throws in
            try await platform.put(Draft(publication: "jane"))
            let items: [ImportedItem] = [
                .author(ImportedAuthor(key: "jane", name: "jane号")), .author(ImportedAuthor(key: "作者", name: "")),
                .article(importedArticle("1")), .article(importedArticle("2") { $0.authorKeys = ["作者"] }),
                .article(importedArticle("3") { $0.authorKeys = ["nobody listed"] }),
                .article(importedArticle("4") { $0.authorKeys = [] }),
            ]
            #expect(try await run(items, into: platform).publications == 4)
            let cards = try await platform.publications(page: 1).publications.items.map(\.publication)
            #expect(Set(cards.map(\.handle.description)) == ["jane", "jane-2", "zuo-zhe", "nobody-listed", "old-site"])
            #expect(Set(cards.map(\.name)).contains("jane号 2"))
        }
    }

    @Test(arguments: DatabaseKind.allCases) func picturesComeInAndMissingOnesAreReported(_ kind: DatabaseKind)
        async throws
    {
        try await withPlatform(kind) { (platform: Platform, media: MemoryMedia) async throws in
            let folder = FileManager.default.temporaryDirectory.appending(
                path: "byline-import-\(Identifier<Article>.mint())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try Data("picture of tea".utf8).write(to: folder.appending(path: "tea.jpg"))
            try Data("no such thing".utf8).write(to: folder.appending(path: "broken.jpg"))
            let article = importedArticle("1") {
                $0.document = Document(
                    ["/tea.jpg", "/broken.jpg", "/gone.jpg", "/../../etc/passwd"].map {
                        .figure(Figure(source: .remote($0), alt: $0))
                    })
            }
            let report = try await run([.article(article)], into: platform) {
                $0.media = MediaLocator(folder: folder, layout: .site(roots: [""]), hosts: [])
            }
            #expect(report.media == 1)
            #expect(report.cases["picture refused"] == 1)
            #expect(report.cases["picture missing", default: 0] + report.cases["picture outside", default: 0] == 2)
            let hash = try #require(try await media.hashes().first)
            let entry = try #require(try await platform.feed(.site).entries.first)
            #expect(entry.card.cover?.hash == hash)
            #expect(
                entry.revision.content.document.mediaSources == [
                    .stored(hash), .remote("/broken.jpg"), .remote("/gone.jpg"), .remote("/../../etc/passwd"),
                ])
        }
    }
}
