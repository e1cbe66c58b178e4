import Testing

@testable import Web

@Suite struct SiteAddressTests {
    @Test(arguments: [
        ("https://Example.org/", "https://example.org"), ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ])
    func isSchemeHostAndPort(_ text: String, _ origin: String) {
        #expect(SiteAddress(text)?.origin == origin)
    }

    @Test(arguments: ["", "example.org", "ftp://a.b", "https://", "https://a.b/c", "https://a.b?q", "https://u:p@a.b"])
    func refusesEverythingElse(_ text: String) {
        #expect(SiteAddress(text) == nil)
    }
}
