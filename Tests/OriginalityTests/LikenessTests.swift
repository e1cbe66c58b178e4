import Testing

@testable import Originality

@Suite struct LikenessTests {
    private let original: [String]
    private let shelf: Shelf

    init() {
        var prose = Prose(1)
        original = prose.paragraphs(12)
        shelf = Shelf(texts: [ComparedText(original)] + (0..<60).map { _ in ComparedText(prose.paragraphs(12)) })
    }

    private func compared(_ paragraphs: [String]) -> Likeness? { shelf.likenesses(to: ComparedText(paragraphs))[0] }

    @Test func aCopyIsAReprint() throws {
        let likeness = try #require(compared(original))
        #expect(likeness.isReprint && likeness.share > 0.99 && likeness.otherShare > 0.99)
    }

    @Test func anotherTextIsNone() {
        var prose = Prose(2)
        for _ in 0..<20 {
            let found = shelf.likenesses(to: ComparedText(prose.paragraphs(12)))
            #expect(!found.values.contains { $0.hasPassage })
        }
    }

    enum Disguise: CaseIterable {
        case pointed, invisible, unpunctuated

        func applied(to text: String) -> String {
            switch self {
            case .pointed: text.map { "\($0)·" }.joined()
            // Zero-width space and joiner, soft hyphen, variation selector and a filler after every character.
            case .invisible: text.map { "\($0)\u{200B}\u{200D}\u{AD}\u{FE00}\u{3164}" }.joined()
            case .unpunctuated: text.replacing("。", with: " ").replacing("，", with: "\n")
            }
        }
    }

    @Test(arguments: Disguise.allCases) func disguisesChangeNothing(_ disguise: Disguise) throws {
        let likeness = try #require(compared(original.map(disguise.applied)))
        #expect(likeness.isReprint && likeness.share > 0.99)
    }

    @Test func theOtherScriptChangesNothing() throws {
        let traditional = ["后来": "後來", "记录": "記錄", "程序": "程序", "网络": "網絡", "数据": "數據", "历史": "歷史", "码头": "碼頭"]
        var text = original
        for (simple, full) in traditional { text = text.map { $0.replacing(simple, with: full) } }
        #expect(text != original)
        let likeness = try #require(compared(text))
        #expect(likeness.share > 0.99)
    }

    @Test func lettersThatLookAlikeAreTheSame() {
        let plain = ComparedText(["The ferry crosses the river at noon, and nobody is on board"])
        let disguised = ComparedText(["Тhе fеrrу сrоssеs thе rіvеr аt nооn, аnd nоbоdу іs оn bоаrd"])
        let wide = ComparedText(["Ｔｈｅ ｆｅｒｒｙ ｃｒｏｓｓｅｓ ｔｈｅ ｒｉｖｅｒ ａｔ ｎｏｏｎ, ａｎｄ ｎｏｂｏｄｙ ｉｓ ｏｎ ｂｏａｒｄ"])
        #expect(plain.sketch == disguised.sketch)
        #expect(plain.sketch == wide.sketch)
    }

    @Test func paragraphsMayBeReordered() throws {
        let likeness = try #require(compared(original.reversed()))
        #expect(likeness.isReprint && likeness.share > 0.95)
    }

    @Test func aLongerTextCutDownIsAReprint() throws {
        let likeness = try #require(compared(Array(original[4..<7])))
        #expect(likeness.isReprint && likeness.share > 0.95 && likeness.otherShare < 0.4)
    }

    @Test func aShorterTextInsideALongerOneIsAReprint() throws {
        var prose = Prose(3)
        let likeness = try #require(compared(prose.paragraphs(30) + original + prose.paragraphs(30)))
        #expect(likeness.isReprint && likeness.share < 0.4 && likeness.otherShare > 0.95)
    }

    @Test func aPassageIsNoReprint() throws {
        var prose = Prose(4)
        let likeness = try #require(compared(prose.paragraphs(6) + [original[5] + original[6]] + prose.paragraphs(6)))
        #expect(likeness.hasPassage && !likeness.isReprint)
    }

    @Test func everyTenthCharacterMayBeReplaced() throws {
        var prose = Prose(5)
        var passage = Array(original[5] + original[6])
        for index in stride(from: 3, to: passage.count, by: 10) { passage[index] = "替" }
        let likeness = try #require(compared(prose.paragraphs(6) + [String(passage)] + prose.paragraphs(6)))
        #expect(likeness.hasPassage)
    }

    @Test func quotationsCountApart() throws {
        var prose = Prose(6)
        let own = prose.paragraphs(6).map { ComparedText.Part($0) }
        let quoting = ComparedText(own + original[2...4].map { ComparedText.Part($0, isQuoted: true) })
        let likeness = try #require(shelf.likenesses(to: quoting)[0])
        #expect(!likeness.passages.isEmpty && !likeness.hasPassage && !likeness.isReprint && likeness.share == 0)
        #expect(quoting.quotedShare > 0.2)
    }

    @Test func whatManyHaveWeighsLittle() {
        var prose = Prose(7)
        let footer = prose.paragraphs(1)
        let texts = (0..<80).map { _ in ComparedText(prose.paragraphs(4) + footer) }
        let found = Shelf(texts: texts).likenesses(to: ComparedText(prose.paragraphs(4) + footer))
        #expect(!found.values.contains { $0.hasPassage || $0.isReprint })
    }

    @Test func aTextManyHaveCopiedIsStillACopy() {
        var prose = Prose(8)
        let viral = ComparedText(prose.paragraphs(12))
        let shelf = Shelf(
            texts: Array(repeating: viral, count: 40) + (0..<40).map { _ in ComparedText(prose.paragraphs(12)) })
        let found = shelf.likenesses(to: viral).values.filter(\.isReprint)
        #expect(!found.isEmpty && found.allSatisfy { $0.share > 0.99 })
    }

    @Test(arguments: [
        "", " ", "。", "好", "a", String(repeating: "a", count: 5_000), String(repeating: "潮水", count: 5_000),
    ])
    func anythingCanBeCompared(_ text: String) {
        let compared = ComparedText([text])
        let likeness = Shelf(texts: [compared]).likenesses(to: compared)[0]
        #expect(likeness == nil || likeness?.share ?? 2 <= 1)
    }

    @Test func passagesAreFoundWhereTheyStand() throws {
        var prose = Prose(9)
        let paragraphs = prose.paragraphs(3) + ["前：" + original[5]]
        let text = ComparedText(paragraphs)
        let passage = try #require(shelf.likenesses(to: text)[0]?.passages.first)
        let place = try #require(text.places(of: passage.own).first)
        #expect(place.part == 3)
        // Give or take the characters that stand before it in both by chance.
        #expect(abs(place.start - 2) <= 2)
        #expect(abs(place.end - paragraphs[3].utf16.count) <= 2)
    }
}
