import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import TestSupport
import Testing

@testable import Publishing
@testable import Web

@Suite struct NumbersPageTests {
    @Test func membersSeePlotsAndTables() async throws {
        try await TestSite.run { site in
            _ = try await site.get(
                site.articlePath,
                [.userAgent: "Mozilla/5.0", .accept: "text/html", .referer: "https://byline.example/c/tech"])
            try await site.platform.count(site.web.reads)
            _ = try await site.platform.refreshIndexes()
            let writer = try await site.writer("owner", .owner)
            let page = try await writer.text("/studio/publication/paper/numbers?days=7")
            #expect(page.contains("aria-labelledby=\"plot-reads-title plot-reads-description\""))
            #expect(page.contains("<path class=\"plot-column\""))
            #expect(page.contains("class=\"dial\"") && page.contains("潮水第二张脸"))
            #expect(!page.contains(">numbers.") && !page.contains("numbers.index"))
            let csv = try await writer.get("/studio/publication/paper/numbers.csv?days=7")
            let lines = String(buffer: csv.body).split(separator: "\r\n")
            #expect(lines.count == 8 && lines[0].hasPrefix("date,reads,reads-portal,reads-channel"))
            #expect(lines[7].hasPrefix("2026-11-23,1,0,1,0"))
            #expect(csv.headers[.contentDisposition] == "attachment; filename=\"paper-7.csv\"")
            let single = try await writer.get("/studio/\(site.article)/numbers")
            #expect(single.status == .ok)
            #expect(try await writer.get("/studio/\(site.article)/numbers.csv").status == .ok)
            let stranger = try await site.writer("stranger")
            #expect(try await stranger.get("/studio/publication/paper/numbers").status == .notFound)
            #expect(try await stranger.get("/studio/\(site.article)/numbers").status == .notFound)
        }
    }

    @Test func axesHaveRoundNumbers() {
        #expect(Ticks(upTo: 0).values == [0, 1])
        #expect(Ticks(upTo: 7).values == [0, 2, 4, 6, 8])
        #expect(Ticks(upTo: 214).values == [0, 100, 200, 300])
        #expect(Ticks(upTo: 4000).values == [0, 1000, 2000, 3000, 4000])
    }
}
