import Kernel
@testable import Publishing
import TestSupport
import Testing

@testable import Web

@Suite struct WrittenLetterTests {
    private func letter(
        _ kind: Letter.Kind, _ language: Language, _ arguments: [String: String] = ["name": "林晚"], path: String = "/x"
    ) throws -> Letter {
        Letter(
            id: .mint(), recipient: try #require(EmailAddress("lin@example.org")), language: language, kind: kind,
            arguments: arguments, path: path, writtenAt: testNow)
    }

    /// Every kind has words in both languages, and every placeholder is filled.
    @Test(arguments: Language.allCases) func everyMailHasWords(_ language: Language) async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let all = ["name": "林晚", "title": "潮水", "publication": "街坊", "day": "2026-12-07"]
            let kinds =
                AccountMail.allCases.map(Letter.Kind.account)
                + UserNotification.Kind.allCases.map(Letter.Kind.notification)
            for kind in kinds {
                let written = try await site.web.write(try letter(kind, language, all))
                for text in [written.subject, written.text, written.html] {
                    #expect(!text.contains("{") || text == written.html, "\(kind): \(text)")
                    #expect(!text.contains(/\b(mail|notification)\.[a-z]/), "\(kind): \(text)")
                }
                #expect(written.text.contains("https://byline.example/x"))
            }
        }
    }

    @Test func everyKindCanBeChosen() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            for language in Language.allCases {
                let texts = site.web.templates.catalogue(language)
                for kind in UserNotification.Kind.allCases {
                    #expect(texts.has("notificationKind.\(kind.rawValue)"))
                    #expect(texts.has("notification.\(kind.rawValue)"))
                }
            }
        }
    }

    @Test func namesAreTextInHTML() async throws {
        try await TestSite.run { (site: TestSite) async throws in
            let written = try await site.web.write(
                try letter(.account(.reset), .english, ["name": "<img src=x onerror=alert(1)>"], path: "/reset/token"))
            #expect(!written.html.contains("<img") && written.html.contains("&lt;img"))
            #expect(written.text.contains("<img src=x"))
            #expect(written.html.contains("href=\"https://byline.example/reset/token\""))
        }
    }
}
