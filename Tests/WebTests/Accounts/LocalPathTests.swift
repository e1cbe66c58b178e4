import Testing

@testable import Web

@Suite struct LocalPathTests {
    @Test func pathsOfTheSiteAreKept() {
        for path in ["/studio", "/apply?step=2", "/@paper/1#comments"] { #expect(LocalPath(path).path == path) }
    }

    @Test(arguments: [
        nil, "", "studio", "https://evil.example/", "//evil.example", "/\\evil.example", "/a\nb", "/\t/evil.example",
        "javascript:alert(1)",
    ])
    func nothingLeadsToAnotherSite(_ text: String?) {
        #expect(LocalPath(text).path == "/account")
    }
}
