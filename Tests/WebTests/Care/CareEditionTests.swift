import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct CareEditionTests {
    private let looking: HTTPFields = [.accept: "text/html", .acceptLanguage: "zh-CN"]

    @Test func everyLinkOfAPageStaysInTheEdition() async throws {
        try await TestSite.run { site in
            for path in [
                "/", "/hot", site.articlePath, "/@paper", "/c/tech", "/search?q=水边", "/about", "/no-such-page",
            ] {
                let page = try await site.text("/care" + path, looking)
                #expect(page.contains(#"<html lang="zh-Hans" class="text-22">"#), "\(path)")
                let links = page.matches(of: /<(?:a|form)[^>]* (?:href|action)="(\/[^"]*)"/).map { String($0.1) }
                #expect(links.count > 10, "\(path)")
                for link in links where !link.hasPrefix("/care/") {
                    #expect(Edition.isShared(link), "\(path): \(link)")
                }
            }
        }
    }

    @Test func theSizeIsSaidByTheAddress() async throws {
        try await TestSite.run { site in
            let page = try await site.text("/care/30\(site.articlePath)", looking)
            #expect(page.contains(#"class="text-30""#))
            #expect(page.contains(#"href="/care/30/hot""#))
            #expect(try await site.text("/care\(site.articlePath)", looking).contains(#"class="text-22""#))
        }
    }

    /// Search engines know the standard page.
    @Test func theCanonicalAddressIsTheStandardOne() async throws {
        try await TestSite.run { site in
            let page = try await site.text("/care\(site.articlePath)")
            #expect(page.contains("<link rel=\"canonical\" href=\"https://byline.example\(site.articlePath)\">"))
        }
    }

    /// Pages in memory are those of one edition.
    @Test func editionsAreKeptApart() async throws {
        try await TestSite.run { site in
            for _ in 1...2 {
                let standard = try await site.text("/hot", looking)
                let care = try await site.text("/care/hot", looking)
                let small = try await site.text("/care/18/hot", looking)
                #expect(standard.contains(#"class="page-hot""#))
                #expect(!standard.contains("text-22"))
                #expect(care.contains("text-22"))
                #expect(small.contains("text-18"))
            }
        }
    }

    @Test func aChoiceIsRemembered() async throws {
        try await TestSite.run { site in
            let chosen = try await site.get("/hot?page=2&edition=care-30", looking)
            #expect(chosen.status == .seeOther)
            #expect(chosen.headers[.location] == "/care/30/hot?page=2")
            #expect(chosen.headers[.setCookie]?.hasPrefix("edition=care-30;") == true)

            var headers = looking
            headers[.cookie] = "edition=care-30"
            let later = try await site.get("/hot", headers)
            #expect(later.status == .found)
            #expect(later.headers[.location] == "/care/30/hot")
            #expect(try await site.get("/care/hot", headers).headers[.location] == "/care/30/hot")
            // A link that says its size, a picture, and a script's request are answered as they are.
            #expect(try await site.get("/care/18/hot", headers).status == .ok)
            #expect(try await site.get("/feed.xml", headers).status == .ok)
            #expect(try await site.get("/hot", [.cookie: "edition=care-30"]).status == .ok)

            let left = try await site.get("/care/30/hot?edition=standard", headers)
            #expect(left.headers[.location] == "/hot")
            #expect(left.headers[.setCookie]?.contains("Max-Age=0") == true)
        }
    }

    @Test func aChoiceNeverLeadsAway() async throws {
        try await TestSite.run { site in
            for path in [
                "//evil.example/?edition=care", "/care//evil.example?edition=standard",
                "/care/%5C%5Cevil?edition=standard",
            ] {
                let location = try await site.get(path, looking).headers[.location] ?? "/"
                #expect(location.hasPrefix("/"))
                #expect(!location.hasPrefix("//"))
                #expect(!location.contains("\\"))
            }
        }
    }

    /// A form sent in the edition comes back into it.
    @Test func formsComeBackIntoTheEdition() async throws {
        try await TestSite.run { site in
            let visitor = try await site.visitor("careful")
            let page = try await visitor.text("/care\(site.articlePath)")
            #expect(page.contains("action=\"/care\(site.articlePath)/bookmark\""))
            let answer = try await visitor.post(
                "/care\(site.articlePath)/bookmark", ["on": "1", "page": site.articlePath])
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/care\(site.articlePath)")
            let asked = try await site.get("/care/following", looking)
            #expect(asked.headers[.location]?.hasPrefix("/care/sign-in?next=") == true)
        }
    }

    @Test func eachEditionLinksToTheOther() async throws {
        try await TestSite.run { site in
            let standard = try await site.text("/hot?page=1", looking)
            let care = try await site.text("/care/hot", looking)
            #expect(standard.contains(#"href="?page=1&amp;edition=care-22""#))
            #expect(care.contains(#"href="?edition=standard""#))
        }
    }
}
