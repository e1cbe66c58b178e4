import Foundation
import Importing
import Testing

@Suite struct WordPressStreamingTests {
    /// What was read of the file runs ahead of the articles by the parser's pieces, never by the file's size.
    @Test func aLargeExportIsReadAsItIsAskedFor() throws {
        let folder = try TemporaryFolder()
        let paragraph = "<!-- wp:paragraph --><p>\(String(repeating: "words ", count: 100))</p><!-- /wp:paragraph -->\n"
        let items = (1...300).map { WordPressFileTests.item($0, content: String(repeating: paragraph, count: 5)) }
        let file = try folder.write("export.xml", WordPressFileTests.export(items.joined()))
        var export = try WordPressExport(files: [file])
        let total = export.progress.total
        #expect(total > 900_000)
        var count: Int64 = 0
        while let item = try export.next() {
            guard case .article = item else { continue }
            count += 1
            #expect(export.progress.done <= total * count / 300 + 2 * 65_536)
        }
        #expect(count == 300)
        #expect(export.progress == ImportProgress(done: total, total: total))
    }

    @Test func severalFilesAreOneSite() throws {
        let folder = try TemporaryFolder()
        let first = try folder.write("1.xml", WordPressFileTests.export(WordPressFileTests.item(1)))
        let second = try folder.write("2.xml", WordPressFileTests.export(WordPressFileTests.item(2)))
        let other = try folder.write(
            "3.xml",
            WordPressFileTests.export(WordPressFileTests.item(1)).replacingOccurrences(
                of: "blog.example", with: "else.example"))
        var sites = try WordPressExport.sites(in: [first, other, second])
        #expect(sites.map(\.name) == ["https://blog.example", "https://else.example"])
        #expect(try sites[0].all().articles.map(\.slug) == ["p1", "p2"])
        #expect(try sites[1].all().articles.map(\.paths) == [["/1/", "/?p=1"]])
    }
}
