/// One step from a sequence to its later form.
enum Step<Element> {
    case kept(Element, Element)
    case changed(Element, Element)
    case deleted(Element)
    case inserted(Element)
}

extension Step where Element: Alike {
    /// How `old` became `new`.
    ///
    /// - Parameter replacing: Whether what stands where something else stood counts as its later form even if the two
    ///   have nothing in common, as a merge has to see it.
    static func steps(
        from old: [Element], to new: [Element], replacing: Bool = false, _ effort: inout Effort
    ) -> [Step] {
        var steps: [Step] = []
        var next = (old: 0, new: 0)
        func keep(until end: Int) {
            while next.old < end {
                steps.append(.kept(old[next.old], new[next.new]))
                next = (next.old + 1, next.new + 1)
            }
        }
        for hunk in Alignment(old, new, effort: &effort).hunks {
            keep(until: hunk.old.lowerBound)
            steps += replaced(old[hunk.old], new[hunk.new], replacing: replacing, &effort)
            next = (hunk.old.upperBound, hunk.new.upperBound)
        }
        keep(until: old.count)
        return steps
    }

    private static func replaced(
        _ old: ArraySlice<Element>, _ new: ArraySlice<Element>, replacing: Bool, _ effort: inout Effort
    ) -> [Step] {
        var steps: [Step] = []
        var next = (old: old.startIndex, new: new.startIndex)
        func addRest(until end: (old: Int, new: Int)) {
            var deleted = old[next.old..<end.old], inserted = new[next.new..<end.new]
            while replacing, !deleted.isEmpty, !inserted.isEmpty {
                steps.append(.changed(deleted.removeFirst(), inserted.removeFirst()))
            }
            steps += deleted.map(Step.deleted) + inserted.map(Step.inserted)
        }
        for pair in pairs(old, new, &effort) {
            addRest(until: pair)
            steps.append(.changed(old[pair.old], new[pair.new]))
            next = (pair.old + 1, pair.new + 1)
        }
        addRest(until: (old.endIndex, new.endIndex))
        return steps
    }

    /// How far ahead a later form is looked for.
    private static var reach: Int { 16 }

    /// Each with the likest of those that follow, so that no two pairs cross.
    private static func pairs(
        _ old: ArraySlice<Element>, _ new: ArraySlice<Element>, _ effort: inout Effort
    ) -> [(old: Int, new: Int)] {
        guard !old.isEmpty, !new.isEmpty else { return [] }
        var pairs: [(old: Int, new: Int)] = []
        let likenesses = new.map(\.likeness)
        var free = new.startIndex
        for (index, element) in zip(old.indices, old) {
            let likeness = element.likeness
            var best: (index: Int, share: Double)?
            for candidate in free..<min(free + reach, new.endIndex) {
                let share = likeness.share(with: likenesses[candidate - new.startIndex], &effort)
                if let share, share > best?.share ?? 0 { best = (candidate, share) }
            }
            if let best {
                pairs.append((index, best.index))
                free = best.index + 1
            }
        }
        return pairs
    }
}
