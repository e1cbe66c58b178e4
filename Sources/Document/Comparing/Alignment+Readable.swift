extension Alignment {
    /// Without the small pieces that two rewritten passages happen to share: a comma or a 的 that is kept between two
    /// replacements larger than itself says nothing, and a merge that held on to it would mix two sentences.
    ///
    /// - Parameter weight: How much an element of the old sequence says; nothing for white space.
    func readable(_ oldWeight: (Int) -> Int, _ newWeight: (Int) -> Int) -> Alignment {
        var result: [Weighed] = []
        for hunk in hunks {
            var next = Weighed(
                hunk: hunk, deleted: hunk.old.reduce(0) { $0 + oldWeight($1) },
                inserted: hunk.new.reduce(0) { $0 + newWeight($1) })
            while let last = result.last {
                let kept = (last.hunk.old.upperBound..<next.hunk.old.lowerBound).reduce(0) { $0 + oldWeight($1) }
                guard last.absorbs(kept, with: next) else { break }
                next = last.joined(with: next, kept)
                result.removeLast()
            }
            result.append(next)
        }
        return Alignment(hunks: result.map(\.hunk))
    }

    private struct Weighed {
        let hunk: Hunk
        let deleted: Int
        let inserted: Int

        private var size: Int { max(deleted, inserted) }

        func absorbs(_ kept: Int, with next: Weighed) -> Bool {
            let replaces = deleted + next.deleted > 0 && inserted + next.inserted > 0
            return replaces && kept <= min(size, next.size)
        }

        func joined(with next: Weighed, _ kept: Int) -> Weighed {
            Weighed(
                hunk: Hunk(
                    old: hunk.old.lowerBound..<next.hunk.old.upperBound,
                    new: hunk.new.lowerBound..<next.hunk.new.upperBound),
                deleted: deleted + kept + next.deleted, inserted: inserted + kept + next.inserted)
        }
    }
}
