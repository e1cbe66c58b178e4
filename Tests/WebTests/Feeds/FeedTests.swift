import Foundation
import FoundationXML
import Kernel
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct FeedTests {
    @Test(arguments: ["/feed", "/c/tech/feed", "/@paper/feed"]) func saysTheSameInThreeFormats(_ stem: String)
        async throws
    {
        try await TestSite.run { (site: TestSite) async throws in
            let atom = try XMLDocument(xmlString: try await site.text("\(stem).xml"))
            let rss = try XMLDocument(xmlString: try await site.text("\(stem).rss"))
            let json =
                try JSONSerialization.jsonObject(with: Data(try await site.text("\(stem).json").utf8)) as? [String: Any]
            let items = try #require(json?["items"] as? [[String: Any]])
            let titles = ["潮水第二张脸", "水边 <的> 测量", "Merkle trees"]
            #expect(items.map { $0["title"] as? String } == titles)
            #expect(
                try atom.nodes(forXPath: "//*[local-name()='entry']/*[local-name()='title']").map(\.stringValue)
                    == titles)
            #expect(try rss.nodes(forXPath: "//item/title").map(\.stringValue) == titles)
            let content = try #require(items.first?["content_html"] as? String)
            #expect(content.contains("潮水第二次涨上来。"))
            #expect(content.contains("src=\"https://byline.example/media/"))
            #expect(try atom.nodes(forXPath: "//*[local-name()='content']").first?.stringValue == content)
            #expect(try rss.nodes(forXPath: "//*[local-name()='encoded']").first?.stringValue == content)
        }
    }

    @Test func datesAreInTheSitesZone() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            #expect(try await site.text("/feed.xml").contains("<published>2026-11-23T11:00:00+08:00</published>"))
            #expect(try await site.text("/feed.rss").contains("<pubDate>Mon, 23 Nov 2026 11:00:00 +0800</pubDate>"))
        }
    }

    @Test func forbiddenCharactersAreLeftOut() {
        #expect(XML.escaped("a\u{0}\u{8}<b>\"&\u{FFFE}\n") == "a&lt;b&gt;&quot;&amp;\n")
    }
}
