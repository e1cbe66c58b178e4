/// How one sequence became another: what each element of the first turned into, and what was put between.
struct Alignment<Element: Hashable> {
    enum Fate {
        case kept, deleted
        /// Became the element of the other sequence at this index.
        case changed(Int)
    }

    /// One for each element of the first sequence.
    private(set) var fates: [Fate]
    /// Indices in the other sequence of what stands before each element of the first, and after its last.
    private(set) var insertions: [[Int]]

    /// Beyond so many elements that differ, everything between the common beginning and end counts as replaced, as the
    /// search for what they have in common takes time in the product of both (Myers, 1986).
    static var limit: Int { 3000 }

    /// - Parameter isSimilar: whether the one can be a changed form of the other.
    init(from old: [Element], to new: [Element], isSimilar: (Element, Element) -> Bool) {
        fates = Array(repeating: .kept, count: old.count)
        insertions = Array(repeating: [], count: old.count + 1)
        let (removed, inserted) = Self.difference(old, new)
        var i = 0, j = 0
        while i < old.count || j < new.count {
            let isRemoved = i < old.count && removed.contains(i)
            let isInserted = j < new.count && inserted.contains(j)
            guard isRemoved || isInserted else {
                i += 1
                j += 1
                continue
            }
            var gone: [Int] = [], come: [Int] = []
            while i < old.count && removed.contains(i) {
                gone.append(i)
                i += 1
            }
            while j < new.count && inserted.contains(j) {
                come.append(j)
                j += 1
            }
            settle(gone, come, end: i, old, new, isSimilar)
        }
    }

    /// Pairs what was taken away with what came in its place, in their order.
    private mutating func settle(
        _ gone: [Int], _ come: [Int], end: Int, _ old: [Element], _ new: [Element],
        _ isSimilar: (Element, Element) -> Bool
    ) {
        var next = 0
        for i in gone {
            fates[i] = .deleted
            guard gone.count * come.count <= 10_000 else { continue }
            guard let match = come.indices.first(where: { $0 >= next && isSimilar(old[i], new[come[$0]]) }) else {
                continue
            }
            fates[i] = .changed(come[match])
            insertions[i] += come[next..<match]
            next = match + 1
        }
        insertions[end] += come[next...]
    }

    private static func difference(_ old: [Element], _ new: [Element]) -> (removed: Set<Int>, inserted: Set<Int>) {
        var start = 0
        while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
        var oldEnd = old.count, newEnd = new.count
        while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
        }
        guard oldEnd - start + newEnd - start <= limit else {
            return (Set(start..<oldEnd), Set(start..<newEnd))
        }
        var removed: Set<Int> = [], inserted: Set<Int> = []
        for change in new[start..<newEnd].difference(from: old[start..<oldEnd]) {
            switch change {
            case .remove(let offset, _, _): removed.insert(start + offset)
            case .insert(let offset, _, _): inserted.insert(start + offset)
            }
        }
        return (removed, inserted)
    }
}
