extension Passage {
    /// Where the passage stands in another form of its document.
    ///
    /// Of all places with its words, the one whose surroundings are the most like those remembered; of several alike, the
    /// one where it stood. `nil` when its words are gone, when several places are as good, and when a few words stand
    /// where nothing around them is the same.
    public func locate(in document: Document) -> Location? {
        let text = CountedText(document)
        let quote = Array(quote.utf16), prefix = Array(prefix.utf16), suffix = Array(suffix.utf16)
        guard !quote.isEmpty, quote.count <= Self.longest else { return nil }
        var best: [Location] = [], mostAlike = -1
        for start in text.units.places(of: quote) {
            guard let location = text.location(of: start..<(start + quote.count)) else { continue }
            let alike =
                text.units.likeness(before: start, prefix)
                + text.units.likeness(after: start + quote.count, suffix)
            if alike > mostAlike { (best, mostAlike) = ([], alike) }
            if alike == mostAlike { best.append(location) }
        }
        guard mostAlike == prefix.count + suffix.count || mostAlike + quote.count >= Self.enough else { return nil }
        if best.count == 1 { return best.first }
        return best.first { $0 == Location(block: block, start: start, end: end) }
    }

    /// UTF-16 code units that must be the same, words and surroundings together, to be sure it is no chance.
    private static let enough = 8
}

extension [UInt16] {
    /// Every place where `pattern` begins, overlapping ones too, in time linear in both (Knuth, Morris and Pratt).
    fileprivate func places(of pattern: [UInt16]) -> [Int] {
        var borders = [0], matched = 0
        for index in pattern.indices.dropFirst() {
            while matched > 0, pattern[index] != pattern[matched] { matched = borders[matched - 1] }
            if pattern[index] == pattern[matched] { matched += 1 }
            borders.append(matched)
        }
        var places: [Int] = []
        matched = 0
        for index in indices {
            while matched > 0, matched == pattern.count || self[index] != pattern[matched] {
                matched = borders[matched - 1]
            }
            if self[index] == pattern[matched] { matched += 1 }
            if matched == pattern.count { places.append(index + 1 - matched) }
        }
        return places
    }

    fileprivate func likeness(before end: Int, _ text: [UInt16]) -> Int {
        var count = 0
        while count < text.count, count < end, self[end - 1 - count] == text[text.count - 1 - count] { count += 1 }
        return count
    }

    fileprivate func likeness(after start: Int, _ text: [UInt16]) -> Int {
        var count = 0
        while count < text.count, start + count < self.count, self[start + count] == text[count] { count += 1 }
        return count
    }
}
