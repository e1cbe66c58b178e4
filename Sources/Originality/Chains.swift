/// Grams two texts have, one after another and about as far apart in both.
struct Chain {
    fileprivate private(set) var lastOwn: Int
    fileprivate private(set) var ownEnd: Int
    fileprivate private(set) var otherEnd: Int
    fileprivate let otherStart: Int
    private var endedRuns: [SharedPassage.Run] = []
    private var lastRun: SharedPassage.Run

    fileprivate init(_ own: Int, _ other: Int, _ length: Int) {
        lastOwn = own
        ownEnd = own + length
        otherStart = other
        otherEnd = other + length
        lastRun = SharedPassage.Run(own: own, other: other, length: length)
    }

    var runs: [SharedPassage.Run] { endedRuns + [lastRun] }

    fileprivate var shift: Int { lastRun.shift }

    @inline(__always)
    fileprivate mutating func extend(_ own: Int, _ other: Int, _ length: Int) {
        lastOwn = own
        ownEnd = max(ownEnd, own + length)
        otherEnd = max(otherEnd, other + length)
        if lastRun.shift == own - other, own <= lastRun.ownEnd {
            lastRun.length = max(lastRun.length, own + length - lastRun.own)
        } else {
            endedRuns.append(lastRun)
            lastRun = SharedPassage.Run(own: own, other: other, length: length)
        }
    }
}

/// Links grams into chains while the other text is gone through from its beginning.
struct Chains {
    private var open: [Chain] = []
    private var ended: [Chain] = []
    /// No open chain ends before this unit of the other text.
    private var nearestEnd = Int.max - gap
    /// Where among the open chains one with a shift may be, by the shift's lowest bits.
    private var places = [Int](repeating: 0, count: 64)

    /// A chain goes on over so many units that differ.
    private static let gap = 32
    /// How far characters put in or left out may move it.
    private static let slack = 8
    private static let openAtOnce = 64
    /// Where so many are open, the text repeats itself: no more are begun for a gram than where it stands last.
    private static let crowd = 8

    var all: [Chain] { ended + open }

    /// Nothing that begins at this unit of the other text, or later, goes on with a chain that ends too far before it.
    @inline(__always)
    mutating func end(before start: Int) {
        guard start > nearestEnd + Self.gap else { return }
        nearestEnd = .max - Self.gap
        var index = 0
        while index < open.count {
            if open[index].otherEnd + Self.gap < start {
                let length = open[index].otherEnd - open[index].otherStart
                if length >= SharedPassage.leastWeight / 2 { ended.append(open[index]) }
                open.swapAt(index, open.count - 1)
                open.removeLast()
            } else {
                nearestEnd = min(nearestEnd, open[index].otherEnd)
                index += 1
            }
        }
    }

    /// - Parameter isRepeat: whether the gram stands further on in the own text as well.
    @inline(__always)
    mutating func extend(_ own: Int, _ other: Int, _ length: Int, isRepeat: Bool) {
        let shift = own - other
        let known = places[shift & 63]
        if known < open.count, open[known].shift == shift, isWithin(own, known) {
            return extend(known, own, other, length)
        }
        if isRepeat, open.count >= Self.crowd { return }
        if let near = nearest(own, shift) { return extend(near, own, other, length) }
        guard open.count < Self.openAtOnce else { return }
        places[shift & 63] = open.count
        nearestEnd = min(nearestEnd, other + length)
        open.append(Chain(own, other, length))
    }

    @inline(__always)
    private mutating func extend(_ index: Int, _ own: Int, _ other: Int, _ length: Int) {
        open[index].extend(own, other, length)
        places[(own - other) & 63] = index
    }

    /// The chain this place of the own text goes on with.
    private func nearest(_ own: Int, _ shift: Int) -> Int? {
        var best: Int?
        var nearest = Self.slack + 1
        for index in open.indices where isWithin(own, index) {
            let distance = abs(open[index].shift - shift)
            if distance < nearest { (best, nearest) = (index, distance) }
        }
        return best
    }

    @inline(__always)
    private func isWithin(_ own: Int, _ index: Int) -> Bool {
        own >= open[index].lastOwn && own <= open[index].ownEnd + Self.gap
    }
}
