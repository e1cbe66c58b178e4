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

        let own = posts.flatMap(\.document.sources).filter { $0.hasPrefix("/") }
        let missing = own.filter { (try? site.media.file(for: $0)) == nil }
        #expect(own.count - missing.count == 305)
        // Not in the archive either.
        #expect(
            missing == [
                "/images/blog/learn-more-study-less-s.s.png", "/images/posts/ios/view-certificates.png",
                "/images/posts/ai/tk-save-his-mother.jpg", "/images/posts/ai/tk-save-his-mother-2.jpg",
                "/images/posts/ai/xiaozhi-ai.jpg",
            ])
        #expect(
            posts.flatMap(\.dropped).counts == ["link ftp": 1, "link http": 1, "element ret": 4, "link relative": 2])
        #expect(site.notes.map(\.kind) == ["undated post"])
    }
}
