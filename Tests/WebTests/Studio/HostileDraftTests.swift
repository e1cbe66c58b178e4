import NIOCore
import HTTPTypes
import NIOFoundationEssentialsCompat
import Foundation
import HummingbirdTesting
import Kernel
import Publishing
import TestSupport
import Testing

@testable import Web

/// Editor JSON that the editor would never send.
@Suite struct HostileDraftTests {
    private static func doc(_ blocks: String) -> String { "{\"type\":\"doc\",\"content\":[\(blocks)]}" }

    private static func nested(_ depth: Int) -> String {
        doc(
            String(repeating: "{\"type\":\"blockquote\",\"content\":[", count: depth) + "{\"type\":\"paragraph\"}"
                + String(repeating: "]}", count: depth))
    }

    static let refused: [(name: String, document: String)] = [
        ("no JSON", "{"), ("an array", "[]"), ("another node", "{\"type\":\"paragraph\"}"),
        ("an unknown node", doc("{\"type\":\"iframe\",\"attrs\":{\"src\":\"https://example.org\"}}")),
        ("raw HTML", doc("{\"type\":\"html\",\"text\":\"<script>alert(1)</script>\"}")),
        ("an unknown attribute", doc("{\"type\":\"paragraph\",\"attrs\":{\"onclick\":\"alert(1)\"}}")),
        (
            "a script in a link",
            doc(
                "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"x\",\"marks\":[{\"type\":\"link\",\"attrs\":{\"href\":\"javascript:alert(1)\"}}]}]}"
            )
        ),
        (
            "a script in a card",
            doc("{\"type\":\"linkCard\",\"attrs\":{\"href\":\"JaVaScRiPt:alert(1)\",\"title\":\"x\"}}")
        ),
        ("a picture of data", doc("{\"type\":\"figure\",\"attrs\":{\"src\":\"data:text/html,x\"}}")),
        ("a hash that leaves its folder", doc("{\"type\":\"figure\",\"attrs\":{\"hash\":\"../../etc/passwd\"}}")),
        (
            "a file of others",
            doc("{\"type\":\"figure\",\"attrs\":{\"hash\":\"\(String(repeating: "ab", count: 32))\"}}")
        ),
        ("a heading of the first level", doc("{\"type\":\"heading\",\"attrs\":{\"level\":1}}")),
        ("a deep tree", nested(500)), ("a tree deeper than a stack", nested(200_000)),
        (
            "too many nodes",
            doc(Array(repeating: "{\"type\":\"horizontalRule\"}", count: 100_001).joined(separator: ","))
        ),
        (
            "too many bytes",
            doc(
                "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\(String(repeating: "x", count: 4_100_000))\"}]}"
            )
        ),
        ("a number that is none", doc("{\"type\":\"heading\",\"attrs\":{\"level\":2e400}}")),
    ]

    @Test func isRefusedWithWordsAndChangesNothing() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let writer = try await site.writer("owner", .owner)
            let id = try await site.platform.beginArticle(
                in: site.publication().id, by: writer.account, language: .english)
            for (name, document) in Self.refused {
                var draft = DraftJSON.text("")
                draft.document = document
                let answer = try await writer.send("/studio/\(id)/draft", TestSave(content: draft))
                #expect(answer.status == .badRequest || answer.status == .contentTooLarge, "\(name): \(answer.status)")
                let body = try #require(
                    try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any])
                #expect((body["message"] as? String)?.isEmpty == false, "\(name)")
            }
            #expect(try await site.platform.draft(id, for: writer.account).version == 1)
        }
    }

    @Test(arguments: [
        "{}", "[]", "{\"base\":\"x\"}", "{\"base\":1e99,\"content\":{}}", "null", "\u{0}",
        String(repeating: "[", count: 100_000),
    ]) func bodiesThatAreNoSaveAreRefused(_ body: String) async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let writer = try await site.writer("owner", .owner)
            let id = try await site.platform.beginArticle(
                in: site.publication().id, by: writer.account, language: .english)
            let answer = try await writer.send("/studio/\(id)/draft", bytes: Data(body.utf8))
            #expect(answer.status == .badRequest)
        }
    }

    @Test func pastedHTMLKeepsOnlyWhatAnArticleMayHold() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let writer = try await site.writer("owner", .owner)
            let html = """
                <h1 onclick="alert(1)">题目</h1><script>alert(1)</script><p style="color:red">正<b>文</b></p>
                <img src="https://mmbiz.qpic.cn/a.png" alt="图"><a href="javascript:alert(1)">链接</a>
                """
            let answer = try await writer.send("/studio/paste", ["html": html])
            #expect(answer.status == .ok)
            let text = String(buffer: answer.body)
            #expect(!text.contains("alert") && !text.contains("style"))
            #expect(text.contains("https://mmbiz.qpic.cn/a.png"))
        }
    }
}
