/// How often each term stands in a document; a title's count for more.
///
/// A hash table of its own, because a document has thousands of terms and a thousand documents are indexed a second.
public struct TermCounts: Sendable {
    private var keys: [UInt64]
    private var counts: [UInt32]
    public private(set) var distinct = 0
    /// The document's length: the sum of all counts that `add` was told to count.
    public private(set) var length = 0

    public init() {
        keys = Array(repeating: .max, count: 4096)
        counts = Array(repeating: 0, count: 4096)
    }

    /// - Parameter weight: what one occurrence counts for.
    public mutating func add(_ text: String, weight: Int = 1, with analyzer: Analyzer) {
        analyzer.forEachToken(in: text) { add($0.term, weight: weight) }
    }

    public mutating func add(_ term: Term, weight: Int = 1) {
        length += weight
        addUncounted(term, weight: weight)
    }

    /// A facet is no part of the document's length.
    public mutating func add(facet: Term) {
        addUncounted(facet, weight: 1)
    }

    public mutating func removeAll() {
        for index in keys.indices {
            keys[index] = .max
            counts[index] = 0
        }
        distinct = 0
        length = 0
    }

    public subscript(term: Term) -> Int { Int(counts[slot(of: term.key)]) }

    /// In no order.
    public func forEach(_ body: (Term, Int) -> Void) {
        for index in keys.indices where keys[index] != .max { body(Term(key: keys[index]), Int(counts[index])) }
    }

    /// By term.
    public func sorted() -> [(term: Term, count: Int)] {
        keys.indices.lazy.filter { keys[$0] != .max }.map { (term: Term(key: keys[$0]), count: Int(counts[$0])) }
            .sorted { $0.term < $1.term }
    }

    private mutating func addUncounted(_ term: Term, weight: Int) {
        let slot = slot(of: term.key)
        if keys[slot] == .max {
            keys[slot] = term.key
            distinct += 1
            counts[slot] = UInt32(weight)
            if distinct * 2 > keys.count { grow() }
        } else {
            counts[slot] &+= UInt32(weight)
        }
    }

    private func slot(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while keys[slot] != key && keys[slot] != .max { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let (oldKeys, oldCounts) = (keys, counts)
        keys = Array(repeating: .max, count: oldKeys.count * 2)
        counts = Array(repeating: 0, count: oldKeys.count * 2)
        for index in oldKeys.indices where oldKeys[index] != .max {
            let slot = slot(of: oldKeys[index])
            keys[slot] = oldKeys[index]
            counts[slot] = oldCounts[index]
        }
    }
}
