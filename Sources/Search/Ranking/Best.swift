/// The best of what it is given, up to a number.
struct Best<Item> {
    private struct Entry {
        let score: Double
        /// Decides among equals: the greater is better.
        let tie: Int64
        let item: Item

        func isWorse(than other: Entry) -> Bool { (score, tie) < (other.score, other.tie) }
    }

    private let limit: Int
    /// A heap whose first is the worst.
    private var heap: [Entry] = []

    init(_ limit: Int) {
        self.limit = max(limit, 0)
    }

    /// What has less cannot be among the best any more.
    var threshold: Double { heap.count < limit ? -.infinity : heap.first?.score ?? .infinity }

    mutating func add(_ item: @autoclosure () -> Item, score: Double, tie: Int64) {
        if heap.count < limit {
            heap.append(Entry(score: score, tie: tie, item: item()))
            rise(heap.count - 1)
        } else if let worst = heap.first, (worst.score, worst.tie) < (score, tie) {
            heap[0] = Entry(score: score, tie: tie, item: item())
            sink()
        }
    }

    /// The best first.
    func sorted() -> [(item: Item, score: Double)] {
        heap.sorted { $1.isWorse(than: $0) }.map { ($0.item, $0.score) }
    }

    private mutating func rise(_ start: Int) {
        var index = start
        while index > 0, heap[index].isWorse(than: heap[(index - 1) / 2]) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    private mutating func sink() {
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < heap.count && heap[child].isWorse(than: heap[least]) {
                least = child
            }
            if least == index { return }
            heap.swapAt(index, least)
            index = least
        }
    }
}
