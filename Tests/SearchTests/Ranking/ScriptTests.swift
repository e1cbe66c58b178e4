import Testing

@testable import Search

/// Two kinds of writing in one index.
@Suite struct ScriptTests {
    private static let english = [
        "The ferry to the island leaves from the old harbour at nine, and the last one comes back at night.",
        "The harbour master said that the storm had damaged the lighthouse, and that the ferry would not sail.",
        "A storm is expected in the night. The ferries stay in the harbour.",
        "The lighthouse keeper wrote the names of the ships that passed into a book, night after night, for years.",
        "The museum shows the book of the keeper and a model of the ship.",
        "The council of the island has decided on the price of the tickets for the museum.",
        "The price of the tickets has gone up, the council said; those for the ferry cost the same.",
    ]
    private static let chinese = (0..<60).map { "第\($0)号渡船从旧码头开往对岸的小岛，末班船在夜里回来，风暴来时停在港里。" }
    private static let questions = [
        "who wrote the names of the ships in the book of the lighthouse",
        "why does the ferry not sail in the storm", "what is the price of the tickets for the ferry",
        "is there a night boat back from the island after the last ferry",
    ]

    private func index(_ texts: [[String]]) throws -> MemoryIndex {
        var index = MemoryIndex()
        var first: Int64 = 1
        for some in texts {
            try index.add(some, first: first)
            first += Int64(some.count)
        }
        return index
    }

    private func answers(_ question: String, in index: MemoryIndex) throws -> [Int64] {
        let hits = try IndexSearch(SearchRequest(SearchText(question)), in: index.reading()).hits()
        return (hits.complete + hits.partial).map(\.id)
    }

    @Test(arguments: questions) func textsInOneDoNotChangeTheOrderOfThoseInTheOther(question: String) throws {
        let alone = try answers(question, in: index([Self.english]))
        let together = try answers(question, in: index([Self.english, Self.chinese]))
        #expect(alone.count > 2)
        #expect(together == alone)
    }

    @Test func aWordOfTheOtherKindIsStillFound() throws {
        let texts = Self.chinese + ["渡船的 schedule 在 harbour 门口。", "harbour 里的风暴"]
        #expect(try answers("harbour schedule", in: index([texts, Self.english])).first == 61)
        #expect(try answers("harbour 风暴", in: index([Self.english, texts])).first == Int64(Self.english.count + 62))
    }

    @Test func aTextIsOfTheKindMostOfItIsIn() throws {
        let documents = try index([["The old harbour 码头", "旧码头的 harbour", ""]]).segments[0].documents
        #expect((0..<3).map(documents.script) == [.words, .characters, .characters])
    }
}
