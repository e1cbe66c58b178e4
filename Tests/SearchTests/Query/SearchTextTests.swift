import Testing

@testable import Search

@Suite struct SearchTextTests {
    private func read(_ text: String) -> [String] {
        SearchText(text).clauses.map { ($0.isExcluded ? "-" : "") + ($0.isPhrase ? "\"\($0.text)\"" : $0.text) }
    }

    @Test func wordsPhrasesAndWhatIsNotWanted() {
        #expect(read("伊核谈判 制裁") == ["伊核谈判", "制裁"])
        #expect(read("“伊核谈判” -制裁") == ["\"伊核谈判\"", "-制裁"])
        #expect(read("「短语」后面 -\"not this\" twenty-one") == ["\"短语\"", "后面", "-\"not this\"", "twenty-one"])
        #expect(read("\"never closed one") == ["\"never closed one\""])
        #expect(read("- -- -a") == ["-a"])
        #expect(read("，。！") == [])
        #expect(read("» x") == ["x"])
    }

    @Test func isNeverTooLong() {
        #expect(SearchText(String(repeating: "a ", count: 500)).clauses.count == SearchText.mostClauses)
    }

    @Test func pairsAreWantedAndCharactersHelp() {
        let text = SearchText("中国 红 winter")
        #expect(text.terms.map(\.kind) == [.pair, .ideograph, .word])
        #expect(text.characters.count == 2)
    }

    @Test func aPhraseStandsTogether() throws {
        let phrase = try #require(SearchText("\"light rails 中国造\"").clauses.first)
        let analyzer = Analyzer()
        #expect(phrase.stands(in: "The LIGHT rail 中国造。", with: analyzer))
        #expect(!phrase.stands(in: "The light of rail 中国造", with: analyzer))
        #expect(!phrase.stands(in: "light rail 中国，造", with: analyzer))
        #expect(!phrase.stands(in: "", with: analyzer))
    }
}
