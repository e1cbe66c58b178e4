import Testing

@testable import Originality

@Suite struct ChainsTests {
    @Test func aRepeatedParagraphIsFoundWhereverItStands() {
        let paragraph = "沿江的轻轨从明年春天起延长到旧码头，夜班车每半小时一班，票价保持不变，学生和老人仍然半价。"
        let text = ComparedText([.init(paragraph), .init("中间说的是别的事，与轻轨没有关系。"), .init(paragraph)])
        let passages = TextComparison(text).passages(with: ComparedText([.init(paragraph)]).sketch)
        let length = ComparedText([.init(paragraph)]).sketch.bytes.count
        #expect(passages.map(\.own) == [0..<length, (text.sketch.bytes.count - length)..<text.sketch.bytes.count])
    }

    @Test func verifiesWhatTheSketchPromises() {
        let shared = "沿江的轻轨从明年春天起延长到旧码头，夜班车每半小时一班，票价保持不变，学生和老人仍然半价。"
        let comparison = TextComparison(ComparedText([.init("开头。"), .init(shared)]))
        let other = ComparedText([.init("别处有一段很长的话，与这件事没有关系，只是放在前面。"), .init(shared), .init("后记。")])
        let promised = comparison.passages(with: other.sketch)
        #expect(promised.count == 1)
        #expect(comparison.verified(promised, in: other) == promised)
        #expect(comparison.verified([], in: other).isEmpty)
    }

    @Test func findsWhatIsTrueOfAFalsePromise() {
        let shared = "沿江的轻轨从明年春天起延长到旧码头，夜班车每半小时一班，票价保持不变，学生和老人仍然半价。"
        let comparison = TextComparison(ComparedText([.init(shared)]))
        let promised = comparison.passages(with: ComparedText([.init(shared)]).sketch)
        let changed = ComparedText([.init(shared.replacing("春", with: "秋"))])
        let found = comparison.verified(promised, in: changed)
        #expect(found == comparison.passages(with: changed.sketch))
        #expect(found != promised)
        #expect(comparison.verified(promised, in: ComparedText([.init(String(shared.prefix(20)))])).isEmpty)
        #expect(comparison.verified(promised, in: ComparedText([.init("山上的茶园")])).isEmpty)
    }
}
