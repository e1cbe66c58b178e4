/// The shortest way from one sequence to another (Myers, “An O(ND) Difference Algorithm”, 1986).
struct EditScript {
    private let old: [Int32]
    private let new: [Int32]
    /// For each number of differences, how far each second diagonal reached.
    private var reached: [[Int32]] = []

    init(_ old: [Int32], _ new: [Int32]) {
        self.old = old
        self.new = new
    }

    /// The places of equal elements, in order; none when finding them would take more than is allowed.
    mutating func matches(_ effort: inout Effort) -> [(old: Int, new: Int)] {
        guard let differences = search(&effort) else { return [] }
        return trace(differences)
    }

    /// How many elements must be deleted or inserted at least.
    private mutating func search(_ effort: inout Effort) -> Int? {
        let most = min(old.count + new.count, Effort.differences)
        var furthest = [Int32](repeating: 0, count: 2 * most + 3)
        let middle = most + 1
        for differences in 0...most {
            var steps = 0
            for diagonal in stride(from: -differences, through: differences, by: 2) {
                let index = middle + diagonal
                let comesDown = Self.comesDown(diagonal, differences, furthest[index - 1], furthest[index + 1])
                let start = Int(comesDown ? furthest[index + 1] : furthest[index - 1] + 1)
                var left = start
                while left < old.count, left - diagonal < new.count, old[left] == new[left - diagonal] { left += 1 }
                furthest[index] = Int32(left)
                steps += left - start + 1
                if left >= old.count, left - diagonal >= new.count { return differences }
            }
            reached.append(
                stride(from: -differences, through: differences, by: 2).map { furthest[middle + $0] })
            guard effort.spend(steps) else { return nil }
        }
        return nil
    }

    private static func comesDown(_ diagonal: Int, _ differences: Int, _ below: Int32, _ above: Int32) -> Bool {
        diagonal == -differences || diagonal != differences && below < above
    }

    /// Goes back the way that was found.
    private func trace(_ differences: Int) -> [(old: Int, new: Int)] {
        var matches: [(old: Int, new: Int)] = []
        var (left, right) = (old.count, new.count)
        for differences in stride(from: differences, to: 0, by: -1) {
            let before = reached[differences - 1]
            func reach(_ diagonal: Int) -> Int32 {
                let index = (diagonal + differences - 1) / 2
                return before.indices.contains(index) && diagonal.magnitude < differences ? before[index] : 0
            }
            let diagonal = left - right
            let comesDown = Self.comesDown(diagonal, differences, reach(diagonal - 1), reach(diagonal + 1))
            let previous = comesDown ? diagonal + 1 : diagonal - 1
            let start = Int(reach(previous))
            let turn = comesDown ? start : start + 1
            while left > turn {
                (left, right) = (left - 1, right - 1)
                matches.append((left, right))
            }
            (left, right) = (start, start - previous)
        }
        while left > 0, right > 0 {
            (left, right) = (left - 1, right - 1)
            matches.append((left, right))
        }
        return matches.reversed()
    }
}
