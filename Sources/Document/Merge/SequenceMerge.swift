/// Joins two changed forms of one sequence so that nothing either side wrote is lost.
///
/// What only one side changed is taken. What both put in one place stands there twice, theirs first. What both changed is
/// combined; where that cannot be done it is a conflict, and theirs stands.
struct SequenceMerge<Element: Hashable> {
    struct Conflict {
        /// Where it is in `merged`.
        let position: Int
        let base: Element
        /// `nil` where that side deleted it.
        let mine: Element?
        let theirs: Element?
    }

    private(set) var merged: [Element] = []
    private(set) var conflicts: [Conflict] = []
    /// Both replaced the same elements by different ones: both stand in `merged`, one after the other.
    private(set) var hasRivals = false

    /// - Parameters:
    ///   - isSimilar: whether the one can be a changed form of the other.
    ///   - combine: joins the base, mine and theirs of one element; `nil` where they cannot be joined.
    init(
        base: [Element], mine: [Element], theirs: [Element], isSimilar: (Element, Element) -> Bool = { _, _ in false },
        combine: (Element, Element, Element) -> Element? = { _, _, _ in nil }
    ) {
        let my = Alignment(from: base, to: mine, isSimilar: isSimilar)
        let their = Alignment(from: base, to: theirs, isSimilar: isSimilar)
        for index in 0...base.count {
            insert(my.insertions[index].map { mine[$0] }, their.insertions[index].map { theirs[$0] })
            if index > 0, case .deleted = my.fates[index - 1], case .deleted = their.fates[index - 1],
                !my.insertions[index].isEmpty, !their.insertions[index].isEmpty,
                my.insertions[index].map({ mine[$0] }) != their.insertions[index].map({ theirs[$0] })
            {
                hasRivals = true
            }
            guard index < base.count else { break }
            let element = base[index]
            switch (my.fates[index], their.fates[index]) {
            case (.kept, .kept): merged.append(element)
            case (.kept, .changed(let theirIndex)): merged.append(theirs[theirIndex])
            case (.changed(let myIndex), .kept): merged.append(mine[myIndex])
            case (.deleted, .changed(let theirIndex)):
                conflict(element, nil, theirs[theirIndex], keeping: theirs[theirIndex])
            case (.changed(let myIndex), .deleted): conflict(element, mine[myIndex], nil, keeping: mine[myIndex])
            case (.changed(let myIndex), .changed(let theirIndex)):
                let (ours, others) = (mine[myIndex], theirs[theirIndex])
                if ours == others {
                    merged.append(others)
                } else if let both = combine(element, ours, others) {
                    merged.append(both)
                } else {
                    conflict(element, ours, others, keeping: others)
                }
            case (.deleted, _), (_, .deleted): break
            }
        }
    }

    private mutating func insert(_ mine: [Element], _ theirs: [Element]) {
        merged += theirs
        if mine != theirs { merged += mine }
    }

    private mutating func conflict(_ base: Element, _ mine: Element?, _ theirs: Element?, keeping kept: Element) {
        conflicts.append(Conflict(position: merged.count, base: base, mine: mine, theirs: theirs))
        merged.append(kept)
    }

    /// The joined sequence, unless the two sides contradict each other.
    var agreed: [Element]? { conflicts.isEmpty && !hasRivals ? merged : nil }
}
