@testable import Publishing
import Testing

@Suite struct FoldedTextTests {
    private func isFound(_ term: String, in text: String) -> [String] {
        FoldedText(text).ranges(of: FoldedText(term).scalars).map { String(text[$0]) }
    }

    @Test(arguments: [
        ("代开发票", "这里代开发票，量大从优", "代开发票"),
        ("代开发票", "代 开 发 票", "代 开 发 票"),
        ("代开发票", "代·开·发·票", "代·开·发·票"),
        ("代开发票", "代\u{200B}开\u{2060}发\u{FEFF}票", "代\u{200B}开\u{2060}发\u{FEFF}票"),
        ("代开发票", "代開發票", "代開發票"),
        ("代開發票", "代开发票", "代开发票"),
        ("代开发票", "代(开)【发】-票", "代(开)【发】-票"),
        ("代开发票", "代开\n发票", "代开\n发票"),
        ("vx123", "加ＶＸ１２３", "ＶＸ１２３"),
        ("vx123", "加 V-X 1.2.3 吧", "V-X 1.2.3"),
        ("casino", "Best CASINO ever", "CASINO"),
        ("casino", "c.a.s.i.n.o", "c.a.s.i.n.o"),
        ("casino", "ｃａｓｉｎｏ", "ｃａｓｉｎｏ"),
        ("casino", "саsinо", "саsinо"),
        (
            "casino", "c\u{336}a\u{336}s\u{336}i\u{336}n\u{336}o\u{336}",
            "c\u{336}a\u{336}s\u{336}i\u{336}n\u{336}o\u{336}"
        ),
        ("casino", "cása\u{301}sino casíno", "casíno"),
        ("casino", "𝒄𝒂𝒔𝒊𝒏𝒐", "𝒄𝒂𝒔𝒊𝒏𝒐"),
        ("casino", "ca\u{AD}sino", "ca\u{AD}sino"),
        ("éclair", "ECLAIR", "ECLAIR"),
        ("ﬁnance", "finance", "finance"),
        ("①元", "1元", "1元"),
    ])
    func seesThrough(_ term: String, _ text: String, _ found: String) {
        #expect(isFound(term, in: text) == [found])
    }

    @Test(arguments: [
        ("ass", "a class passes the assembly"), ("casino", "casinos"), ("art", "start"), ("代开发票", "代开发"),
        ("vx", "vxy"), ("赌博", "赌一把，博一笑"),
    ])
    func leavesAlone(_ term: String, _ text: String) {
        #expect(isFound(term, in: text).isEmpty)
    }

    @Test func aLatinTermBesideChineseIsAWord() {
        #expect(isFound("vip", in: "加入VIP会员") == ["VIP"])
    }

    @Test func findsEveryPlace() {
        #expect(isFound("潮", in: "潮来潮去").count == 2)
        #expect(isFound("aa", in: "aa aa aaa").count == 2)
    }

    @Test func emptyTermsAndTextsFindNothing() {
        #expect(isFound("……", in: "……").isEmpty)
        #expect(isFound("词", in: "").isEmpty)
    }
}
