import Document
import Kernel
@testable import Publishing
import Testing

@Suite struct ScreeningCheckTests {
    private func article(
        _ blocks: [Block], title: String = "渡船", summary: String = "", topics: [String] = [],
        declarations: [Declaration] = [Declaration(.original)], jurisdiction: SiteSettings.Jurisdiction = .none,
        today: Int = 1, _ change: (inout ReviewPolicy) -> Void = { _ in }
    ) -> ScreenedArticle {
        var policy = ReviewPolicy()
        policy.minimumWords = 0
        change(&policy)
        var filing = Filing()
        filing.channel = .mint()
        filing.topics = topics
        return ScreenedArticle(
            article: .mint(), publication: .mint(),
            draft: DraftContent(
                content: ArticleContent(
                    title: title, summary: summary, document: Document(blocks), declarations: declarations),
                filing: filing), policy: policy, jurisdiction: jurisdiction, restriction: .none,
            submissionsToday: today,
            reuse: nil, reprintProblem: nil
        )
    }

    private func link(_ text: String, _ address: String) throws -> Inline {
        let target: WebAddress = try #require(WebAddress(address))
        return .text(text, Marks(link: target))
    }

    @Test func wordsPointAtTheirPlaces() async throws {
        let list = Block.bulletList([ListItem([.paragraph([.plain("第一项"), .text("代 开", Marks(.bold)), .plain("发票")])])])
        let article = article(
            [.paragraph([.plain("开头。")]), list, .codeBlock(language: nil, "casino()")],
            title: "代开发票的事", topics: ["CASINO"]
        ) {
            $0.words = [.refuse: ["代开发票"], .warn: ["casino"]]
        }
        let findings = WordCheck().findings(in: article)
        #expect(findings.map(\.place.part) == [.title, .topics, .body, .body])
        #expect(findings.map(\.measure) == [.refuse, .warn, .refuse, .warn])
        #expect(findings[2].place.block == 1)
        #expect(findings[2].place.passage?.quote == "代 开发票")
        #expect(findings[2].place.passage?.start == 3)
        #expect(findings[3].place.passage?.quote == "casino")
        #expect(findings[0].arguments == ["word": "代开发票"])
    }

    @Test func aWordIsPointedOutSoOftenAndNoMore() {
        let article = article([.paragraph([.plain(String(repeating: "潮 ", count: 500))])]) { $0.words = [.hold: ["潮"]] }
        #expect(WordCheck().findings(in: article).count == 20)
    }

    @Test(arguments: [
        ("https://spam.example/x", true), ("http://www.SPAM.example", true), ("https://spam.example.:443/", true),
        ("https://user:pass@spam.example/", true), ("https://ｓｐａｍ.example/", true),
        ("https://notspam.example/", false), ("https://spam.example.org/", false), ("/spam.example", false),
        ("mailto:a@spam.example", false),
    ])
    func blockedHostsWithEverythingBelow(_ address: String, _ isBlocked: Bool) throws {
        let article = article([.paragraph([.plain("看"), try link("这里", address)])]) {
            $0.blockedHosts = [" Spam.example "]
        }
        let findings = BlockedLinkCheck().findings(in: article)
        #expect(findings.isEmpty == !isBlocked)
        if let finding = findings.first {
            #expect(finding.measure == .refuse)
            #expect(finding.place.passage?.quote == "这里")
        }
    }

    @Test func lengthPicturesDeclarationsAndRate() {
        let picture = Block.figure(Figure(source: .remote("https://a.example/b.png"), alt: " "))
        let described = Block.figure(Figure(source: .remote("https://a.example/c.png"), alt: "船"))
        let article = article(
            [described, picture, .paragraph([.plain("三个字")])], declarations: [], jurisdiction: .cn, today: 21
        ) {
            $0.minimumWords = 50
        }
        #expect(LengthCheck().findings(in: article).first?.arguments == ["count": "4", "minimum": "50"])
        #expect(AltTextCheck().findings(in: article).map(\.place.picture) == [1])
        let missing = DeclarationCheck().findings(in: article)
        #expect(missing.map(\.arguments) == [["requirement": "declaration-origin"]])
        #expect(missing.first?.measure == .hold)
        #expect(SubmissionRateCheck().findings(in: article).first?.measure == .hold)
    }

    struct FixedProbe: LinkProbe {
        let health: [String: LinkHealth]

        func probe(_ address: WebAddress) async -> LinkHealth { health[address.description] ?? .alive }
    }

    @Test func deadLinksAreNamedWhereTheyStand() async throws {
        let card = LinkCard(address: try #require(WebAddress("https://gone.example/")), title: "卡片")
        let note = Inline.footnote([try link("注", "https://moved.example/")])
        let article = article([
            .paragraph([try link("好的", "https://alive.example/"), .plain("与"), try link("坏的", "https://gone.example/")]
            ),
            .paragraph([.plain("有注"), note]), .linkCard(card),
            .paragraph([try link("里面", "http://10.0.0.1/"), try link("慢的", "https://slow.example/")]),
            .paragraph([try link("站内", "/about"), try link("信", "mailto:a@b.example")]),
        ])
        let probe = FixedProbe(health: [
            "https://gone.example/": .dead(status: 404), "https://moved.example/": .dead(status: nil),
            "http://10.0.0.1/": .notPublic, "https://slow.example/": .unknown,
        ])
        let findings = await DeadLinkCheck(probe).findings(in: article)
        #expect(findings.map { $0.place.quote ?? "-" } == ["坏的", "-", "-", "里面"])
        #expect(findings.map(\.place.block) == [0, nil, 1, 2])
        #expect(findings[0].arguments == ["address": "https://gone.example/", "status": "404"])
        #expect(findings.allSatisfy { $0.measure == .warn })
    }
}
