import Testing

@testable import Publishing

@Suite struct NameKeyTests {
    @Test(arguments: [
        "新华社", "新 华 社", "新·华·社", "新\u{200B}华\u{200B}社", "新華社", "【新华社】",
    ]) func tricksLookTheSame(_ name: String) {
        #expect(NameKey(name) == NameKey("新华社"))
    }

    @Test(arguments: ["ｏｆｆｉｃｉａｌ", "Official", "o-f-f-i-c-i-a-l", "оfficiаl", "ófficial", "of\u{00AD}ficial"])
    func lettersThatLookAlikeAreTheSame(_ name: String) {
        #expect(NameKey(name) == NameKey("official"))
    }

    @Test func differentNamesStayDifferent() {
        #expect(NameKey("江边茶社") != NameKey("江边茶馆"))
        #expect(NameKey("Tea 1") != NameKey("Tea 2"))
        #expect(NameKey("…").text.isEmpty)
    }

    @Test(arguments: [
        ("云汀市政府", ["政府"]), ("云汀 政　府 在线", ["政府"]), ("OFFICIAL tea", ["official"]), ("江边茶社", []),
        ("news-agency", ["news agency"]), ("人民 日报", ["人民日报", "日报"]),
    ]) func reservedTermsAreFoundAnywhere(_ name: String, _ terms: [String]) {
        #expect(JoiningPolicy.standard.reservedTerms(in: [name]) == terms)
    }

    @Test func anEmptyTermReservesNothing() {
        var policy = JoiningPolicy.standard
        policy.reservedTerms = ["", "  ", "…"]
        #expect(policy.reservedTerms(in: ["江边茶社"]).isEmpty)
    }
}
