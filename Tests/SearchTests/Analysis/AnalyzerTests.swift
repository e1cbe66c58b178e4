import Testing

@testable import Search

@Suite struct AnalyzerTests {
    private func terms(_ text: String) -> [Term] { Analyzer().tokens(in: text).map(\.term) }

    @Test func chineseBecomesCharactersAndPairs() {
        let tokens = Analyzer().tokens(in: "潮水涨")
        #expect(tokens.map(\.range) == [0..<3, 3..<6, 0..<6, 6..<9, 3..<9])
        #expect(tokens.map(\.term.kind) == [.ideograph, .ideograph, .pair, .ideograph, .pair])
        #expect(terms("潮,水").count == 2)
    }

    @Test(arguments: [
        ("後來", "后来"), ("著名", "着名"), ("裏面 裡面", "里面 里面"), ("軟體開發", "软体开发"), ("台灣 臺灣", "台湾 台湾"),
        ("Ｌｉｎｕｘ", "linux"), ("ＡＢＣ１２３", "abc123"), ("café", "CAFE"), ("Cafe\u{301}", "cafe"), ("ﬁle", "file"),
        ("running", "runs"), ("connections", "connected"), ("Byline's", "byline"), ("naïve", "naive"),
        ("don’t", "don't"), ("ガ", "ガ"), ("soft\u{AD}ware", "software"),
    ]) func whatReadsTheSameIsTheSame(_ first: String, _ second: String) {
        #expect(terms(first) == terms(second))
        #expect(!terms(first).isEmpty)
    }

    @Test(arguments: [("は", "ば"), ("潮水", "水潮"), ("universe", "diverse"), ("a b", "ab")])
    func whatReadsDifferentlyIsDifferent(_ first: String, _ second: String) {
        #expect(terms(first) != terms(second))
    }

    @Test func positionsTellNeighbours() {
        #expect(Analyzer().tokens(in: "two words").map(\.position) == [0, 1])
        let broken = Analyzer().tokens(in: "潮,水").map(\.position)
        #expect(broken == [0, 2])
    }

    @Test(arguments: ["", " ", "!?\u{0}", "\u{301}", "'''", "👨‍👩‍👧", "\u{10FFFF}", String(repeating: "a", count: 200)])
    func anythingCanBeRead(_ text: String) {
        for token in Analyzer().tokens(in: text) { #expect(token.range.upperBound <= text.utf8.count) }
    }

    @Test func countsAreExact() {
        let analyzer = Analyzer()
        var counts = TermCounts()
        counts.add("水", weight: 5, with: analyzer)
        counts.add(String(repeating: "水 ", count: 7), with: analyzer)
        counts.add(facet: .facet("channel", 7))
        #expect(counts[Term(ideograph: 0x6C34)] == 12)
        #expect(counts.length == 12)
        #expect(counts.distinct == 2)
        for scalar in UInt32(0x4E00)..<0x7000 { counts.add(Term(ideograph: scalar)) }
        let sorted = counts.sorted()
        #expect(sorted.count == counts.distinct)
        #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.term < $1.term })
    }
}
