import Document
import Foundation
import Importing
import Kernel
import Testing

/// A real Jekyll blog of 187 posts.
@Suite(.enabled(if: SharedData.has("blogs/mzlogin-jekyll.tar.xz"), "the shared corpora are not beside the repository"))
struct JekyllBlogTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = ["tar", "-xf", SharedData.url("blogs/mzlogin-jekyll.tar.xz").path, "-C", folder.url.path]
        try tar.run()
        tar.waitUntilExit()
        try #require(tar.terminationStatus == 0)
    }

    @Test func everyPostComesInWithItsPictures() throws {
        var site = try MarkdownFolder(folder: folder.url)
        let items = try site.all()
        let posts = items.articles
        #expect(posts.count == 187)
        #expect(site.title == "码志")
        #expect(site.name == "https://mazhuang.org")
        #expect(
            posts.filter { $0.published == nil || $0.title.isEmpty || $0.state != .published }.map(\.key) == [
                "_posts/template.md"
            ])
        #expect(posts.first { $0.key == "_posts/template.md" }?.state == .draft)
        #expect(Set(posts.flatMap(\.paths)).count >= 187)
        #expect(items.authors.map(\.name).contains("Zhuang Ma"))

        let first = try #require(posts.first { $0.slug == "export-data-from-excel-to-word-by-vba" })
        #expect(first.paths.first == "/2011/05/25/export-data-from-excel-to-word-by-vba/")
        #expect(first.published == Timestamp(milliseconds: 1_306_252_800_000))
        #expect(first.title == "使用 VBA 将 Excel 数据导入到 Word 表格中")
        #expect(first.categories == ["excel"])
        #expect(first.tags == ["excel", "vba", "word"])
        #expect(first.summary == "将 Excel 里的数据使用 VBA 导入 Word 表格中。")

        var found = 0
        var missing: [String] = []
        for source in posts.flatMap({ $0.document.sources })
        where !source.hasPrefix("http") || source.contains("mazhuang.org") {
            if (try? site.media.file(for: source)) == nil { missing.append(source) } else { found += 1 }
        }
        #expect(found > 0)
        #expect(missing.isEmpty)
        if let report = ProcessInfo.processInfo.environment["IMPORT_REPORT"], !report.isEmpty {
            print(
                found, missing, posts.flatMap(\.dropped).counts, site.notes.map(\.kind),
                posts.flatMap(\.dropped).filter {
                    $0.kind.hasPrefix("liquid") || $0.kind.hasPrefix("template") || $0.kind.hasPrefix("include")
                })
        }
    }
}
