import Testing

@testable import Web

@Suite struct EditionAddressTests {
    @Test func addressesAreTakenApart() {
        let cases: [(String, Edition, String)] = [
            ("/", .standard, "/"), ("/hot?page=2", .standard, "/hot?page=2"), ("/careers", .standard, "/careers"),
            ("/care", .care(.large), "/"), ("/care/", .care(.large), "/"), ("/care?page=2", .care(.large), "/?page=2"),
            ("/care/@paper/1", .care(.large), "/@paper/1"), ("/care/30/hot", .care(.largest), "/hot"),
            ("/care/18", .care(.medium), "/"), ("/care/22/hot", .care(.large), "/22/hot"),
            ("/care/300/hot", .care(.large), "/300/hot"), ("/care//evil.example", .care(.large), "/evil.example"),
        ]
        for (asked, edition, address) in cases {
            let taken = EditionAddress(asked)
            #expect(taken.edition == edition, "\(asked)")
            #expect(taken.address == address, "\(asked)")
            #expect(taken.choice == nil)
        }
    }

    @Test func aChoiceIsTakenOutOfTheQuery() {
        let taken = EditionAddress("/care/hot?page=2&edition=care-30&lang=en")
        #expect(taken.choice == .care(.largest))
        #expect(taken.address == "/hot?page=2&lang=en")
        #expect(EditionAddress("/?edition=standard").choice == .standard)
        #expect(EditionAddress("/?edition=care-31") == EditionAddress("/?edition=x"))
        #expect(EditionAddress("/?edition=x").choice == nil)
    }

    @Test func onlyPagesOfTheSiteHaveEditions() {
        let care = Edition.care(.larger)
        #expect(care.path("/hot?page=2") == "/care/26/hot?page=2")
        #expect(care.path("/") == "/care/26/")
        for same in [
            "https://byline.example/", "//evil.example", "#main", "?page=2", "/media/ab/640.webp", "/assets/site.css",
            "/feed.xml", "/@paper/feed.json", "/logo?1", "/care/hot", "/care/18/hot",
        ] {
            #expect(care.path(same) == same)
        }
        #expect(Edition.standard.path("/hot") == "/hot")
    }

    @Test func cookiesSayTheSize() {
        for size in CareTextSize.allCases {
            let edition = Edition.care(size)
            #expect(edition.cookie.flatMap(Edition.init(cookie:)) == edition)
            #expect(Edition(choice: edition.choice) == edition)
        }
        for bad in ["", "care", "care-", "care-19", "care-22x", "standard"] { #expect(Edition(cookie: bad) == nil) }
    }
}
