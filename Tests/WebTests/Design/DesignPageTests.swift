import Foundation
import Testing

@testable import Web

/// What `/about/design` shows is every component as its template writes it, kept in `Fixtures/design` as it is meant to be.
@Suite struct DesignPageTests {
    @Test(arguments: ["zh-Hans", "en"]) func componentsAreAsTheyWere(_ language: String) async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let page = try await site.text("/about/design?lang=\(language)")
            let file = repository.appending(path: "Tests/WebTests/Fixtures/design/\(language).html")
            let now = try Self.contents(of: page)
            if ProcessInfo.processInfo.environment["BYLINE_SNAPSHOTS"] == "write" {
                try now.write(to: file, atomically: true, encoding: .utf8)
            }
            let meant = try String(contentsOf: file, encoding: .utf8)
            let (lines, meantLines) = (now.split(separator: "\n"), meant.split(separator: "\n"))
            let first = zip(lines, meantLines).first { $0 != $1 }
            #expect(
                now == meant,
                "\(language): \(first.map { "\($0) instead of \($1)" } ?? "of another length"); see docs/design.md")
        }
    }

    /// Of the page, without the hashes of files.
    private static func contents(of page: String) throws -> String {
        let main = try #require(page.firstMatch(of: /(?s)<main.*<\/main>/))
        return String(main.0).replacing(/-[0-9a-f]{12}\./, with: "-hash.") + "\n"
    }
}
