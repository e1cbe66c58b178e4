import Testing

@testable import Search

@Suite struct SimilarityTests {
    private func vectors(_ texts: [String]) -> [TermVector] {
        let analyzer = Analyzer()
        let counts = texts.map { text in
            var counts = TermCounts()
            counts.add(text, with: analyzer)
            return counts
        }
        return counts.map { own in
            TermVector(own, documents: texts.count) { term in counts.count { $0[term] > 0 } }
        }
    }

    private let texts = [
        "伊核谈判在阿曼举行,美国与伊朗各派代表", "美国恢复制裁,伊朗称伊核谈判不会停止", "渔港的早市从四点开始,鱼贩先到", "早市的鱼贩说渔港变了",
        "海关公布新的关税", "the tide tables of the harbour", "harbour tides rise earlier",
    ]

    @Test func textsOnOneSubjectAreNearer() {
        let similarity = Similarity(vectors(texts))
        for (first, second) in [(0, 1), (2, 3), (5, 6)] {
            for other in texts.indices where other != first && other != second {
                #expect(similarity.widened(first, second) > similarity.widened(first, other), "\(first), \(other)")
            }
            #expect(similarity.widened(first, second) == similarity.widened(second, first))
        }
        #expect(similarity.plain[0][5] == 0)
        #expect(similarity.widened(4, 4) > 0.999)
    }

    @Test func aNeighbourBringsTextsTogetherThatShareNothing() {
        let similarity = Similarity(
            vectors(["alpha beta gamma", "gamma delta epsilon", "delta epsilon zeta", "eta theta"]))
        #expect(similarity.plain[0][2] == 0)
        #expect(similarity.widened(0, 2) > 0)
        #expect(similarity.widened(0, 3) == 0)
    }

    @Test func theHeaviestTermsAreKept() {
        let many = (0..<500).map { "word\($0)x" }.joined(separator: " ") + String(repeating: " telling", count: 9)
        let vector = vectors([many, "another"])[0]
        #expect(vector.elements.count == TermVector.size)
        #expect(zip(vector.elements, vector.elements.dropFirst()).allSatisfy { $0.term < $1.term })
        let length = vector.elements.reduce(0) { $0 + $1.weight * $1.weight }
        #expect(abs(length - 1) < 0.001)
        let telling = Analyzer().tokens(in: "telling")[0].term
        #expect(vector.elements.max { $0.weight < $1.weight }?.term == telling)
    }

    @Test(arguments: ["", "潮", "。"]) func aTextWithoutTermsIsLikeNothing(_ text: String) {
        let similarity = Similarity(vectors([text, "渔港的早市"]))
        #expect(similarity.plain[0] == [0, 0])
        #expect(similarity.widened(0, 1) == 0)
        #expect(Similarity([]).plain.isEmpty)
    }

    @Test func vectorsAreStoredAndReadBack() {
        for vector in vectors(texts + [""]) { #expect(TermVector(bytes: vector.bytes) == vector) }
        #expect(TermVector(bytes: [1, 2, 3]) == nil)
    }

    @Test func whatIsSharedIsSaidInTheTextsWords() {
        let vectors = vectors(texts)
        var words = SharedWords(of: texts[0], vectors[0])
        let shared = words.phrases(with: vectors[1])
        #expect(shared.first == "伊核谈判")
        #expect(Set(shared).isSubset(of: ["伊核谈判", "美国", "伊朗"]))
        var english = SharedWords(of: texts[5], vectors[5])
        #expect(english.phrases(with: vectors[6]).sorted() == ["harbour", "tide"])
        #expect(words.phrases(with: vectors[5]).isEmpty)
    }
}
