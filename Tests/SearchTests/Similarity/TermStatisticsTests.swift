import Testing

@testable import Search

@Suite struct TermStatisticsTests {
    private let analyzer = Analyzer()

    private func counting(_ texts: [String]) -> TermStatistics.Counting {
        var counting = TermStatistics.Counting()
        for text in texts {
            var counts = TermCounts()
            counts.add(text, with: analyzer)
            counting.add(counts)
        }
        return counting
    }

    private func term(_ word: String) -> Term { analyzer.tokens(in: word)[0].term }

    @Test func countsInHowManyTextsATermStands() {
        let statistics = counting(["tide tide harbour", "tide lamp", "tide harbour"]).statistics()
        #expect(statistics.documents == 3)
        #expect(statistics.frequency(of: term("tide")) == 3)
        #expect(statistics.frequency(of: term("harbour")) == 2)
        #expect(statistics.frequency(of: term("lamp")) == 1)
        #expect(statistics.frequency(of: term("nowhere")) == 1)
        #expect(TermStatistics().frequency(of: term("tide")) == 1)
    }

    @Test func partsAddUp() {
        var whole = counting(["tide", "tide harbour"])
        whole.add(counting(["harbour", "harbour lamp"]))
        #expect(whole.statistics() == counting(["tide", "tide harbour", "harbour", "harbour lamp"]).statistics())
    }

    @Test func rareTermsCanBeLeftOut() {
        let statistics = counting(["tide lamp", "tide lamp", "tide"]).statistics(least: 3)
        #expect(statistics.frequency(of: term("tide")) == 3)
        #expect(statistics.frequency(of: term("lamp")) == 1)
    }

    @Test func areStoredAndReadBack() {
        let statistics = counting(["潮汐表在渔港", "渔港的潮汐", "harbour tides", "the harbour"]).statistics()
        #expect(TermStatistics(documents: 4, bytes: statistics.bytes) == statistics)
        #expect(TermStatistics(documents: 4, bytes: [1]) == nil)
    }
}
