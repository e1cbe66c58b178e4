import Testing

@testable import Publishing

@Suite struct CollectionConcurrencyTests {
    @Test func resultsComeInTheOrderOfTheElements() {
        let numbers = Array(0..<1000)
        #expect(numbers.mapConcurrently { $0 * $0 } == numbers.map { $0 * $0 })
        #expect(numbers[990...].mapConcurrently(String.init) == (990..<1000).map(String.init))
        #expect([Int]().mapConcurrently { $0 } == [])
    }
}
