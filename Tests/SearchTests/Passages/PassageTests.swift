import Testing

@testable import Search

@Suite struct PassageTests {
    private func text(_ passage: Passage) -> String {
        passage.runs.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined()
    }

    private func lines(_ text: String) -> [[UInt8]] { text.utf8.split(separator: 0x0A).map(Array.init) }

    @Test func marksWhatWasLookedFor() {
        let finder = PassageFinder(SearchText("輕軌 ferries"))
        #expect(text(finder.marked("轻轨与渡船：a ferry & <tram>")) == "[轻轨]与渡船：a [ferry] & <tram>")
        #expect(text(finder.marked("无")) == "无")
    }

    @Test func showsWhereMostOfItStands() {
        let filler = String(repeating: "没有关系的话说了很多。", count: 60)
        let finder = PassageFinder(SearchText("海棠花期"))
        let passage = finder.best(in: lines(filler + "海棠只提一次。" + filler + "海棠的花期是四月。" + filler))
        #expect(passage.hasMatch)
        #expect(text(passage).contains("[海棠]的[花期]是四月。"))
        #expect(text(passage).hasPrefix("…") && text(passage).hasSuffix("…"))
        #expect(passage.runs.reduce(0) { $0 + $1.text.utf8.count } < 400)
    }

    @Test func beginsAtTheBeginningWhereNothingStands() {
        let passage = PassageFinder(SearchText("海棠")).best(in: lines("第一句。\n第二句。"))
        #expect(text(passage) == "第一句。 第二句。")
    }

    @Test func readsNoFurtherThanNeeded() {
        var read = 0
        let text = sequence(state: 0) { line -> [UInt8]? in
            line += 1
            read = line
            return line > 500 ? nil : Array((line == 3 ? "海棠的花期是四月。" : "没有关系的话说了很多。").utf8)
        }
        let passage = PassageFinder(SearchText("花期")).best(in: text)
        #expect(self.text(passage).contains("[花期]"))
        #expect(self.text(passage).hasSuffix("…"))
        #expect(read < 50)
    }

    @Test func whatStandsApartIsFoundWhereMostOfItMeets() {
        let text = ["海棠。", String(repeating: "话。", count: 200), "花期。", String(repeating: "话。", count: 200), "海棠花期。"]
        let passage = PassageFinder(SearchText("海棠花期")).best(in: text.map { Array($0.utf8) })
        #expect(self.text(passage).contains("[海棠花期]"))
    }
}
