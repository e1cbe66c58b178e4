/// Goes through two later forms of a sequence beside the form they come from.
struct BlockMerger {
    private(set) var conflicts: [DocumentMerge.Conflict] = []
    var effort = Effort()
    /// Where what is being merged will stand.
    private var path: [Int] = []

    /// Both sides changed something of which no part can be a conflict of its own.
    struct Unmergeable: Error {}

    mutating func merge<Element: Mergeable>(
        _ base: [Element], _ mine: [Element], _ theirs: [Element]
    ) throws(Unmergeable) -> [Element] {
        let left = Fates(of: base, in: mine, &effort), right = Fates(of: base, in: theirs, &effort)
        var merged: [Element] = []
        for index in 0...base.count {
            merged += Self.both(left.inserted[index], right.inserted[index])
            guard index < base.count else { break }
            path.append(merged.count)
            defer { path.removeLast() }
            switch (left.fates[index], right.fates[index]) {
            case (.kept, .kept(let element)), (.kept, .changed(let element)), (.changed(let element), .kept):
                merged.append(element)
            case (.deleted, .deleted), (.deleted, .kept), (.kept, .deleted): break
            case (.changed(let mine), .changed(let theirs)):
                merged +=
                    mine == theirs
                    ? [theirs] : try Element.merge(base[index], mine: mine, theirs: theirs, with: &self)
            case (.changed(let mine), .deleted):
                merged += try Element.conflict(base[index], mine: mine, theirs: nil, with: &self)
            case (.deleted, .changed(let theirs)):
                merged += try Element.conflict(base[index], mine: nil, theirs: theirs, with: &self)
            }
        }
        return merged
    }

    mutating func report(base: [Block], mine: [Block], theirs: [Block]) {
        conflicts.append(
            DocumentMerge.Conflict(
                path: path, base: base, mine: mine, theirs: theirs, shown: theirs.isEmpty ? .mine : .theirs))
    }

    /// What both inserted at one place: what they begin and end with alike stands once.
    private static func both<Element: Equatable>(_ mine: [Element], _ theirs: [Element]) -> [Element] {
        let start = zip(mine, theirs).prefix { $0 == $1 }.count
        let rest = mine.dropFirst(start)
        let end = zip(rest.reversed(), theirs.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        return theirs.dropLast(end) + Array(rest.dropLast(end)) + theirs.suffix(end)
    }
}

/// What one side made of each element, and what it put before each and after the last.
private struct Fates<Element: Alike> {
    enum Fate {
        case kept(Element)
        case changed(Element)
        case deleted
    }

    private(set) var fates: [Fate] = []
    private(set) var inserted: [[Element]] = [[]]

    init(of base: [Element], in side: [Element], _ effort: inout Effort) {
        for step in Step.steps(from: base, to: side, replacing: true, &effort) {
            switch step {
            case .kept(_, let element): add(.kept(element))
            case .changed(_, let element): add(.changed(element))
            case .deleted: add(.deleted)
            case .inserted(let element): inserted[fates.count].append(element)
            }
        }
    }

    private mutating func add(_ fate: Fate) {
        fates.append(fate)
        inserted.append([])
    }
}
