import Testing

@testable import Search

@Suite struct SharedWordsTests {
    /// What a text says it shares with another, where all terms are equally rare.
    private func shared(_ text: String, _ other: String) -> [String] {
        let vectors = [text, other].map { text in
            var counts = TermCounts()
            counts.add(text, with: Analyzer())
            return TermVector(counts, documents: 2) { _ in 1 }
        }
        var words = SharedWords(of: text, vectors[0])
        return words.phrases(with: vectors[1])
    }

    @Test func theHalvesOfAWordBelongTogether() {
        // The other text knows the word, but not all of its pairs are among the terms both tell most by.
        #expect(shared("量子纠缠很难懂,量子纠缠是什么?", "量子纠") == ["量子纠缠"])
        #expect(shared("看电子邮件,写电子邮件", "子邮件") == ["电子邮件"])
    }

    @Test func whatStandsThereOnceIsNoEvidence() {
        #expect(shared("量子纠缠", "量子纠") == ["量子纠"])
    }

    @Test func whatOnlyHappensToStandBesideAWordIsCutOff() {
        let text = "树莓派上没有声音。树莓派很小,树莓派很便宜,买树莓派。"
        #expect(shared(text, "树莓派上") == ["树莓派"])
        #expect(shared("中国人说中国话,中国人", "中国人").first == "中国人")
    }

    @Test(arguments: ["2015 2015", "ab ab", "的是 的是"]) func whatSaysNothingIsNotSaid(_ text: String) {
        #expect(shared(text, text) == [])
    }

    @Test func nothingIsSaidTwice() {
        #expect(shared("编辑器和编辑器,代码编辑器", "代码编辑器,编辑器") == ["代码编辑器"])
    }
}
