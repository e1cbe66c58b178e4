import Publishing
import Testing

@Suite struct SlugTests {
    @Test(arguments: [
        ("Swift 语言 & C++", "swift-语言-c"), ("  科技  ", "科技"), ("ＡＢＣ１２", "abc12"), ("a--b__c", "a-b-c"),
        ("Économie", "économie"),
    ])
    func isMadeOfLettersAndDigits(_ name: String, _ slug: String) {
        #expect(Slug(naming: name)?.description == slug)
    }

    @Test(arguments: ["", "   ", "!!!", "-", "../"]) func needsALetterOrDigit(_ name: String) {
        #expect(Slug(naming: name) == nil)
    }

    @Test(arguments: ["A", "a b", "-a", "a-", "../etc", "a/b", "ａ"]) func readsOnlyItsOwnForm(_ text: String) {
        #expect(Slug(text) == nil)
    }

    @Test func isBounded() {
        #expect(Slug(naming: String(repeating: "字", count: 1000))?.description.count == Slug.maximumLength)
    }
}
