/// Where two sequences differ; between those places they are equal, element by element.
struct Alignment {
    struct Hunk: Equatable {
        var old: Range<Int>
        var new: Range<Int>
    }

    /// In order, none empty, no two touching.
    private(set) var hunks: [Hunk] = []

    init<Element: Hashable>(_ old: [Element], _ new: [Element], effort: inout Effort) {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
        let oldMiddle = start..<(old.count - end), newMiddle = start..<(new.count - end)
        var next = (old: start, new: start)
        for match in Self.matches(old[oldMiddle], new[newMiddle], &effort) {
            add(Hunk(old: next.old..<match.old, new: next.new..<match.new))
            next = (match.old + 1, match.new + 1)
        }
        add(Hunk(old: next.old..<oldMiddle.upperBound, new: next.new..<newMiddle.upperBound))
    }

    init(hunks: [Hunk]) {
        self.hunks = hunks
    }

    private mutating func add(_ hunk: Hunk) {
        if !hunk.old.isEmpty || !hunk.new.isEmpty { hunks.append(hunk) }
    }

    private static func matches<Element: Hashable>(
        _ old: ArraySlice<Element>, _ new: ArraySlice<Element>, _ effort: inout Effort
    ) -> [(old: Int, new: Int)] {
        guard !old.isEmpty, !new.isEmpty else { return [] }
        var names: [Element: Int32] = [:]
        func named(_ slice: ArraySlice<Element>) -> [Int32] {
            slice.map { element in
                if let name = names[element] { return name }
                let name = Int32(names.count)
                names[element] = name
                return name
            }
        }
        let left = named(old), right = named(new)
        // What only one side has is no part of any match; without it even two texts without a word in common are quick.
        let inLeft = Set(left), inRight = Set(right)
        let leftPlaces = left.indices.filter { inRight.contains(left[$0]) }
        let rightPlaces = right.indices.filter { inLeft.contains(right[$0]) }
        var script = EditScript(leftPlaces.map { left[$0] }, rightPlaces.map { right[$0] })
        return script.matches(&effort).map {
            (old.startIndex + leftPlaces[$0.old], new.startIndex + rightPlaces[$0.new])
        }
    }
}
