/// Two later forms of one line, put together word by word.
///
/// What one side changed is taken. Where both inserted at the same point, theirs stands first, then mine; where both
/// made the same change it stands once; what both deleted, wholly or in part, is deleted. How words are set is merged
/// style by style.
struct LineMerge {
    private let base: [InlineToken]
    private let mine: [InlineToken]
    private let theirs: [InlineToken]
    private var merged: [InlineToken] = []
    /// Where the last token stood on either side.
    private var last: (mine: Int?, theirs: Int?) = (nil, nil)
    /// How far the next kept token stands from its place in the base.
    private var shift = (mine: 0, theirs: 0)
    private var end = 0
    private var isConflict = false

    /// The line of both, or `nil` where they changed the same words differently.
    static func merged(
        _ base: [InlineToken], _ mine: [InlineToken], _ theirs: [InlineToken], _ effort: inout Effort
    ) -> [InlineToken]? {
        var merge = LineMerge(base: base, mine: mine, theirs: theirs)
        var left = Alignment(base, mine, effort: &effort).hunks[...]
        var right = Alignment(base, theirs, effort: &effort).hunks[...]
        while let overlap = Overlap(taking: &left, &right) {
            merge.keep(until: overlap.base.lowerBound)
            merge.add(overlap)
            if merge.isConflict { return nil }
        }
        merge.keep(until: base.count)
        return merge.isConflict ? nil : merge.merged
    }

    private init(base: [InlineToken], mine: [InlineToken], theirs: [InlineToken]) {
        self.base = base
        self.mine = mine
        self.theirs = theirs
    }

    private mutating func keep(until place: Int) {
        for index in end..<place {
            let (left, right) = (index + shift.mine, index + shift.theirs)
            guard let marks = Marks.merged(base[index].marks, mine[left].marks, theirs[right].marks) else {
                isConflict = true
                return
            }
            append(InlineToken(content: theirs[right].content, marks: marks), left, right)
        }
        end = place
    }

    private mutating func add(_ overlap: Overlap) {
        func range(_ hunks: [Alignment.Hunk], _ shift: Int) -> Range<Int> {
            let growth = hunks.reduce(0) { $0 + $1.new.count - $1.old.count }
            return (overlap.base.lowerBound + shift)..<(overlap.base.upperBound + shift + growth)
        }
        let left = range(overlap.mine, shift.mine), right = range(overlap.theirs, shift.theirs)
        if overlap.theirs.isEmpty {
            isConflict = isRelinked(overlap.base, theirs[right])
            for index in left { append(mine[index], index, nil) }
        } else if overlap.mine.isEmpty {
            isConflict = isRelinked(overlap.base, mine[left])
            for index in right { append(theirs[index], nil, index) }
        } else if mine[left].isSaid(by: theirs[right]) {
            for (left, right) in zip(left, right) { append(theirs[right], left, right) }
        } else if overlap.base.isEmpty {
            for index in right { append(theirs[index], nil, index) }
            for index in left { append(mine[index], index, nil) }
        } else {
            isConflict = !overlap.onlyDeletes
        }
        shift = (left.upperBound - overlap.base.upperBound, right.upperBound - overlap.base.upperBound)
        end = overlap.base.upperBound
    }

    /// Whether words the other side took away had been given another link: a link is part of what a text says.
    private func isRelinked(_ range: Range<Int>, _ tokens: ArraySlice<InlineToken>) -> Bool {
        zip(base[range], tokens).contains { $0.marks.link != $1.marks.link }
    }

    /// Two words grow together only where they did so on one of the sides.
    private mutating func append(_ token: InlineToken, _ left: Int?, _ right: Int?) {
        let followsMine = left.map { $0 == (last.mine ?? -2) + 1 } ?? false
        let followsTheirs = right.map { $0 == (last.theirs ?? -2) + 1 } ?? false
        if !followsMine, !followsTheirs, merged.last?.growsTogether(with: token) ?? false {
            merged.append(InlineToken(content: .text(" ")))
        }
        merged.append(token)
        last = (left, right)
    }
}

extension ArraySlice<InlineToken> {
    fileprivate func isSaid(by other: ArraySlice<InlineToken>) -> Bool {
        elementsEqual(other) { $0.content == $1.content && $0.marks.link == $1.marks.link }
    }
}

extension Marks {
    /// What both sides did to a word; `nil` when they linked it to different places.
    fileprivate static func merged(_ base: Marks, _ mine: Marks, _ theirs: Marks) -> Marks? {
        let changed = base.style.symmetricDifference(mine.style).union(base.style.symmetricDifference(theirs.style))
        guard let link = Merged(base.link, mine.link, theirs.link) else { return nil }
        return Marks(base.style.symmetricDifference(changed), link: link.value)
    }
}
